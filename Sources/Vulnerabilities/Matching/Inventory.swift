import VersionOrdering

/// What is in the bill beside the component: conditions ("running on") are held against it.
public struct Inventory: Sendable {
    private var versions: [ProductKey: [String?]] = [:]
    /// The bill says on which operating system it runs.
    private var hasSystem = false
    /// All that it says is that it is a Linux; of which distribution stays open.
    private var isAnyLinux = false

    /// - Parameter systems: distributions that package URLs name without a component of their own.
    public init(_ subjects: [MatchSubject], systems: Set<String> = []) {
        for subject in subjects {
            for lookUp in subject.lookUps where lookUp.kind != .name {
                versions[lookUp.key, default: []].append(lookUp.version)
                let text = lookUp.key.text
                // Firmware of a device inside says nothing of the system that programs run on.
                guard text.hasPrefix("c:o:"), !text.hasSuffix("_firmware") else { continue }
                if lookUp.key == Inventory.kernel { isAnyLinux = true } else { hasSystem = true }
            }
        }
        if !systems.isEmpty { hasSystem = true }
        let names = Set(
            Inventory.systemNames.values.map { ProductKey.cpe(part: "o", vendor: $0, product: $1) })
        if systems.contains(where: { Inventory.systemNames[$0] != nil })
            || !names.isDisjoint(with: versions.keys)
        {
            // Each of them is a Linux, whether or not the bill lists the kernel.
            if versions[Inventory.kernel] == nil { versions[Inventory.kernel] = [nil] }
        }
        for system in systems {
            guard let name = Inventory.systemNames[system] else { continue }
            versions[.cpe(part: "o", vendor: name.vendor, product: name.product), default: []].append(nil)
        }
    }

    private static let kernel = ProductKey.cpe(part: "o", vendor: "linux", product: "linux_kernel")
    /// Vendors of systems none of which is a Linux.
    private static let otherSystems: Set = ["microsoft", "apple", "freebsd", "openbsd", "netbsd"]

    private static let systemNames: [String: (vendor: String, product: String)] = [
        "debian": ("debian", "debian_linux"), "ubuntu": ("canonical", "ubuntu_linux"),
        "alpine": ("alpinelinux", "alpine_linux"), "red hat": ("redhat", "enterprise_linux"),
    ]

    /// What a condition asks of a bill, taken apart once: a feed asks the same thousands of times.
    struct Question: Sendable {
        fileprivate let key: ProductKey?
        fileprivate let span: VersionSpan
        fileprivate let scheme: VersionScheme
        /// Its CPE name speaks of an operating system or of a device.
        fileprivate let platform: Platform?

        fileprivate enum Platform {
            /// Another system than any Linux, or one that may be a Linux.
            case system(isOther: Bool)
            /// What runs on the device, as a product.
            case device(firmware: ProductKey)
        }

        init(_ statement: ProductStatement) {
            key = ProductKey.of(statement.subject)
            span = statement.span
            scheme = statement.scheme ?? Inventory.scheme(of: statement.subject)
            guard case .cpe(let text) = statement.subject, let fields = CPEFields(text) else {
                platform = nil
                return
            }
            switch fields[.part] {
            case "o": platform = .system(isOther: Inventory.otherSystems.contains(fields[.vendor]))
            case "h":
                platform = .device(
                    firmware: .cpe(
                        part: "o", vendor: fields[.vendor], product: fields[.product] + "_firmware"))
            default: platform = nil
            }
        }
    }

    /// Whether the bill holds what a statement speaks of.
    func holds(_ statement: ProductStatement) -> Truth { holds(Question(statement)) }

    func holds(_ question: Question) -> Truth {
        guard let key = question.key else { return .unknown }
        if let present = versions[key] {
            return Truth.any(
                present.map { version in
                    switch SpanRule.standing(of: version, to: question.span, scheme: question.scheme) {
                    case .inside: .yes
                    case .outside: .no
                    case .undecided: .unknown
                    }
                })
        }
        switch question.platform {
        case .system(let isOther)?: return hasSystem || isAnyLinux && isOther ? .no : .unknown
        // A device is what its firmware runs on.
        case .device(let firmware)?: return versions[firmware] == nil ? .unknown : .yes
        case nil: return .unknown
        }
    }

    static func scheme(of subject: ProductStatement.Subject) -> VersionScheme {
        guard case .cpe(let text) = subject, let fields = CPEFields(text) else { return .generic }
        return ProductKey.scheme(vendor: fields[.vendor], product: fields[.product])
    }
}

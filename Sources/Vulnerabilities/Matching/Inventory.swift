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

    /// Whether the bill holds what a statement speaks of.
    func holds(_ statement: ProductStatement) -> Truth {
        guard let key = ProductKey.of(statement.subject) else { return .unknown }
        if let present = versions[key] {
            let scheme = statement.scheme ?? Inventory.scheme(of: statement.subject)
            return Truth.any(
                present.map { version in
                    switch SpanRule.standing(of: version, to: statement.span, scheme: scheme) {
                    case .inside: .yes
                    case .outside: .no
                    case .undecided: .unknown
                    }
                })
        }
        guard case .cpe(let text) = statement.subject, let fields = CPEFields(text) else { return .unknown }
        switch fields[.part] {
        case "o":
            if hasSystem || isAnyLinux && Inventory.otherSystems.contains(fields[.vendor]) { return .no }
            return .unknown
        case "h":
            // A device is what its firmware runs on.
            let firmware = ProductKey.cpe(
                part: "o", vendor: fields[.vendor], product: fields[.product] + "_firmware")
            return versions[firmware] == nil ? .unknown : .yes
        default: return .unknown
        }
    }

    static func scheme(of subject: ProductStatement.Subject) -> VersionScheme {
        guard case .cpe(let text) = subject, let fields = CPEFields(text) else { return .generic }
        return ProductKey.scheme(vendor: fields[.vendor], product: fields[.product])
    }
}

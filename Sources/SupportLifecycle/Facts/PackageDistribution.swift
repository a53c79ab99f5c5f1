import BillOfMaterials

/// A release of a distribution of packages, as a package URL or the bill's operating system names it.
struct PackageDistribution: Hashable {
    /// The vendor and product of its CPE name.
    let vendor: String
    let product: String
    /// As written: `12`, `22.04`, `bookworm`.
    let release: String

    /// Types of package URLs whose packages a distribution builds and supports.
    static let types: Set = ["deb", "rpm", "apk"]

    /// The vendor and product of a distribution by the name that package URLs and os-release have for it.
    static let known: [String: (vendor: String, product: String)] = [
        "debian": ("debian", "debian_linux"), "ubuntu": ("canonical", "ubuntu_linux"),
        "alpine": ("alpinelinux", "alpine_linux"), "rhel": ("redhat", "enterprise_linux"),
        "redhat": ("redhat", "enterprise_linux"), "centos": ("centos", "centos"),
        "fedora": ("fedoraproject", "fedora"), "rocky": ("rocky", "rocky"),
        "almalinux": ("almalinux", "almalinux"), "amzn": ("amazon", "linux"), "amazon": ("amazon", "linux"),
        "ol": ("oracle", "linux"), "oracle": ("oracle", "linux"), "sles": ("suse", "sles"),
        "suse": ("suse", "sles"), "opensuse": ("opensuse", "leap"), "opensuse-leap": ("opensuse", "leap"),
    ]

    /// From the qualifier `distro` (`debian-12`, `el9`, `bookworm`); nil when it says nothing known.
    static func of(_ url: PackageURL) -> PackageDistribution? {
        guard types.contains(url.type), let written = url.qualifier("distro")?.lowercased() else {
            return nil
        }
        let namespace = url.namespace.split(separator: "/").first.map(String.init) ?? ""
        if let dash = written.lastIndex(of: "-"),
            let family = known[String(written[..<dash])], dash < written.endIndex
        {
            let release = written[written.index(after: dash)...]
            return PackageDistribution(
                vendor: family.vendor, product: family.product, release: String(release))
        }
        guard let family = known[namespace] else { return nil }
        let letters = written.prefix(while: \.isLetter)
        let rest = written.dropFirst(letters.count)
        let release =
            ["el", "fc", "amzn"].contains(String(letters)) && !rest.isEmpty ? String(rest) : written
        return PackageDistribution(vendor: family.vendor, product: family.product, release: release)
    }

    /// From the operating system that stands in the same bill, when it is the one that builds such packages
    /// and there is only one of it.
    static func of(_ url: PackageURL, among systems: [PackageDistribution]) -> PackageDistribution? {
        let namespace = url.namespace.split(separator: "/").first.map(String.init) ?? ""
        guard types.contains(url.type), let family = known[namespace.lowercased()] else { return nil }
        let fitting = Set(systems.filter { $0.vendor == family.vendor && $0.product == family.product })
        return fitting.count == 1 ? fitting.first : nil
    }

    /// The operating systems among a bill's components, its subject included.
    static func systems(in bill: Bill) -> [PackageDistribution] {
        (bill.everyComponent + [bill.metadata.subject].compactMap { $0 }).compactMap(system)
    }

    private static func system(_ component: Component) -> PackageDistribution? {
        if let cpe = component.cpe, cpe[.part].word == "o", let vendor = cpe[.vendor].word,
            let product = cpe[.product].word, let release = cpe[.version].word ?? component.version
        {
            return PackageDistribution(vendor: vendor, product: product, release: release)
        }
        guard component.kind == "operating-system", let release = component.version,
            let family = known[component.name.lowercased()]
        else { return nil }
        return PackageDistribution(vendor: family.vendor, product: family.product, release: release)
    }
}

extension CPEValue {
    /// The text in lower case, when it is one without wildcards.
    var word: String? {
        if case .text(let text) = self, !text.hasWildcard { text.body.lowercased() } else { nil }
    }
}

import BillOfMaterials

/// The name that a package URL's package has in OSV: ecosystem and package, as both are spelled there.
public enum EcosystemName {
    /// Nil for types that OSV has no ecosystem for.
    public static func of(_ url: PackageURL) -> (ecosystem: String, name: String)? {
        let path = url.namespace.isEmpty ? url.name : url.namespace + "/" + url.name
        if let ecosystem = plain[url.type] { return (ecosystem, path) }
        switch url.type {
        case "maven": return ("Maven", url.namespace + ":" + url.name)
        case "deb", "apk", "rpm":
            guard let system = systems[url.type + "/" + url.namespace] else { return nil }
            // Advisories speak of source packages; generators of bills write the source as `upstream`.
            let source = url.qualifier("upstream")?.prefix { $0 != "@" }
            let name = source.map(String.init) ?? url.name
            guard let release = release(url) else { return (system, name) }
            return (system + ":" + release, name)
        default: return nil
        }
    }

    private static let plain = [
        "pypi": "PyPI", "npm": "npm", "golang": "Go", "cargo": "crates.io", "nuget": "NuGet",
        "gem": "RubyGems", "composer": "Packagist", "hex": "Hex", "pub": "Pub", "cran": "CRAN",
        "hackage": "Hackage", "swift": "SwiftURL", "conan": "ConanCenter",
    ]

    private static let systems = [
        "deb/debian": "Debian", "deb/ubuntu": "Ubuntu", "apk/alpine": "Alpine", "apk/wolfi": "Wolfi",
        "apk/chainguard": "Chainguard", "rpm/redhat": "Red Hat", "rpm/suse": "SUSE",
        "rpm/opensuse": "openSUSE", "rpm/almalinux": "AlmaLinux", "rpm/rocky": "Rocky Linux",
        "rpm/openeuler": "openEuler", "rpm/mageia": "Mageia",
    ]

    /// The release out of `distro=debian-12`, `distro=alpine-3.18.2`.
    private static func release(_ url: PackageURL) -> String? {
        guard let distro = url.qualifier("distro"), let dash = distro.lastIndex(of: "-") else { return nil }
        let number = distro[distro.index(after: dash)...]
        guard number.first?.isNumber == true else { return nil }
        switch url.namespace {
        case "debian": return String(number.prefix { $0 != "." })
        case "alpine": return "v" + number.split(separator: ".").prefix(2).joined(separator: ".")
        case "ubuntu": return String(number)
        default: return nil
        }
    }
}

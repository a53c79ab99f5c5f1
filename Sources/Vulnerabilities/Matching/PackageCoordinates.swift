import BillOfMaterials

/// A package URL in the words in which advisories speak of packages.
struct PackageCoordinates {
    /// The ecosystem in lower case, as OSV names it.
    let family: String
    /// The release of a distribution; empty when it has none or none is known.
    let release: String
    /// The name that advisories use; of a distribution, the source package.
    let name: String
    let version: String?
    let isDistribution: Bool

    private static let families: [String: String] = [
        "pypi": "pypi", "npm": "npm", "golang": "go", "maven": "maven", "cargo": "crates.io",
        "nuget": "nuget", "gem": "rubygems", "composer": "packagist", "hex": "hex", "pub": "pub",
        "cran": "cran", "hackage": "hackage", "swift": "swifturl", "githubactions": "github actions",
    ]
    private static let distributions: [String: String] = [
        "debian": "debian", "ubuntu": "ubuntu", "alpine": "alpine", "redhat": "red hat", "rhel": "red hat",
        "rocky": "rocky linux", "almalinux": "almalinux", "suse": "suse", "opensuse": "opensuse",
        "wolfi": "wolfi", "chainguard": "chainguard",
    ]

    /// nil where advisories have no words for packages of this type.
    init?(_ url: PackageURL, component: Component, system: (family: String, release: String)?) {
        version = url.version
        if ["deb", "rpm", "apk"].contains(url.type) {
            let namespace = url.namespace.split(separator: "/").first.map { $0.lowercased() } ?? ""
            guard let family = Self.distributions[namespace] else { return nil }
            self.family = family
            release = Self.release(url, family) ?? (system?.family == family ? system?.release : nil) ?? ""
            name = Self.source(url, component) ?? url.name
            isDistribution = true
            return
        }
        guard let family = Self.families[url.type] else { return nil }
        self.family = family
        release = ""
        isDistribution = false
        switch url.type {
        case "maven": name = url.namespace.isEmpty ? url.name : "\(url.namespace):\(url.name)"
        case "swift": name = "\(url.namespace)/\(url.name)"
        default:
            let joined = url.namespace.isEmpty ? url.name : "\(url.namespace)/\(url.name)"
            name = ProductKey.folded(joined, in: family)
        }
    }

    /// What is said of its release, and what is said of the distribution without naming one.
    var keys: [ProductKey] {
        let releases = release.isEmpty ? [""] : [release, ""]
        return releases.map { .package(family: family, release: $0, name: name) }
    }

    private static func release(_ url: PackageURL, _ family: String) -> String? {
        guard let written = url.qualifier("distro")?.lowercased() else { return nil }
        let text =
            written.hasPrefix("\(url.namespace)-")
            ? String(written.dropFirst(url.namespace.count + 1)) : written
        let byName = ["bookworm": "12", "bullseye": "11", "buster": "10", "trixie": "13", "stretch": "9"]
        if family == "debian", let number = byName[text] { return number }
        if family == "alpine" { return text.split(separator: ".").prefix(2).joined(separator: ".") }
        if family == "debian" { return text.split(separator: ".").first.map(String.init) }
        return text
    }

    /// The source package: of the qualifiers `source` and `upstream`, or a property of the bill's maker.
    private static func source(_ url: PackageURL, _ component: Component) -> String? {
        if url.qualifier("arch") == "source" { return url.name }
        let written =
            url.qualifier("source") ?? url.qualifier("upstream")
            ?? component.properties.first {
                ["aquasecurity:trivy:SrcName", "debian:source", "syft:metadata:source", "source-package"]
                    .contains($0.name)
            }?.value
        // `upstream=openssl@3.0.11-1` and `openssl (3.0.11-1)` give a version with it.
        return written?.split(whereSeparator: { "@ (".contains($0) }).first.map(String.init)
    }
}

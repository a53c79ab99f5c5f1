import BillOfMaterials

/// A package as OSV would name it: what a package URL of a bill is looked up under.
public struct EcosystemPackage: Hashable, Sendable {
    public let ecosystem: Ecosystem
    /// In the form of `Ecosystem.normalized`.
    public let name: String
    /// The version to hold against the ranges: of a distribution's package, that of the source package; with
    /// the epoch of RPM; of Go's own library as semantic version. Nil where none is known.
    public let version: String?
    /// False for a package of a distribution whose source package is not told: facts go by the source
    /// package, so that finding none under this name says nothing.
    public let isSourceKnown: Bool

    public init(_ ecosystem: Ecosystem, _ name: String, version: String? = nil, isSourceKnown: Bool = true) {
        self.ecosystem = ecosystem
        self.name = ecosystem.normalized(name)
        let isGoItself = ecosystem.family == "Go" && ["stdlib", "toolchain"].contains(self.name)
        self.version = isGoItself ? version.map(Self.goVersion) : version
        self.isSourceKnown = isSourceKnown
    }

    /// The names under which OSV may speak of a package; none where OSV has no ecosystem for it.
    ///
    /// - Parameters:
    ///   - url: the package URL; its qualifiers `distro`, `arch`, `upstream`, `source` and `epoch` are used.
    ///   - source: the source package and its version, where the bill says them beside the package URL.
    public static func named(
        by url: PackageURL, source: (name: String, version: String?)? = nil
    ) -> [EcosystemPackage] {
        if distributionTypes.contains(url.type) {
            return distributionPackage(url, source).map { [$0] } ?? []
        }
        let whole = url.namespace.isEmpty ? url.name : "\(url.namespace)/\(url.name)"
        func package(_ family: String, _ name: String) -> EcosystemPackage {
            EcosystemPackage(Ecosystem(family), name, version: url.version)
        }
        switch url.type {
        case "maven": return [package("Maven", "\(url.namespace):\(url.name)")]
        case "vscode-extension": return [package("VSCode", "\(url.namespace).\(url.name)")]
        case "github":
            return [package("GitHub Actions", whole), package("GIT", "github.com/\(whole)")]
        case "bitbucket": return [package("GIT", "bitbucket.org/\(whole)")]
        case "gitlab": return [package("GIT", "gitlab.com/\(whole)")]
        default: return families[url.type].map { [package($0, whole)] } ?? []
        }
    }

    private static let distributionTypes: Set = ["deb", "rpm", "apk"]

    /// Types of package URLs whose namespace and name with a slash between are the name.
    private static let families: [String: String] = [
        "pypi": "PyPI", "npm": "npm", "golang": "Go", "cargo": "crates.io", "nuget": "NuGet",
        "gem": "RubyGems", "composer": "Packagist", "hex": "Hex", "pub": "Pub", "hackage": "Hackage",
        "cran": "CRAN", "swift": "SwiftURL", "conan": "ConanCenter", "bitnami": "Bitnami", "julia": "Julia",
        "opam": "opam",
    ]

    private static func distributionPackage(
        _ url: PackageURL, _ source: (name: String, version: String?)?
    ) -> EcosystemPackage? {
        let vendor = url.namespace.split(separator: "/").first.map { $0.lowercased() } ?? ""
        guard
            let ecosystem = DistributionRelease.ecosystem(
                namespace: vendor, distro: url.qualifier("distro"))
        else { return nil }
        var version = url.version
        if url.type == "rpm", let epoch = url.qualifier("epoch"), epoch != "0", let plain = version {
            version = "\(epoch):\(plain)"
        }
        if url.qualifier("arch") == "source" || url.qualifier("arch") == "src" {
            return EcosystemPackage(ecosystem, url.name, version: version)
        }
        if let told = source ?? told(url) {
            return EcosystemPackage(ecosystem, told.name, version: told.version ?? version)
        }
        // Alpine's and its relatives' facts go by the origin package, which most often bears the same name.
        return EcosystemPackage(ecosystem, url.name, version: version, isSourceKnown: false)
    }

    /// The source package that a package URL names: `upstream=openssl@3.0.11-1`, `source=openssl`, or of RPM
    /// the file `openssl-3.0.7-24.el9.src.rpm`.
    private static func told(_ url: PackageURL) -> (name: String, version: String?)? {
        guard let written = url.qualifier("upstream") ?? url.qualifier("source"), !written.isEmpty else {
            return nil
        }
        if url.type == "rpm" {
            guard written.hasSuffix(".rpm") else { return (written, nil) }
            let parts = written.split(separator: "-")
            // The epoch stands in no file's name: the version of the package itself is kept.
            return parts.count < 3 ? nil : (parts.dropLast(2).joined(separator: "-"), nil)
        }
        let parts = written.split(separator: "@", maxSplits: 1).map(String.init)
        return (parts[0], parts.count > 1 ? parts[1] : nil)
    }

    /// `go1.21rc2` and `v1.21.3` as OSV writes them: `1.21.0-rc.2`, `1.21.3`. Others as they are.
    static func goVersion(_ written: String) -> String {
        var rest = written[...]
        if rest.hasPrefix("go") {
            rest = rest.dropFirst(2)
        } else if rest.hasPrefix("v") {
            rest.removeFirst()
        }
        let numbers = rest.prefix { $0.isNumber || $0 == "." }
        let parts = numbers.split(separator: ".")
        guard !parts.isEmpty, parts.count <= 3 else { return written }
        let three = (parts.map(String.init) + ["0", "0"]).prefix(3).joined(separator: ".")
        let behind = rest[numbers.endIndex...]
        for word in ["alpha", "beta", "rc"] where behind.hasPrefix(word) {
            return "\(three)-\(word).\(behind.dropFirst(word.count))"
        }
        return three + behind
    }
}

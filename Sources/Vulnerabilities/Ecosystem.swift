import VersionOrdering

/// An ecosystem of packages as OSV names it (schema 1.7, "Defined ecosystems"): a family and, where it has
/// any, a release: `PyPI`, `Debian:12`, `Ubuntu:22.04:LTS`, `Red Hat:enterprise_linux:9::baseos`.
public struct Ecosystem: Hashable, Sendable, CustomStringConvertible {
    /// What stands before the first colon: `Debian`. Of `Root:Alpine:3.18` it is `Root`.
    public let family: String
    /// What stands behind it: `12`, `v3.18`, `22.04:LTS`, `Pro:18.04:LTS`; nil where nothing does.
    public let release: String?

    /// Reads a name as written; any text is one, known or not.
    public init(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        family = parts.first.map(String.init) ?? ""
        release = parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : nil
    }

    public init(family: String, release: String?) {
        self.family = family
        self.release = release
    }

    /// As OSV writes it.
    public var description: String { release.map { "\(family):\($0)" } ?? family }

    /// Whether OSV has such a family.
    public var isKnown: Bool { Self.families[family] != nil }

    /// Whether its packages are what a distribution builds of the work of others, so that its own facts and
    /// not the range of the original decide (a fix is carried back without a new version of the original).
    public var isDistribution: Bool { kind?.isDistribution ?? false }

    /// The order of its versions; nil where none is known.
    public var scheme: VersionScheme? { kind?.scheme }

    /// Whether what is said of this ecosystem is said of packages of another: the same family and, where
    /// this one names a release, the same release or a stream of it (`enterprise_linux:9` and
    /// `enterprise_linux:9::baseos`).
    public func concerns(_ other: Ecosystem) -> Bool {
        guard family == other.family else { return false }
        guard let release, release != other.release else { return true }
        return family == "Red Hat" && other.release.map { release.hasPrefix($0 + ":") } ?? false
    }

    /// A name in the form in which two of them can be compared: the name that OSV writes and the name that a
    /// bill writes become the same text where the ecosystem holds them for one package.
    public func normalized(_ name: String) -> String {
        switch family {
        case "PyPI": Self.withHyphens(name.lowercased())
        case "Go": name == "std" ? "stdlib" : name.lowercased()
        case "crates.io": String(name.lowercased().map { $0 == "_" ? "-" : $0 })
        case "NuGet", "Packagist", "Hex", "Pub", "GitHub Actions", "VSCode", "Bitnami": name.lowercased()
        case "SwiftURL", "GIT": Self.withoutScheme(name.lowercased())
        default: name
        }
    }

    /// PEP 503: runs of `-`, `_` and `.` are one hyphen.
    private static func withHyphens(_ name: String) -> String {
        var result = ""
        var isGap = false
        for character in name {
            if "-_.".contains(character) {
                isGap = true
                continue
            }
            if isGap { result.append("-") }
            isGap = false
            result.append(character)
        }
        return isGap ? result + "-" : result
    }

    /// `github.com/owner/name` of an address of a repository.
    private static func withoutScheme(_ address: String) -> String {
        var rest = address[...]
        if let mark = rest.firstRange(of: "://") { rest = rest[mark.upperBound...] }
        while rest.hasSuffix("/") { rest.removeLast() }
        if rest.hasSuffix(".git") { rest.removeLast(4) }
        return String(rest)
    }
}

extension Ecosystem {
    private struct Kind {
        let scheme: VersionScheme?
        var isDistribution = false
    }

    /// What is known of the family; Root's families stand behind its own name.
    private var kind: Kind? {
        guard family == "Root", let release else { return Self.families[family] }
        return Kind(scheme: Ecosystem(release).scheme, isDistribution: true)
    }

    private static func distribution(_ scheme: VersionScheme?) -> Kind {
        Kind(scheme: scheme, isDistribution: true)
    }

    /// The families that OSV defines, and the order of their versions. Without one: those whose versions
    /// follow no order that is laid down (Android, FreeBSD, OSS-Fuzz), and repositories (GIT).
    private static let families: [String: Kind] = [
        "AlmaLinux": distribution(.rpm), "Alpaquita": distribution(.alpine),
        "Alpine": distribution(.alpine), "Android": Kind(scheme: nil), "Azure Linux": distribution(.rpm),
        "BellSoft Hardened Containers": distribution(.alpine), "Bioconductor": Kind(scheme: .cran),
        "Bitnami": Kind(scheme: .semver), "Chainguard": distribution(.alpine),
        "CleanStart": distribution(.alpine), "ConanCenter": Kind(scheme: .generic),
        "CRAN": Kind(scheme: .cran), "crates.io": Kind(scheme: .semver), "Debian": distribution(.debian),
        "Docker Hardened Images": distribution(nil), "Echo": distribution(.debian),
        "FreeBSD": distribution(nil), "GHC": Kind(scheme: .hackage), "GIT": Kind(scheme: nil),
        "GitHub Actions": Kind(scheme: .semver), "Go": Kind(scheme: .go), "Hackage": Kind(scheme: .hackage),
        "Hex": Kind(scheme: .semver), "Julia": Kind(scheme: .semver), "Kubernetes": Kind(scheme: .semver),
        "Linux": Kind(scheme: .semver), "Mageia": distribution(.rpm), "Maven": Kind(scheme: .maven),
        "MinimOS": distribution(.alpine), "npm": Kind(scheme: .npm), "NuGet": Kind(scheme: .nuget),
        // opam's manual: versions are ordered as Debian's are.
        "opam": Kind(scheme: .debian), "openEuler": distribution(.rpm), "openSUSE": distribution(.rpm),
        "OSS-Fuzz": Kind(scheme: nil), "Packagist": Kind(scheme: .packagist),
        "Photon OS": distribution(.rpm), "Pub": Kind(scheme: .pub), "PyPI": Kind(scheme: .pypi),
        "Red Hat": distribution(.rpm), "Rocky Linux": distribution(.rpm), "Root": distribution(nil),
        "RubyGems": Kind(scheme: .rubyGems), "SUSE": distribution(.rpm), "SwiftURL": Kind(scheme: .semver),
        "Ubuntu": distribution(.debian), "VSCode": Kind(scheme: .semver), "Wolfi": distribution(.alpine),
    ]
}

/// A way of writing and ordering versions, as one ecosystem has laid it down.
///
/// The order is that of the ecosystem's own tool; each case names it. A text that the scheme does not know is
/// not ordered at all: the answer is nil, never a guess.
public enum VersionScheme: String, Sendable, CaseIterable {
    /// Semantic Versioning 2.0.0; tolerates a leading `v`, missing parts and more than three numbers.
    case semver
    /// Debian Policy 5.6.12, `deb-version(7)`.
    case debian
    /// RPM's epoch, version and release, `rpm-version(7)`.
    case rpm
    /// Alpine's `apk` 3, which is close to Gentoo's.
    case alpine
    /// PEP 440; what it does not know comes before everything, in the older setuptools order.
    case pypi
    /// Maven's version order specification (POM reference).
    case maven
    /// NuGet: four numbers, pre-release without regard to case.
    case nuget
    /// RubyGems' `Gem::Version`.
    case rubyGems = "rubygems"
    /// PHP's `version_compare`, which Composer uses.
    case packagist
    /// Dart's `pub_semver`: semantic versions in which build metadata counts.
    case pub
    /// R's `package_version`.
    case cran
    /// Haskell's package versioning policy.
    case hackage
    /// Go modules, and Go's own tool chain (`go1.21rc2`).
    case go
    /// npm's `node-semver`: three numbers, strictly.
    case npm
    /// OpenSSL with letters (`1.0.2zb`) and, since 3.0, without.
    case openssl
    /// Windows builds (`10.0.17763.5329`).
    case windows
    /// Any other text with a number in it, by the rules of libversion.
    case generic

    /// The longest text that is taken for a version.
    public static let bytesMax = 4096

    /// The scheme of a package URL's type, as in `pkg:deb/…`; nil where no scheme is known for it.
    public init?(purlType: String) {
        guard let scheme = Self.byType[purlType] else { return nil }
        self = scheme
    }

    /// How the first text stands to the second; nil where one of them is not a version of this scheme.
    public func compare(_ left: String, _ right: String) -> Ordering? {
        guard let left = VersionKey(left, as: self), let right = VersionKey(right, as: self) else {
            return nil
        }
        return left.compared(to: right)
    }

    /// The types of package URLs, and the names that the range language has beside them.
    static let byType: [String: VersionScheme] = [
        "alpine": .alpine, "apk": .alpine, "bitbucket": .generic, "cargo": .semver, "cocoapods": .rubyGems,
        "composer": .packagist, "cran": .cran, "deb": .debian, "gem": .rubyGems, "generic": .generic,
        "github": .generic, "gitlab": .generic, "golang": .go, "hackage": .hackage, "hex": .semver,
        "maven": .maven, "npm": .npm, "nuget": .nuget, "openssl": .openssl, "pub": .pub, "pypi": .pypi,
        "rpm": .rpm, "semver": .semver, "swift": .semver, "windows": .windows,
    ]
}

import VersionOrdering

/// What a source says of one product and one span of its versions.
public struct ProductStatement: Hashable, Sendable {
    /// How the source names the product.
    public enum Subject: Hashable, Sendable {
        /// A CPE name as a formatted string (`cpe:2.3:…`, NISTIR 7695, 6.2), in lower case. Its version
        /// is `*` where `span` says which versions.
        case cpe(String)
        /// A package of an ecosystem as OSV names it: `PyPI`, `Go`, `Debian:12` (with the release), and the
        /// name as written there. For a distribution, its source package.
        case package(ecosystem: String, name: String)
        /// Words for people: vendor and product as written.
        case named(vendor: String?, product: String)
    }

    /// How these versions stand to the vulnerability.
    public enum Status: String, Sendable, CaseIterable {
        case affected
        case notAffected = "not-affected"
        case fixed
        case underInvestigation = "under-investigation"
        case unknown
        /// Not vulnerable itself; the condition needs it ("running on").
        case platform
    }

    /// Where the span comes from.
    public enum Basis: String, Sendable, CaseIterable {
        /// The source gives it in a form made for machines.
        case stated
        /// Read out of a phrase such as 「3.4.6 より前のバージョン」.
        case phrase
        /// The source says nothing that can be read about versions.
        case productOnly = "product-only"
    }

    public var subject: Subject
    public var status: Status
    public var span: VersionSpan
    /// The order that the source says versions are in; nil where it says none and the subject decides.
    public var scheme: VersionScheme?
    public var basis: Basis
    /// It holds only for versions of the same product that no other statement of the record speaks of
    /// (CVE 5 `defaultStatus`).
    public var isDefault: Bool
    /// The versions in the source's words where `basis` is not `stated`, or a justification label of VEX.
    public var phrase: String?

    public init(
        _ subject: Subject, _ status: Status = .affected, _ span: VersionSpan,
        scheme: VersionScheme? = nil, basis: Basis = .stated, isDefault: Bool = false, phrase: String? = nil
    ) {
        self.subject = subject
        self.status = status
        self.span = span
        self.scheme = scheme
        self.basis = basis
        self.isDefault = isDefault
        self.phrase = phrase
    }
}

/// A span on the line of versions.
public enum VersionSpan: Hashable, Sendable {
    /// Every version.
    case all
    /// The source does not say which (a git hash, an unreadable phrase): nothing is known of any version.
    case unstated
    /// This version and no other.
    case exactly(String)
    /// Between two bounds; at least one is there.
    case between(lower: Bound?, upper: Bound?)

    /// An end of a span.
    public struct Bound: Hashable, Sendable {
        public let version: String
        /// The version itself is inside.
        public let isIncluded: Bool

        public init(_ version: String, isIncluded: Bool) {
            self.version = version
            self.isIncluded = isIncluded
        }
    }

    /// `from` included, `before` not: the span that events `introduced` and `fixed` make. A `from` of nil or
    /// `0` is the beginning.
    public static func from(_ from: String?, before: String?) -> VersionSpan {
        let lower = from.flatMap { $0 == "0" ? nil : Bound($0, isIncluded: true) }
        let upper = before.map { Bound($0, isIncluded: false) }
        return lower == nil && upper == nil ? .all : .between(lower: lower, upper: upper)
    }
}

/// How statements of one advisory belong together (NVD configurations).
public indirect enum ApplicabilityCondition: Hashable, Sendable {
    /// The statement at this place of `Advisory.statements`.
    case statement(Int)
    case any([ApplicabilityCondition])
    case all([ApplicabilityCondition])
    case not(ApplicabilityCondition)
}

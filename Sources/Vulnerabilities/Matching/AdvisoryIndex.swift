import Kernel

/// Where a record lies in an index.
public struct AdvisoryRef: Hashable, Sendable, Comparable {
    public let segment: UInt32
    public let record: UInt32

    public init(segment: UInt32, record: UInt32) {
        self.segment = segment
        self.record = record
    }

    public static func < (left: AdvisoryRef, right: AdvisoryRef) -> Bool {
        (left.segment, left.record) < (right.segment, right.record)
    }
}

/// One statement of one record, as an index finds it under a product's key.
public struct Claim: Hashable, Sendable {
    public let ref: AdvisoryRef
    /// The place in `Advisory.statements`.
    public let statement: Int
    public let status: ProductStatement.Status
    /// A condition of the record names it, so that it does not stand for itself.
    public let isConditional: Bool
    /// The CPE name says more than version: update, edition, target …
    public let hasAttributes: Bool
    public let isDefault: Bool
    public let basis: ProductStatement.Basis

    public init(
        ref: AdvisoryRef, statement: Int, status: ProductStatement.Status, isConditional: Bool,
        hasAttributes: Bool, isDefault: Bool, basis: ProductStatement.Basis
    ) {
        self.ref = ref
        self.statement = statement
        self.status = status
        self.isConditional = isConditional
        self.hasAttributes = hasAttributes
        self.isDefault = isDefault
        self.basis = basis
    }
}

/// How a version stands to a span.
public enum VersionStanding: String, Sendable {
    case inside, outside
    /// The span is not told, or one of the versions cannot be read in the order of the other.
    case undecided
}

/// What matching needs of the compiled records; `Intelligence` implements it.
public protocol AdvisoryIndex {
    /// Hands over every statement on the product with how the version stands to its span. A version of nil is
    /// undecided against every span but `all`.
    ///
    /// - Parameter all: also those that the version lies outside of.
    func visit(
        _ key: ProductKey, version: String?, all: Bool, _ body: (Claim, VersionStanding) -> Void)
    /// What is needed of a record for every result.
    func head(_ ref: AdvisoryRef) -> AdvisoryHead
    func statement(_ claim: Claim) -> ProductStatement
    func statements(_ ref: AdvisoryRef) -> [ProductStatement]
    func conditions(_ ref: AdvisoryRef) -> [ApplicabilityCondition]
    func advisory(_ ref: AdvisoryRef) -> Advisory
    /// The records that have this id, or name it as alias or upstream.
    func named(_ id: String) -> [AdvisoryRef]
    /// The keys of all CPE names with this product, whatever their vendor.
    func keys(ofProduct product: String) -> [ProductKey]
    /// Whether anything at all is said of packages of this family (`pypi`) or release (`debian:12`).
    func covers(family: String, release: String) -> Bool
}

/// What is needed of a record for every result.
public struct AdvisoryHead: Hashable, Sendable {
    public let source: String
    public let asserter: String?
    public let id: String
    public let aliases: [String]
    public let upstream: [String]
    public let document: String?
    public let state: Advisory.State
    public let isDisputed: Bool
    public let published: Instant?
    public let modified: Instant?
    public let scores: [PublishedScore]
    public let exploitation: [Exploitation]

    public init(_ advisory: Advisory) {
        source = advisory.source
        asserter = advisory.asserter
        id = advisory.id
        aliases = advisory.aliases
        upstream = advisory.upstream
        document = advisory.document
        state = advisory.state
        isDisputed = advisory.isDisputed
        published = advisory.published
        modified = advisory.modified
        scores = advisory.scores
        exploitation = advisory.exploitation
    }

    /// The vulnerabilities that the record speaks of, by their CVE numbers where it has any: its own id, else
    /// its aliases, else what it deals with, else its own id whatever it is.
    public var vulnerabilities: [String] {
        func isCVE(_ id: String) -> Bool { id.hasPrefix("CVE-") }
        if isCVE(id) { return [id] }
        let others = aliases.filter(isCVE)
        if !others.isEmpty { return others }
        let dealtWith = upstream.filter(isCVE)
        return dealtWith.isEmpty ? [id] : dealtWith
    }
}

import Kernel

/// How a component stands to a vulnerability, and what decided it.
public struct Match: Sendable {
    /// What is concluded.
    public enum Verdict: Hashable, Sendable {
        case affected
        /// It may be; a person decides. Unknown is never "not affected".
        case possible(Doubt)
        case notAffected(Ground)
    }

    /// Why more than "possible" cannot be said.
    public enum Doubt: String, Sendable, CaseIterable {
        /// The source does not say which versions.
        case versionsUnstated = "versions-unstated"
        /// The component's version, or one in the record, cannot be read in the order of the other.
        case versionUnreadable = "version-unreadable"
        /// The component gives no version.
        case noVersion = "no-version"
        /// The record names an update, edition or target that the component does not tell.
        case attributesUnstated = "attributes-unstated"
        /// The record needs a platform of which the bill says nothing.
        case platformUnstated = "platform-unstated"
        /// Only names agree.
        case nameOnly = "name-only"
        /// A package of a distribution, judged by the upstream version alone.
        case upstreamOfDistribution = "upstream-of-distribution"
        /// The source is still looking into it.
        case underInvestigation = "under-investigation"
    }

    /// Why it is not affected.
    public enum Ground: String, Sendable, CaseIterable {
        case outsideRange = "outside-range"
        case fixedByDistribution = "fixed-by-distribution"
        /// A source names this version as not affected or fixed.
        case statedByAsserter = "stated-by-source"
        /// The platform that it needs is another than the bill's.
        case platformAbsent = "platform-absent"
        case attributesDiffer = "attributes-differ"
        /// The bill says that a patch in the component resolves it.
        case patchedByPedigree = "patched-by-pedigree"
        case rejected, withdrawn
    }

    /// How the component was found to be the product.
    public enum Kind: String, Sendable, CaseIterable, Comparable {
        /// The bill's own CPE name.
        case cpe
        /// The bill's own package URL, in its ecosystem.
        case package
        /// The source package of a distribution and its release.
        case distribution
        /// What a person said that it is (identities.yaml).
        case identity
        /// Vendor and product in words agree with the CPE name or the bill's supplier and name.
        case vendorAndName = "vendor-and-name"
        /// The package's or component's name is a product's, of whatever vendor.
        case name

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
        public static func < (left: Kind, right: Kind) -> Bool { left.rank < right.rank }
    }

    /// How sure it is that this component is meant and that the versions are as told.
    public enum Confidence: String, Sendable, CaseIterable, Comparable {
        case low, medium, high

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
        public static func < (left: Confidence, right: Confidence) -> Bool { left.rank < right.rank }
    }

    /// What one record says of the component.
    public struct Evidence: Sendable {
        public let ref: AdvisoryRef
        public let source: String
        public let asserter: String?
        /// The record's id in its source.
        public let id: String
        /// The statement that decided, by its place in the record.
        public let statement: Int
        public let kind: Kind
        /// The identifier of the component that was looked up, as the index has it.
        public let key: ProductKey
        /// The version that was compared; nil where there is none.
        public let version: String?
        public let verdict: Verdict
    }

    /// The place of the component among those looked at.
    public let component: Int
    /// Its name across sources: the CVE number where there is one.
    public let vulnerability: String
    public let verdict: Verdict
    public let kind: Kind
    public let confidence: Confidence
    /// What decided first, then what else is said.
    public let evidence: [Evidence]
    /// Sources come to different results.
    public let isContested: Bool
    /// Somebody concerned says that it is no vulnerability.
    public let isDisputed: Bool
}

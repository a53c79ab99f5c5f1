import BillOfMaterials
import Kernel
import Vulnerabilities

/// What a scan of one bill found, and how complete its basis is.
public struct ScanReport: Sendable {
    /// One vulnerability that concerns a component, or may.
    public struct Found: Sendable {
        public let match: Match
        public let component: Component
        /// Everything that is known of the vulnerability, whatever its source.
        public let facts: VulnerabilityFacts
        /// What the maker has decided on it; nil where nobody has, or no dossier is at hand.
        public let decision: FoundDecision?

        /// By a decision that holds it does not affect, or is fixed.
        public var isSettled: Bool { decision?.isSettled ?? false }
    }

    public let file: String
    /// The device and its release, when the bill is one of a dossier's.
    public let device: String?
    public let release: String?
    /// Affected first, then possible; the heaviest first.
    public let found: [Found]
    /// What does not affect, with the ground; those ruled out by their range only where it was asked for.
    public let ruledOut: [Found]
    public let coverage: ScanCoverage
    public let sources: [SourceReport]
    public let findings: [Finding]
    public let day: Day

    /// What is not settled by a decision.
    public var open: [Found] { found.filter { !$0.isSettled } }
    public var settled: [Found] { found.filter(\.isSettled) }
    public var affected: [Found] { open.filter { $0.match.verdict == .affected } }
    public var possible: [Found] { open.filter { $0.match.verdict != .affected } }
    /// Found, and nobody has come to a result that holds.
    public var undecided: [Found] { found.filter { !($0.decision?.isDecided ?? false) } }
    /// Decisions that were made and do not count any more, or say different things.
    public var toReview: [Found] { open.filter { $0.decision.map { $0.standing != .applies } ?? false } }
}

/// What becomes of each line of a bill in a scan; the numbers add up.
public struct ScanCoverage: Hashable, Sendable {
    public let components: Int
    /// Looked up under an identifier that a source covers.
    public let evaluated: Int
    /// Only under names: what was found may be, and what was not found may be there.
    public let byNameOnly: Int
    /// Packages of ecosystems, or of releases of distributions, of which no source is kept.
    public let uncovered: [(ecosystem: String, components: Int)]
    public let withoutIdentifier: Int
    public let withoutVersion: Int
    /// Not delivered, or no product of its own.
    public let ignored: Int
    /// The sources that were used, with how many components each said anything of.
    public let bySource: [(source: String, components: Int)]

    public var uncoveredCount: Int { uncovered.reduce(0) { $0 + $1.components } }

    /// Every component that could have a vulnerability was evaluated.
    public var isComplete: Bool {
        byNameOnly == 0 && uncoveredCount == 0 && withoutIdentifier == 0 && withoutVersion == 0
    }

    public static func == (left: ScanCoverage, right: ScanCoverage) -> Bool {
        left.components == right.components && left.evaluated == right.evaluated
            && left.byNameOnly == right.byNameOnly && left.withoutIdentifier == right.withoutIdentifier
            && left.withoutVersion == right.withoutVersion && left.ignored == right.ignored
            && left.uncovered.elementsEqual(right.uncovered) { $0 == $1 }
            && left.bySource.elementsEqual(right.bySource) { $0 == $1 }
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(components) }
}

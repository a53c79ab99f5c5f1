import Gathering
import BillOfMaterials
import Kernel
import Severity
import Vulnerabilities

/// What a scan of one bill found, and how complete its basis is.
public struct ScanReport: Sendable {
    /// One vulnerability that concerns a component, or may.
    public struct Found: Sendable {
        public let match: Match
        public let component: Component
        /// Everything that is known of the vulnerability, whatever its source.
        public let facts: VulnerabilityFacts
        /// The gravest harm that the dossier links to the component; unknown for a bare bill.
        public let link: HarmLink
        public let priority: Priority
        /// For each part of the evidence, the statement that it rests on.
        public let statements: [ProductStatement?]

        /// What the maker has decided on it; nil where nobody has, or no dossier is at hand.
        public let decision: FoundDecision?
        /// The score in the device's environment; nil where no decision that holds answers the rubric.
        public let environment: EnvironmentalScore?

        public var harm: LinkedHarm { link.harm }

        /// By a decision that holds it does not affect, or is fixed.
        public var isSettled: Bool { decision?.isSettled ?? false }

        /// The last day on which something new was said: published, changed, or listed as exploited; nil
        /// where no source dates it.
        public var news: Day? {
            [facts.published?.dayInJapan, facts.modified?.dayInJapan, facts.known?.addedOn]
                .compactMap(\.self).max()
        }
    }

    /// A component that was not evaluated, or only under its name.
    public struct Gap: Sendable {
        /// Why not.
        public enum Reason: String, Sendable, CaseIterable {
            case nameOnly = "name-only"
            case noSource = "no-source"
            case noIdentifier = "no-identifier"
            case noVersion = "no-version"
        }

        public let component: Component
        public let reason: Reason
        /// The ecosystem of which no source is kept.
        public let ecosystem: String?
        /// What one without an identifier may be; nil where it was not looked for.
        public var candidates: [IdentifierCandidates.Candidate]?
    }

    public let file: String
    /// The device and its release, when the bill is one of a dossier's.
    public let device: String?
    public let release: String?
    public let bill: Bill
    /// The most urgent first.
    public let found: [Found]
    /// What does not affect, with the ground; those ruled out by their range only where it was asked for.
    public let ruledOut: [Found]
    /// Only what was published, changed or listed as exploited since then was asked for.
    public let since: Day?
    /// How many findings are older than that and left out.
    public let older: Int
    public let gaps: [Gap]
    public let coverage: ScanCoverage
    public let sources: [SourceReport]
    public let findings: [Finding]
    public let day: Day
    /// The links from components to functions were looked for; not so for a bare bill.
    public var hasHarmLinks: Bool { device != nil }

    /// Sources that did not come, or not in full, when they were last asked.
    public var failed: [SourceReport] { sources.filter { $0.failure != nil } }
    /// Of those, the ones of which what is kept is old or nothing.
    public var lacking: [SourceReport] { sources.filter(\.isLacking) }
    /// Every component was evaluated, and no source failed that would be needed for it.
    public var isComplete: Bool { coverage.isComplete && lacking.isEmpty }

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

    /// Every component that could have a vulnerability was evaluated, and there was one. Where nothing was
    /// evaluated nothing can be said, however good the reason.
    public var isComplete: Bool {
        evaluated > 0 && byNameOnly == 0 && uncoveredCount == 0 && withoutIdentifier == 0
            && withoutVersion == 0
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

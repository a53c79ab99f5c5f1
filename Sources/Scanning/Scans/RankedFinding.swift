import BillOfMaterials
import Kernel
import Severity
import Vulnerabilities

/// A finding of a scan as an assessment tells it; priority, reasons and order are the scan's.
public struct RankedFinding: Sendable {
    public let vulnerability: String
    public let component: String
    public let version: String?
    /// `affected` or `possible`.
    public let verdict: String
    /// What decided, such as `nvd CVE-2024-1`.
    public let decidedBy: String?
    /// The published score that counts first, such as `9.8`, and its version of CVSS.
    public let score: String?
    public let scoreVersion: String?
    /// The score in the device's environment, by the rubric's answers of a decision that holds.
    public let environment: EnvironmentalScore?
    /// The vector by which its exploitability is estimated: that of the environment where the rubric gives
    /// a whole
    /// one, else the first published one that can be read; nil where there is none.
    public let vector: CVSSVector?
    /// It is known to be exploited: CISA's catalogue lists it, or SSVC calls exploitation active.
    public let isExploited: Bool
    /// The day on which CISA's catalogue took it in.
    public let knownExploited: Day?
    public let published: Day?
    /// The gravest harm that the records link to the part, and the record that says so.
    public let harm: HarmLink
    public let level: Priority.Level
    /// The priority's premises and what is not known.
    public let reason: LocalizedText
    public let decision: FoundDecision?

    public var isSettled: Bool { decision?.isSettled ?? false }
    public var isAffected: Bool { verdict == "affected" }
    /// Most urgent first: 0 immediate, 1 prompt, 2 planned, 3 watched.
    public var urgency: Int { level.rawValue }
    public var priority: LocalizedText { level.name }

    init(_ found: ScanReport.Found) {
        let counting = found.facts.counting
        vulnerability = found.match.vulnerability
        component = found.component.name
        version = found.component.version
        verdict = found.match.verdict == .affected ? "affected" : "possible"
        decidedBy = found.match.evidence.first.map { "\($0.source) \($0.id)" }
        score = counting?.score.description
        scoreVersion = counting?.version.rawValue
        environment = found.environment
        vector =
            found.environment?.rubric.vector
            ?? found.facts.scores.lazy.compactMap { try? CVSSVector($0.score.vector) }.first
        isExploited = found.facts.known != nil || found.facts.exploitation?.lowercased() == "active"
        knownExploited = found.facts.known?.addedOn
        published = found.facts.published?.dayInJapan
        harm = found.link
        level = found.priority.level
        reason = found.priority.explanation
        decision = found.decision
    }
}

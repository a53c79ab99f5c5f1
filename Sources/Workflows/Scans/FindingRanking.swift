import Ports
import Gathering
import BillOfMaterials
import Kernel
import Requirements
import Severity
import SupportLifecycle
import Vulnerabilities

/// One vulnerability of one component, with how soon people should deal with it and why.
public struct RankedFinding: Sendable {
    public let vulnerability: String
    public let component: String
    public let version: String?
    /// `affected` or `possible`.
    public let verdict: String
    /// What decided, such as `nvd CVE-2024-1`.
    public let decidedBy: String?
    /// The score that counts first, such as `9.8`, and its version of CVSS.
    public let score: String?
    public let scoreVersion: String?
    /// The day on which CISA's catalogue took it in.
    public let knownExploited: Day?
    public let published: Day?
    /// The gravest harm that a risk links to the part; nil where none does.
    public let harm: NextStep.Harm?
    /// Most urgent first: 0 immediate, 1 prompt, 2 planned, 3 watched.
    public let urgency: Int
    public let priority: LocalizedText
    /// The priority's premises and what is not known.
    public let reason: LocalizedText
    public let decision: FoundDecision?

    public var isSettled: Bool { decision?.isSettled ?? false }
    public var isAffected: Bool { verdict == "affected" }
}

/// Ranks what a scan found: harm to patients and users first, then exploitation, then the score.
struct FindingRanking {
    private let harms: HarmIndex
    /// Support records by release, name and version of the lines that they stand for.
    private let records: [String: String]
    private let exploitedAsOf: Day?

    init(_ evidence: EvidenceSource, support: [ComponentSupport], sources: [SourceReport]) {
        harms = HarmIndex(evidence)
        var records: [String: String] = [:]
        for row in support {
            guard case .record(let software) = row.basis else { continue }
            records[FindingRanking.key(row.release, row.name, row.version)] = software.id.text
        }
        self.records = records
        exploitedAsOf = sources.first { $0.profile.id == "kev" && !$0.isEmpty }?.state?.newest?.dayInJapan
    }

    func rows(of report: ScanReport) -> [RankedFinding] {
        let ranked = report.found.map { found in
            let record = records[
                FindingRanking.key(report.release ?? "", found.component.name, found.component.version)]
            let harm = record.flatMap { harms.gravest(linkedTo: "software/\($0)") }
            let priority = PriorityRule().evaluate(facts(found.facts, harm))
            let certainty = found.match.verdict == .affected ? 0 : 1
            return (key: [found.isSettled ? 1 : 0, certainty], priority, row(found, harm, priority))
        }
        return ranked.enumerated().sorted { left, right in
            let (one, two) = (left.element, right.element)
            if one.key != two.key { return one.key.lexicographicallyPrecedes(two.key) }
            return (one.1.sortKey, left.offset) < (two.1.sortKey, right.offset)
        }.map(\.element.2)
    }

    private static func key(_ release: String, _ name: String, _ version: String?) -> String {
        "\(release)\u{1F}\(name)\u{1F}\(version ?? "")"
    }

    private func facts(_ facts: VulnerabilityFacts, _ harm: NextStep.Harm?) -> PriorityFacts {
        var known = KnownExploited.Standing.unknown
        if let entry = facts.known {
            let listed =
                (try? KnownExploited(
                    dateAdded: entry.addedOn, dueDate: entry.dueOn, ransomware: entry.ransomware))
                ?? (try? KnownExploited(dateAdded: entry.addedOn))
            if let listed { known = .listed(listed) }
        } else if let exploitedAsOf {
            known = .notListed(on: exploitedAsOf)
        }
        let score = facts.score
        let tenths = score?.tenths.flatMap { (0...100).contains($0) ? $0 : nil }
        return PriorityFacts(
            harm: FindingRanking.linked(harm), known: known,
            exploitation: facts.exploitation.flatMap(FindingRanking.exploitation),
            prediction: facts.predicted.flatMap { predicted in
                Share(millionths: predicted.probability).map {
                    ExploitPrediction(
                        probability: $0, percentile: Share(millionths: predicted.percentile),
                        day: predicted.on)
                }
            },
            score: tenths.map { Score(tenths: $0) },
            version: score.flatMap { CVSSVersion(rawValue: $0.version) } ?? .v3_1)
    }

    private static func linked(_ harm: NextStep.Harm?) -> LinkedHarm {
        guard let harm, let severity = HarmSeverity(rawValue: harm.severity) else { return .unknown }
        guard let type = HarmType(rawValue: harm.type) else { return .unknown }
        return .harm(type, severity)
    }

    /// Records of the CVE List shorten the middle value.
    private static func exploitation(_ word: String) -> Severity.Exploitation? {
        word == "poc" ? .publicPoC : Severity.Exploitation(rawValue: word)
    }

    private func row(
        _ found: ScanReport.Found, _ harm: NextStep.Harm?, _ priority: Priority
    ) -> RankedFinding {
        let score = found.facts.score
        return RankedFinding(
            vulnerability: found.match.vulnerability, component: found.component.name,
            version: found.component.version,
            verdict: found.match.verdict == .affected ? "affected" : "possible",
            decidedBy: found.match.evidence.first.map { "\($0.source) \($0.id)" },
            score: score?.tenths.map { "\($0 / 10).\($0 % 10)" }, scoreVersion: score?.version,
            knownExploited: found.facts.known?.addedOn, published: found.facts.published?.dayInJapan,
            harm: harm, urgency: priority.level.rawValue, priority: priority.level.name,
            reason: priority.explanation, decision: found.decision)
    }
}

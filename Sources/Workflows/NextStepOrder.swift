import Kernel
import Requirements

/// Orders what is left to do: harm to patients and users first (guidance 2.), then what the source asks most
/// strongly.
enum NextStepOrder {
    /// The steps of all demands that are not settled, one a demand, in order.
    static func steps(of results: [RequirementResult], in evidence: EvidenceSource) -> [NextStep] {
        let harms = HarmIndex(evidence)
        let steps = results.compactMap { result -> NextStep? in
            guard let text = result.nextStep else { return nil }
            let records = result.shortfalls.map(\.record)
            let record = records.first ?? result.evidence.first?.record ?? ""
            return NextStep(
                requirement: result.requirement, state: result.state, text: text, reason: result.reason,
                record: record, origin: result.evidence.first { $0.record == record }?.origin,
                harm: records.compactMap { harms.gravest(linkedTo: $0) }.min(by: HarmIndex.isGraver))
        }
        return steps.enumerated().sorted { left, right in
            let (a, b) = (weight(left.element), weight(right.element))
            return a == b ? left.offset < right.offset : a.lexicographicallyPrecedes(b)
        }.map(\.element)
    }

    private static func weight(_ step: NextStep) -> [Int] {
        let states: [RequirementState] = [.unmet, .noRecord, .needsJudgement]
        let modalities: [Requirement.Modality] = [.must, .should, .consider]
        return [
            step.harm.map(HarmIndex.rank) ?? 100, states.firstIndex(of: step.state) ?? 9,
            modalities.firstIndex(of: step.requirement.modality) ?? 9,
        ]
    }
}

/// Finds the gravest harm that the records link to a record: the risk itself, or a risk that names the
/// record.
struct HarmIndex {
    private var harmsByRecord: [String: [NextStep.Harm]] = [:]

    init(_ evidence: EvidenceSource) {
        var threatTargets: [String: [String]] = [:]
        for threat in evidence.records("threat") {
            threatTargets[threat.id ?? "", default: []] += HarmIndex.names(in: threat)
        }
        for risk in evidence.records("risk") {
            guard case .text(let type) = risk.fields["harm_type"],
                case .text(let severity) = risk.fields["severity"]
            else { continue }
            let harm = NextStep.Harm(type: type, severity: severity, risk: risk.path)
            let named = HarmIndex.names(in: risk)
            let through = named.flatMap { threatTargets[$0] ?? [] }
            for name in Set([risk.id ?? ""] + named + through) {
                harmsByRecord[name, default: []].append(harm)
            }
        }
    }

    /// The gravest harm linked to the record at a path, or nil when no risk names it.
    func gravest(linkedTo path: String) -> NextStep.Harm? {
        guard let id = path.split(separator: "/").dropFirst().first else { return nil }
        return harmsByRecord[String(id)]?.min(by: HarmIndex.isGraver)
    }

    static func isGraver(_ left: NextStep.Harm, _ right: NextStep.Harm) -> Bool {
        (rank(left), left.risk) < (rank(right), right.risk)
    }

    /// 0 for a catastrophic harm to a patient or user; harm to people before any other harm.
    static func rank(_ harm: NextStep.Harm) -> Int {
        let severities = ["catastrophic", "critical", "serious", "minor", "negligible"]
        let severity = severities.firstIndex(of: harm.severity) ?? 5
        return ["patient", "user"].contains(harm.type) ? severity : 10 + severity
    }

    private static func names(in record: EvidenceRecord) -> [String] {
        record.fields.values.flatMap { value -> [String] in
            guard case .list(let items) = value else { return [] }
            return items.compactMap { if case .text(let text) = $0 { text } else { nil } }
        }
    }
}

import Evidence
import Dossiers
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

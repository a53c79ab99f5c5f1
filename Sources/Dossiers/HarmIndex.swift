import Evidence
import Kernel
import Requirements

/// Finds the gravest harm that the records link to a record: the risk itself, or a risk that names the
/// record.
public struct HarmIndex: Sendable {
    private var harmsByRecord: [String: [RecordedHarm]] = [:]

    public init(_ evidence: EvidenceSource) {
        var threatTargets: [String: [String]] = [:]
        for threat in evidence.records("threat") {
            threatTargets[threat.id ?? "", default: []] += HarmIndex.names(in: threat)
        }
        for risk in evidence.records("risk") {
            guard case .text(let type) = risk.fields["harm_type"],
                case .text(let severity) = risk.fields["severity"]
            else { continue }
            let harm = RecordedHarm(type: type, severity: severity, risk: risk.path)
            let named = HarmIndex.names(in: risk)
            let through = named.flatMap { threatTargets[$0] ?? [] }
            for name in Set([risk.id ?? ""] + named + through) {
                harmsByRecord[name, default: []].append(harm)
            }
        }
    }

    /// The gravest harm linked to the record at a path, or nil when no risk names it.
    public func gravest(linkedTo path: String) -> RecordedHarm? {
        guard let id = path.split(separator: "/").dropFirst().first else { return nil }
        return harmsByRecord[String(id)]?.min(by: HarmIndex.isGraver)
    }

    /// Harm to people before any other, then the graver one.
    public static func isGraver(_ left: RecordedHarm, _ right: RecordedHarm) -> Bool {
        (rank(left), left.risk) < (rank(right), right.risk)
    }

    /// 0 for a catastrophic harm to a patient or user; harm to people before any other harm.
    public static func rank(_ harm: RecordedHarm) -> Int {
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

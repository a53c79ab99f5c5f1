import Evidence
import Kernel
import RiskManagement

/// Writes a decision on a proposed threat as the file of `decisions/threats/` that the reader reads.
public enum ThreatDecisionWriter {
    /// The path of the file that decides a proposal; each proposal has one of its own.
    public static func path(of proposal: ID<ThreatProposal>) -> String {
        "decisions/threats/\(name(of: proposal)).yaml"
    }

    /// The file's name without its ending: the proposal's id, with what a file's name cannot hold coded.
    public static func name(of proposal: ID<ThreatProposal>) -> String {
        let characters = Array(proposal.text)
        return characters.indices.map { index in
            let character = characters[index]
            // A dot at either end or beside another one would not come back from a file's name.
            let isEdge = index == 0 || index == characters.count - 1 || characters[index - 1] == "."
            let isPlain = character.isLetter || character.isNumber || "-_@".contains(character)
            if isPlain || (character == "." && !isEdge) { return String(character) }
            return character.utf8.map { byte in
                "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }.joined()
        }.joined()
    }

    /// The file's text, one premise a line.
    public static func write(_ decision: ThreatDecision) -> String {
        var lines = [
            "rule: \(YAMLText.quoted(decision.rule.text))",
            "subject: \(YAMLText.quoted(decision.subject))",
            "disposition: \(decision.disposition.rawValue)",
        ]
        if !decision.threats.isEmpty { lines.append("threats: \(YAMLText.list(decision.threats))") }
        lines.append("reason: \(YAMLText.localized(decision.reason))")
        lines.append("by: \(YAMLText.quoted(decision.by))")
        if let role = decision.role, !role.isEmpty { lines.append("role: \(YAMLText.quoted(role))") }
        lines.append("date: \(decision.date)")
        lines.append(decision.premises.isEmpty ? "premises: []" : "premises:")
        lines += decision.premises.map { "  - {\(premise($0))}" }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func premise(_ premise: ThreatPremise) -> String {
        let record = "record: \(YAMLText.quoted(premise.record))"
        switch premise {
        case .field(_, let field, let value):
            return "\(record), field: \(YAMLText.quoted(field)), value: \(YAMLText.quoted(value))"
        case .relation(let relation):
            return "\(record), field: \(YAMLText.quoted(relation.field)), "
                + "names: \(YAMLText.quoted(relation.id)), records: \(YAMLText.list(relation.naming))"
        case .section(_, let count): return "\(record), count: \(count)"
        }
    }
}

import Evidence
import Kernel
import Requirements

/// Writes a judgement as the file that the reader reads: sorted, one premise a line.
public enum JudgementWriter {
    /// What a person decided.
    public struct Decision: Sendable {
        public let demand: ID<Requirement>
        public let catalogue: ID<Catalogue>
        /// met, unmet or not_applicable.
        public let state: String
        public let reason: LocalizedText
        public let actor: Actor
        public let day: Day
        public let evidence: [String]
        public let premises: [Premise]

        public init(
            demand: ID<Requirement>, catalogue: ID<Catalogue>, state: String, reason: LocalizedText,
            actor: Actor,
            day: Day, evidence: [String], premises: [Premise]
        ) {
            self.demand = demand
            self.catalogue = catalogue
            self.state = state
            self.reason = reason
            self.actor = actor
            self.day = day
            self.evidence = evidence
            self.premises = premises
        }
    }

    /// The path of a judgement's file within the dossier; judgements on other catalogues carry the
    /// catalogue's id.
    public static func path(of decision: Decision) -> String {
        let isGuidance = decision.catalogue == Catalogue.guidanceID
        let name = isGuidance ? decision.demand.text : "\(decision.catalogue)_\(decision.demand)"
        let safe = name.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "_" }
        return "decisions/judgements/\(String(safe)).yaml"
    }

    /// The file's text.
    public static func write(_ decision: Decision) -> String {
        var lines = [
            "by: \(YAMLText.quoted(decision.actor.name))",
            "catalogue: \(YAMLText.quoted(decision.catalogue.text))",
            "date: \(decision.day)",
            "demand: \(YAMLText.quoted(decision.demand.text))",
            "evidence: [\(decision.evidence.map(YAMLText.quoted).joined(separator: ", "))]",
        ]
        lines.append(decision.premises.isEmpty ? "premises: []" : "premises:")
        let premises = decision.premises.sorted { ($0.record, $0.field ?? "") < ($1.record, $1.field ?? "") }
        for premise in premises {
            let record = "record: \(YAMLText.quoted(premise.record))"
            if let field = premise.field {
                let value = YAMLText.quoted(premise.value)
                lines.append("  - {\(record), field: \(YAMLText.quoted(field)), value: \(value)}")
            } else {
                lines.append("  - {\(record), mark: \(YAMLText.quoted(premise.value))}")
            }
        }
        lines.append("reason: \(YAMLText.localized(decision.reason))")
        if !decision.actor.role.isEmpty { lines.append("role: \(YAMLText.quoted(decision.actor.role))") }
        lines.append("state: \(decision.state)")
        return lines.joined(separator: "\n") + "\n"
    }
}

import Evidence
import Kernel
import RiskManagement

/// Makes decisions on proposed threats out of the records of `decisions/threats/`.
struct ThreatDecisionDecoder {
    private(set) var findings: [Finding] = []

    /// The decisions that are whole; of the others the findings tell what is missing.
    mutating func decisions(_ records: [EvidenceRecord]) -> [ThreatDecision] {
        records.compactMap { decision($0) }
    }

    private mutating func decision(_ record: EvidenceRecord) -> ThreatDecision? {
        for field in ["disposition", "reason", "date"] where record.fields[field] == .unknown {
            fault(
                record.fieldOrigins[field] ?? record.origin, field, ja: "判断に unknown は書けません",
                en: "a decision cannot leave it unknown")
        }
        guard let rule = record.text("rule"), let subject = record.text("subject"),
            let disposition = record.text("disposition").flatMap(ThreatDecision.Disposition.init),
            let reason = record.words("reason"), let by = record.text("by"), let date = record.day("date")
        else { return nil }
        return ThreatDecision(
            id: ID(record.id ?? ""), rule: ID(rule), subject: subject, disposition: disposition,
            threats: record.texts("threats"), reason: reason, by: by, role: record.text("role"), date: date,
            premises: record.parts("premises").compactMap { premise($0) }, origin: record.origin)
    }

    private mutating func premise(_ part: EvidenceRecord) -> ThreatPremise? {
        guard let record = part.text("record") else { return nil }
        let (field, value, names) = (part.text("field"), part.text("value"), part.text("names"))
        let count = part.number("count")
        if let field, let names, value == nil, count == nil {
            return .relation(
                Relation(section: record, field: field, id: names, naming: part.texts("records")))
        }
        // Records without the id that they name say nothing; as a field's value they would say too much.
        if part.fields["records"] == nil, names == nil {
            if let field, let value, count == nil {
                return .field(record: record, field: field, value: value)
            }
            if let count, field == nil, value == nil { return .section(record, count: Int(count)) }
        }
        fault(
            part.origin, record, ja: "前提は field と value、field と names と records、count のどれか一組で書きます",
            en: "a premise has field and value, or field, names and records, or count")
        return nil
    }

    private mutating func fault(_ origin: Origin, _ subject: String, ja: String, en: String) {
        findings.append(
            Finding(
                .error, "decision-incomplete",
                LocalizedText(ja: "「\(subject)」：\(ja)", en: "\"\(subject)\": \(en)"), at: origin))
    }
}

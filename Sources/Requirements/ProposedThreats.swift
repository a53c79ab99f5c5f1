import Evidence
import Kernel

/// What the evaluation of risk says, as rules of demands ask it.
extension Inquiry {
    private static let decideStep = LocalizedText(
        ja: "mamori risk threats で見て、採用・直して採用・不採用を理由とともに決める（mamori risk decide）",
        en: "Look at mamori risk threats; accept, adapt or dismiss each with a reason (mamori risk decide)")

    /// Notes each threat that this record means and that nobody has decided on, or whose premises have
    /// changed
    /// since.
    public func noteOpenThreats(about record: Record) {
        let open = records("threat_proposal", naming: record.path, in: "subject").filter {
            ["open", "returned"].contains($0.text("standing") ?? "open")
        }
        guard !open.isEmpty else { return }
        for one in open { citeGrounds(of: one) }
        let names = open.map(\.id).joined(separator: ", ")
        lack(
            record,
            LocalizedText(
                ja: "判断していない脅威の提案があります（\(names)）", en: "proposed threats await a decision: \(names)"),
            step: Inquiry.decideStep)
    }

    /// Notes that proposed threats await a decision, whatever they are about.
    public func noteOpenThreats() {
        let open = records("threat_proposal").filter {
            ["open", "returned"].contains($0.text("standing") ?? "open")
        }
        guard let first = open.first else { return }
        for one in open { citeGrounds(of: one) }
        lack(
            first,
            LocalizedText(
                ja: "判断していない脅威の提案が \(open.count) 件あります",
                en: "\(open.count) proposed threats await a decision"), step: Inquiry.decideStep)
    }

    /// Cites the records and sections that a computed record rests on.
    public func citeGrounds(of record: Record) {
        for place in record.texts("rests_on") { cite(place: place) }
    }

    /// Notes what contradicts itself in the risk file.
    public func noteInconsistencies() {
        for kind: RecordKind in [
            "acceptability_criteria", "risk", "control", "hazardous_situation", "harm",
        ] { _ = records(kind) }
        for fault in records("risk_inconsistency") {
            guard let message = fault.words("message") else { continue }
            fail(
                fault, message,
                step: LocalizedText(ja: "食い違いを直す", en: "Put the contradiction right"))
        }
    }
}

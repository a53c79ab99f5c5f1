import Documents
import Evidence
import Kernel
import RiskManagement
import RiskReview

/// What the builders of reports share: the evaluation, the records, and where each record is shown.
struct RiskView: Sendable {
    let evaluation: RiskEvaluation
    let evidence: EvidenceSource
    let header: ReportHeader
    /// The report that is being built.
    let report: ID<Report>
    private let risks: [String: Anchor]
    private let elements: [String: ModelElement]
    private let proposals: Set<String>

    init(_ evaluation: RiskEvaluation, evidence: EvidenceSource, header: ReportHeader, in report: ID<Report>)
    {
        self.evaluation = evaluation
        self.evidence = evidence
        self.header = header
        self.report = report
        risks = Dictionary(
            evaluation.risks.map { ($0.risk.id.text, Anchor($0.risk.path)) }, uniquingKeysWith: { a, _ in a })
        elements = Dictionary(evaluation.file.elements.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        proposals = Set(evaluation.register.rows.map(\.proposal.id.text))
    }

    var file: RiskFile { evaluation.file }
    var release: String { evaluation.release ?? "" }
    var releaseName: LocalizedText {
        evaluation.release.map(LocalizedText.init(same:))
            ?? LocalizedText(ja: "（版の記録なし）", en: "(no release recorded)")
    }

    // MARK: Sources

    func source(_ record: EvidenceRecord) -> Sentence.Source {
        Sentence.Source(record: record.path, origin: record.origin)
    }

    func source(_ path: String, _ origin: Origin) -> Sentence.Source {
        Sentence.Source(record: path, origin: origin)
    }

    /// The section in which a kind of record is, or would be, written.
    func section(_ kind: RecordKind) -> Sentence.Source {
        let section = evidence.section(kind)
        return Sentence.Source(record: section.name, origin: section.origin)
    }

    /// One sentence that rests on sections as wholes.
    func say(_ ja: String, _ en: String, from kinds: RecordKind...) -> Sentence {
        Sentence(LocalizedText(ja: ja, en: en), from: kinds.map(section))
    }

    func paragraph(_ ja: String, _ en: String, from kinds: RecordKind...) -> ReportBlock {
        .text(.paragraph([Sentence(LocalizedText(ja: ja, en: en), from: kinds.map(section))]))
    }

    func gap(_ ja: String, _ en: String, in kind: RecordKind) -> ReportBlock {
        .text(.gap(LocalizedText(ja: ja, en: en), section(kind)))
    }

    // MARK: Places

    /// The sections whose records have a row of their own, and the report in which it stands.
    private static let homes: [String: ID<Report>] = {
        let risk = [
            "users", "environments", "assets", "essential_functions", "attackers", "threats",
            "hazardous_situations", "harms", "risks", "controls", "verifications", "baseline_items",
            "test_runs",
        ]
        let model = [
            "constituents", "external_parties", "trust_boundaries", "interfaces", "connections", "data_flows",
            "update_paths", "supply_steps",
        ]
        return Dictionary(
            uniqueKeysWithValues: risk.map { ($0, RiskReportName.riskReport) }
                + model.map { ($0, RiskReportName.threatModel) })
    }()

    /// A link to a place of one of the reports.
    func link(_ anchor: Anchor, in home: ID<Report>) -> Link { Link(anchor, in: home == report ? nil : home) }

    /// The row of the record at a path; nil where no report has one.
    func link(toPath path: String) -> Link? {
        let name = path.split(separator: "/", maxSplits: 1).first.map(String.init) ?? path
        guard let home = RiskView.homes[name], evidence.record(path: path) != nil else { return nil }
        return link(Anchor(path), in: home)
    }

    /// The row of the record of an id in the first of these sections that has it.
    func link(to id: String, in sections: [String]) -> Link? {
        for section in sections {
            if let link = link(toPath: "\(section)/\(id)") { return link }
        }
        return nil
    }

    /// Names of records, each with a link to its row where it has one.
    func names(_ ids: [String], in sections: String...) -> Cell {
        Cell(ids.map { Cell.Part(LocalizedText(same: $0), to: link(to: $0, in: sections)) })
    }

    /// A control with the sign of its standing; in words only where it does not hold.
    func control(_ control: Control, _ standing: ControlStanding) -> Cell.Part {
        let words =
            standing == .verified
            ? LocalizedText(same: control.id.text)
            : LocalizedText(
                ja: "\(control.id) \(standing.words.ja)", en: "\(control.id) \(standing.words.en)")
        return Cell.Part(words, standing.state, to: link(toPath: control.path))
    }

    func riskLink(_ id: String) -> Link? {
        risks[id].map { link($0, in: RiskReportName.riskReport) }
    }

    /// A threat of the register: one that people wrote, or a proposal.
    func threatLink(_ id: String) -> Link? {
        if let own = link(toPath: "threats/\(id)") { return own }
        guard proposals.contains(id) else { return nil }
        return link(RiskView.proposal(id), in: RiskReportName.threatModel)
    }

    static func proposal(_ id: String) -> Anchor { Anchor("proposals/\(id)") }
    static func rule(_ id: ID<ThreatRule>) -> Anchor { Anchor("rules/\(id)") }

    /// The name of a constituent, or of a party.
    func elementName(_ id: String) -> LocalizedText { elements[id]?.name ?? LocalizedText(same: id) }
    func element(_ id: String) -> ModelElement? { elements[id] }

    /// A chapter without anything in it would hide that something is missing.
    func table(
        _ anchor: Anchor, ja: String, en: String, _ columns: [DataTable.Column], _ rows: [DataTable.Row],
        none: (ja: String, en: String), in kind: RecordKind
    ) -> ReportBlock {
        rows.isEmpty
            ? gap(none.ja, none.en, in: kind)
            : .table(DataTable(anchor, name: LocalizedText(ja: ja, en: en), columns: columns, rows: rows))
    }
}

extension Cell {
    static let notRecorded = LocalizedText(ja: "記録なし", en: "not recorded")

    /// The text, or that nobody has recorded it.
    init(orUnknown text: LocalizedText?) {
        self = text.map { Cell($0) } ?? Cell(Cell.notRecorded, .unknown)
    }

    init(orUnknown text: String?) { self.init(orUnknown: text.map(LocalizedText.init(same:))) }

    /// Yes, no, or not recorded; the last is never shown as a no.
    init(flag: Bool?, yes: CellState? = nil, no: CellState? = nil) {
        switch flag {
        case true?: self.init(LocalizedText(ja: "はい", en: "yes"), yes)
        case false?: self.init(LocalizedText(ja: "いいえ", en: "no"), no)
        case nil: self.init(Cell.notRecorded, .unknown)
        }
    }
}

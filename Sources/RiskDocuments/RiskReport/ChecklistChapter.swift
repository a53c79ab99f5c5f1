import Documents
import Evidence
import Kernel
import RiskReview

/// What a reviewer looks for, with its place and how it stands.
struct ChecklistChapter {
    let view: RiskView

    var sections: [Report.Section] {
        let subject = ReviewSubject(
            view.evaluation, evidence: view.evidence, model: view.header.model, day: view.header.day,
            unknownCount: UnknownMatters(view: view).openCount)
        let standings = ReviewChecklist.items.map { ($0, $0.standing(subject)) }
        let there = standings.count { $0.1.state == .ok }
        let missing = standings.count { $0.1.state == .bad }
        let rest = standings.count - there - missing
        return [
            Report.Section(
                "checklist", LocalizedText(ja: "審査で見られる項目", en: "What a reviewer looks for"),
                [
                    .note(
                        LocalizedText(
                            ja: "登録認証機関や PMDA の審査者がこのファイルに求めるものを、規格・指針の項から私たちの言葉でまとめたものです。状態は記録と評価から求めており、"
                                + "この表への合格は認証や承認を意味しません。",
                            en:
                                "What reviewers at certification bodies and PMDA ask of such a file, in "
                                + "our own words, by clause. "
                                + "The state is computed from the records; passing this table is no "
                                + "certification."
                        )),
                    .verdict(
                        missing > 0 ? .bad : rest > 0 ? .warn : .ok,
                        [
                            view.say(
                                "\(standings.count) 項目のうち、ある \(there)、あるが不足 \(rest)、ない \(missing)。",
                                "Of \(standings.count) items, \(there) are there, \(rest) are there but "
                                    + "incomplete, "
                                    + "\(missing) are missing.", from: "risk_management_file")
                        ]),
                    .table(
                        DataTable(
                            "table-checklist", name: LocalizedText(ja: "審査で見られる項目", en: "Checklist"),
                            columns: [
                                .init(.id, ja: "番号", en: "No."),
                                .init(.long, ja: "見られること", en: "What is looked for"),
                                .init(.title, ja: "出典の項", en: "Clause"), .init(.links, ja: "所在", en: "Place"),
                                .init(.state, ja: "状態", en: "State"),
                                .init(.title, ja: "足りないもの", en: "What is lacking"),
                            ], rows: standings.map(row))),
                ])
        ]
    }

    private func row(_ item: ChecklistItem, _ standing: ChecklistStanding) -> DataTable.Row {
        let report =
            switch item.home {
            case RiskReportName.threatModel: LocalizedText(ja: "脅威モデル報告書", en: "Threat model report")
            case RiskReportName.traceability: LocalizedText(ja: "トレーサビリティ", en: "Traceability matrix")
            default: LocalizedText(ja: "この報告書", en: "This report")
            }
        let place = LocalizedText(
            ja: "\(report.ja) #\(item.anchor.name)", en: "\(report.en) #\(item.anchor.name)")
        return DataTable.Row(
            Anchor("checklist/\(item.id)"),
            [
                Cell(same: item.id), Cell(item.asks), Cell(same: item.source),
                Cell(place, to: view.link(item.anchor, in: item.home)), Cell(standing.name, standing.state),
                standing.why.map { Cell($0) } ?? .empty,
            ])
    }
}

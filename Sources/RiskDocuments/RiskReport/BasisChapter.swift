import Documents
import Evidence
import Kernel
import RiskManagement

/// What the records contradict, and what they leave unknown.
struct BasisChapter {
    let view: RiskView

    var sections: [Report.Section] {
        [
            Report.Section("findings", LocalizedText(ja: "記録の食い違い", en: "Inconsistencies"), [findings]),
            Report.Section(
                "basis",
                LocalizedText(ja: "根拠の完全さ：わかっていないこと", en: "Completeness of the basis: what is unknown"),
                [
                    .note(
                        LocalizedText(
                            ja: "書かれていないことは、安全とも危険ともみなさず、わからないものとして数えます。",
                            en: "What nobody has written counts as unknown, never as safe.")),
                    unknowns,
                ]),
        ]
    }

    private var findings: ReportBlock {
        guard !view.evaluation.findings.isEmpty else {
            return view.paragraph(
                "見積り、対策の担い手、表、循環について、食い違いは見つかりませんでした。",
                "No contradiction was found in estimates, owners of controls, the matrix or circular traces.",
                from: "risk", "control", "acceptability_criteria")
        }
        return .table(
            DataTable(
                "table-findings", name: LocalizedText(ja: "記録の食い違い", en: "Inconsistencies"),
                columns: [
                    .init(.id, ja: "種類と場所", en: "Code, place"), .init(.long, ja: "内容", en: "What"),
                ],
                rows: view.evaluation.findings.map { finding in
                    DataTable.Row(
                        from: Sentence.Source(record: finding.code, origin: finding.origin),
                        [
                            Cell(
                                LocalizedText(same: finding.code), finding.severity == .error ? .bad : .warn),
                            Cell(finding.message),
                        ])
                }))
    }

    private var unknowns: ReportBlock {
        .table(
            DataTable(
                "table-unknown", name: LocalizedText(ja: "わかっていないこと", en: "What is unknown"),
                columns: [
                    .init(.title, ja: "事柄", en: "Matter"), .init(.state, ja: "状態", en: "State"),
                    .init(.links, ja: "どれか", en: "Which"),
                ], rows: UnknownMatters(view: view).rows))
    }
}

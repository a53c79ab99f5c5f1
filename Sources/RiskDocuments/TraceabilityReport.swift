import Documents
import Evidence
import Kernel
import RiskManagement

/// From what is demanded to what users are told, with the holes first (3.1).
struct TraceabilityReport {
    let view: RiskView

    init(_ view: RiskView) { self.view = view }

    var report: Report {
        Report(
            id: view.report, title: LocalizedText(ja: "トレーサビリティマトリクス", en: "Traceability matrix"),
            audience: LocalizedText(
                ja: "社内の審査者、登録認証機関、PMDA", en: "internal reviewers, certification bodies, PMDA"),
            subject: view.header.device, facts: view.header.facts, basis: view.header.basis,
            day: view.header.day,
            sections: [
                Report.Section("holes", LocalizedText(ja: "つながっていない所", en: "Holes"), holes),
                Report.Section("trace", LocalizedText(ja: "全体", en: "The whole matrix"), whole),
                Report.Section(
                    "by-demand", LocalizedText(ja: "要求事項から見る", en: "From the demands"), byDemand),
            ])
    }

    private var holes: [ReportBlock] {
        let (all, open) = (view.evaluation.trace.rows, view.evaluation.trace.incomplete)
        guard !all.isEmpty else {
            return [
                .verdict(
                    .bad,
                    [
                        view.say(
                            "つなぐ脅威もリスクもありません。", "There is neither threat nor risk to trace.", from: "threat",
                            "risk")
                    ])
            ]
        }
        guard !open.isEmpty else {
            return [
                .verdict(
                    .ok,
                    [
                        view.say(
                            "\(all.count) 行すべてが、脅威から使用者への文面までつながっています。",
                            "All \(all.count) rows run from the threat to the text for users.",
                            from: "threat", "risk")
                    ])
            ]
        }
        return [
            .verdict(
                .bad,
                [
                    view.say(
                        "\(all.count) 行のうち \(open.count) 行に、つながっていない所があります。",
                        "\(open.count) of \(all.count) rows have holes.", from: "threat", "risk")
                ]),
            .table(
                DataTable(
                    "table-holes", name: LocalizedText(ja: "つながっていない所", en: "Holes"),
                    columns: [
                        .init(.links, ja: "脅威", en: "Threat"), .init(.long, ja: "題名", en: "Title"),
                        .init(.links, ja: "リスク", en: "Risk"),
                        .init(.long, ja: "足りないもの", en: "What is missing"),
                    ],
                    rows: open.map { row in
                        DataTable.Row(
                            from: source(row),
                            [
                                Cell(same: row.threat, to: view.threatLink(row.threat)),
                                Cell(row.threatTitle),
                                row.risk.map {
                                    Cell(same: $0.risk.id.text, to: view.link(toPath: $0.risk.path))
                                }
                                    ?? Cell(LocalizedText(ja: "なし", en: "none"), .bad),
                                Cell(row.holes.map { Cell.Part($0, .bad) }),
                            ])
                    })),
        ]
    }

    private func source(_ row: Traceability.Row) -> Sentence.Source? {
        view.evidence.record(path: row.threatRecord).map(view.source)
    }

    private var whole: [ReportBlock] {
        guard !view.evaluation.trace.rows.isEmpty else {
            return [view.gap("脅威とリスク", "threats and risks", in: "risk")]
        }
        return [
            .table(
                DataTable(
                    "table-trace", name: LocalizedText(ja: "トレーサビリティ", en: "Traceability"),
                    columns: [
                        .init(.links, ja: "要求事項", en: "Demands"), .init(.links, ja: "脅威", en: "Threat"),
                        .init(.links, ja: "リスク", en: "Risk"),
                        .init(.links, ja: "対策と検証", en: "Controls, proof"),
                        .init(.short, ja: "残留リスク", en: "Residual risk"),
                        .init(.links, ja: "使用者への文面", en: "Text for users"),
                        .init(.state, ja: "つながり", en: "Trace"),
                    ], rows: view.evaluation.trace.rows.map(row)))
        ]
    }

    private func row(_ row: Traceability.Row) -> DataTable.Row {
        let controls = (row.risk?.controls ?? []).map { view.control($0.control, $0.standing) }
        let residual = row.risk.map {
            [
                RiskMatrix.level($0.residualLevel, view.file.criteria),
                Cell.Part($0.result.name, $0.result == .controlled ? .ok : .bad),
            ]
        }
        return DataTable.Row(
            from: source(row),
            [
                Cell(row.demands.map { Cell.Part(LocalizedText(same: $0)) }),
                Cell([
                    Cell.Part(LocalizedText(same: row.threat), to: view.threatLink(row.threat)),
                    Cell.Part(row.threatTitle),
                ]),
                row.risk.map {
                    Cell([
                        Cell.Part(LocalizedText(same: $0.risk.id.text), to: view.link(toPath: $0.risk.path)),
                        Cell.Part($0.risk.title),
                    ])
                } ?? Cell(LocalizedText(ja: "なし", en: "none"), .bad),
                Cell(controls), Cell(residual ?? [Cell.Part(Cell.notRecorded, .unknown)]),
                Cell(row.texts.map { Cell.Part(LocalizedText(same: $0)) }),
                row.holes.isEmpty
                    ? Cell(LocalizedText(ja: "つながっている", en: "complete"), .ok)
                    : Cell(
                        LocalizedText(ja: "\(row.holes.count) か所足りない", en: "\(row.holes.count) missing"), .bad
                    ),
            ])
    }

    private var byDemand: [ReportBlock] {
        var byDemand: [String: [Traceability.Row]] = [:]
        for row in view.evaluation.trace.rows {
            for demand in row.demands { byDemand[demand, default: []].append(row) }
        }
        guard !byDemand.isEmpty else {
            return [
                view.paragraph(
                    "要求事項の判定が引いた脅威・リスクの記録は、この評価に渡されていません。",
                    "This evaluation was not given which demands cite threats or risks.", from: "threat",
                    "risk")
            ]
        }
        return [
            .table(
                DataTable(
                    "table-demands", name: LocalizedText(ja: "要求事項ごと", en: "By demand"),
                    columns: [
                        .init(.id, ja: "要求事項", en: "Demand"), .init(.links, ja: "脅威", en: "Threats"),
                        .init(.links, ja: "リスク", en: "Risks"), .init(.state, ja: "つながり", en: "Trace"),
                    ],
                    rows: byDemand.keys.sorted().map { demand in
                        let rows = byDemand[demand] ?? []
                        let open = rows.count { !$0.holes.isEmpty }
                        var seen: Set<String> = []
                        let threats = rows.map(\.threat).filter { seen.insert($0).inserted }
                        let risks = rows.compactMap { $0.risk?.risk }.filter { seen.insert($0.path).inserted }
                        return DataTable.Row([
                            Cell(same: demand),
                            Cell(threats.map { Cell.Part(LocalizedText(same: $0), to: view.threatLink($0)) }),
                            Cell(
                                risks.map {
                                    Cell.Part(LocalizedText(same: $0.id.text), to: view.link(toPath: $0.path))
                                }),
                            open == 0
                                ? Cell(LocalizedText(ja: "つながっている", en: "complete"), .ok)
                                : Cell(
                                    LocalizedText(ja: "\(open) 行に不足", en: "\(open) rows incomplete"), .bad),
                        ])
                    }))
        ]
    }
}

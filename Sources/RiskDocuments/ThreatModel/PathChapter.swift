import Documents
import Evidence
import Kernel
import RiskManagement

/// The ways from outside to each harm to people, with what bars them.
struct PathChapter {
    let view: RiskView
    /// So many figures are drawn, the gravest risks first; the table has all.
    private static let figuresMax = 40

    var sections: [Report.Section] {
        let byRisk = Dictionary(grouping: view.evaluation.paths.paths, by: \.risk.id)
        let risks = view.evaluation.risks.filter { byRisk[$0.risk.id] != nil }.sorted {
            RiskEvaluation.order($0, $1)
        }
        let figures = risks.prefix(PathChapter.figuresMax).map { standing in
            Report.Section(
                Anchor("paths/\(standing.risk.id)"), level: 2,
                LocalizedText(
                    ja: "\(standing.risk.title.ja)（\(standing.risk.id)）",
                    en: "\(standing.risk.title.en) (\(standing.risk.id))"),
                [
                    .graph(
                        PathFigure(view: view, risk: standing.risk, paths: byRisk[standing.risk.id] ?? [])
                            .figure)
                ])
        }
        return [
            Report.Section(
                "paths", LocalizedText(ja: "患者・使用者への害に至る経路", en: "Ways to harm to people"), head(risks.count))
        ] + figures + [all, unplaced]
    }

    private func head(_ risks: Int) -> [ReportBlock] {
        let paths = view.evaluation.paths.paths
        let open = paths.count(where: \.isUnbarred)
        var blocks: [ReportBlock] = [
            .note(
                LocalizedText(
                    ja: "入口（接続口・外部の相手）ごとに、害につながる機能が動く所までの経路を一本示します。検証済みの対策に一つも出会わない"
                        + "経路があればその最短のもの、なければ全体の最短のものです。記録にないつながりは見えません。",
                    en:
                        "For each way in (interface or party outside) one way to where the function runs "
                        + "whose failure harms people: the shortest that meets no verified control, else "
                        + "the shortest of all. What nobody has recorded is not seen."))
        ]
        guard !paths.isEmpty else {
            return blocks + [
                view.gap(
                    "経路（人への害のあるリスクに、損なわれる機能と、その動く構成品を結んでください）",
                    "ways (link risks with harm to people to functions, and those to constituents)",
                    in: "risk")
            ]
        }
        blocks.append(
            .verdict(
                open == 0 ? .ok : .bad,
                [
                    view.say(
                        "リスク \(risks) 件に至る経路 \(paths.count) 本。検証済みの対策が一つもない経路 \(open) 本。",
                        "\(paths.count) ways lead to \(risks) risks; \(open) of them meet no verified "
                            + "control.",
                        from: "risk", "data_flow", "interface", "control")
                ]))
        if risks > PathChapter.figuresMax {
            blocks.append(
                view.paragraph(
                    "図は害の大きい \(PathChapter.figuresMax) 件だけを描きます。",
                    "Only the gravest \(PathChapter.figuresMax) are drawn.",
                    from: "risk"))
        }
        return blocks
    }

    private var all: Report.Section {
        let block = view.table(
            "table-paths", ja: "攻撃経路", en: "Attack paths",
            [
                .init(.links, ja: "リスク", en: "Risk"), .init(.title, ja: "入口", en: "Way in"),
                .init(.long, ja: "通る所", en: "Along"), .init(.title, ja: "機能", en: "Function"),
                .init(.links, ja: "障壁になる対策", en: "Barriers"),
                .init(.state, ja: "検証済みの障壁", en: "Verified barrier"),
            ],
            view.evaluation.paths.paths.map { path in
                let entry = PathFigure.entryName(path.entry, view)
                return DataTable.Row(
                    from: view.source(path.risk.path, path.risk.origin),
                    [
                        Cell(same: path.risk.id.text, to: view.riskLink(path.risk.id.text)), Cell(entry),
                        Cell(
                            path.elements.map { Cell.Part(view.elementName($0)) }
                                + path.flows.map {
                                    Cell.Part(
                                        LocalizedText(same: $0), to: view.link(toPath: "data_flows/\($0)"))
                                }),
                        Cell(
                            path.function.name,
                            to: view.link(toPath: "essential_functions/\(path.function.id)")),
                        Cell(
                            path.barriers.map { view.control($0.control, $0.standing) }),
                        path.isUnbarred
                            ? Cell(LocalizedText(ja: "なし", en: "none"), .bad)
                            : Cell(LocalizedText(ja: "あり", en: "yes"), .ok),
                    ])
            }, none: ("攻撃経路", "attack paths"), in: "risk")
        return Report.Section(
            "all-paths", level: 2, LocalizedText(ja: "すべての経路", en: "All ways"), [block])
    }

    private var unplaced: Report.Section {
        let risks = view.evaluation.paths.unplaced
        let block: ReportBlock =
            risks.isEmpty
            ? view.paragraph(
                "人への害のあるリスクは、すべて経路を示せました。", "A way is shown for every risk of harm to people.", from: "risk")
            : .text(
                .list(
                    risks.map { risk in
                        Sentence(
                            LocalizedText(
                                ja: "\(risk.id)（\(risk.title.ja)）：損なわれる機能、その動く構成品、またはそこへ入る道の記録がありません。",
                                en:
                                    "\(risk.id) (\(risk.title.en)): no function, nothing that it runs "
                                    + "on, or no way in is recorded."
                            ),
                            from: [view.source(risk.path, risk.origin)])
                    }))
        return Report.Section(
            "unplaced", level: 2, LocalizedText(ja: "経路を示せないリスク", en: "Risks without a way to show"), [block])
    }
}

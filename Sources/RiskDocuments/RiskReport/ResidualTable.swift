import Documents
import Evidence
import Kernel
import RiskManagement
import Severity

/// The residual risks that are not controlled, as report and statement show them.
enum ResidualTable {
    static func table(_ view: RiskView) -> DataTable {
        DataTable(
            "table-residual", name: LocalizedText(ja: "管理できていないリスク", en: "Uncontrolled risks"),
            columns: [
                .init(.id, ja: "リスク", en: "Risk"), .init(.long, ja: "題名", en: "Title"),
                .init(.short, ja: "危害", en: "Harm"), .init(.short, ja: "残る水準", en: "Level left"),
                .init(.long, ja: "理由", en: "Why"), .init(.long, ja: "便益と比べた説明", en: "Benefit against risk"),
            ],
            rows: view.evaluation.uncontrolled.map { standing in
                let risk = standing.risk
                let harm = [risk.harm?.name, risk.severity?.name].map {
                    Cell.Part($0 ?? Cell.notRecorded, $0 == nil ? .unknown : nil)
                }
                return DataTable.Row(
                    from: view.source(risk.path, risk.origin),
                    [
                        Cell(same: risk.id.text, to: view.link(toPath: risk.path)), Cell(risk.title),
                        Cell(harm), Cell([RiskMatrix.level(standing.residualLevel, view.file.criteria)]),
                        Cell(standing.reasons.map { Cell.Part($0) }), Cell(orUnknown: risk.benefitRisk),
                    ])
            })
    }
}

/// Unresolved vulnerabilities with the functions and risks that they reach.
enum VulnerabilityTable {
    static func block(_ view: RiskView) -> ReportBlock {
        .table(
            DataTable(
                "table-vulnerabilities",
                name: LocalizedText(ja: "未解決の脆弱性", en: "Unresolved vulnerabilities"),
                columns: [
                    .init(.id, ja: "脆弱性", en: "Vulnerability"), .init(.title, ja: "部品", en: "Component"),
                    .init(.short, ja: "優先度", en: "Priority"),
                    .init(.title, ja: "悪用のしやすさ", en: "Exploitability"),
                    .init(.short, ja: "及ぶ害", en: "Harm reached"),
                    .init(.links, ja: "機能", en: "Functions"),
                    .init(.links, ja: "見積りを比べるリスク（ほかに及ぶもの）", en: "Risks estimated by it (others reached)"),
                ],
                rows: (view.evaluation.unresolved ?? []).map { row($0, view) }))
    }

    /// Those whose estimate it is held against, then in brackets the others that it reaches.
    private static func risks(_ item: UnresolvedVulnerability, _ view: RiskView) -> Cell {
        guard !item.risks.isEmpty else {
            return Cell(LocalizedText(ja: "結ばれたリスクなし", en: "no risk linked"), .warn)
        }
        let others = item.risks.filter { !item.estimates.contains($0) }
        return Cell(
            item.estimates.map { Cell.Part(LocalizedText(same: $0), to: view.riskLink($0)) }
                + others.map {
                    Cell.Part(LocalizedText(ja: "（\($0)）", en: "(\($0))"), to: view.riskLink($0))
                })
    }

    private static func row(_ item: UnresolvedVulnerability, _ view: RiskView) -> DataTable.Row {
        let source = item.record.map { path in
            Sentence.Source(
                record: path,
                origin: view.evidence.record(path: path)?.origin ?? view.section("bill").origin)
        }
        return DataTable.Row(
            from: source ?? view.section("bill"),
            [
                Cell(same: item.vulnerability), Cell(same: item.part), Cell(item.priority),
                Cell([Cell.Part(item.exploitability.grade.name), Cell.Part(item.exploitability.reason)]),
                Cell(orUnknown: item.harm),
                item.functions.isEmpty
                    ? Cell(Cell.notRecorded, .unknown)
                    : view.names(item.functions, in: "essential_functions"),
                risks(item, view),
            ])
    }
}

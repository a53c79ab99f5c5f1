import Documents
import Evidence
import Kernel
import RiskManagement
import RiskReview

/// The register of threats: how many each rule proposes, and those that people wrote (JIS T 14971 5.4).
struct ThreatChapter {
    let view: RiskView
    private var register: ThreatRegister { view.evaluation.register }

    var sections: [Report.Section] {
        [
            Report.Section("threats", LocalizedText(ja: "脅威", en: "Threats"), [counts, rules]),
            Report.Section(
                "own-threats", level: 2,
                LocalizedText(ja: "人が書いた脅威", en: "Threats that people wrote"), [own]),
        ]
    }

    private var counts: ReportBlock {
        let (rows, open) = (register.rows.count, register.open.count)
        return .text(
            .paragraph([
                view.say(
                    "規則が記録から挙げた脅威は \(rows) 件、そのうち \(open) 件は人の判断を待っています。"
                        + "人が書いた脅威は \(register.own.count) 件です。",
                    "Rules propose \(rows) threats from the records; \(open) of them wait for a person. "
                        + "People wrote \(register.own.count).", from: "threat", "data_flow", "interface")
            ]))
    }

    private var rules: ReportBlock {
        let byRule = Dictionary(grouping: register.rows, by: \.proposal.rule.id)
        let order = register.rows.map(\.proposal.rule.id).reduce(into: [ID<ThreatRule>]()) {
            if $0.last != $1 { $0.append($1) }
        }
        var seen: Set<ID<ThreatRule>> = []
        let rows = order.filter { seen.insert($0).inserted }.compactMap { id -> DataTable.Row? in
            guard let rows = byRule[id], let rule = rows.first?.proposal.rule else { return nil }
            let open = rows.count { $0.standing.isOpen }
            let dismissed = rows.count { $0.standing == .dismissed }
            return DataTable.Row([
                Cell(
                    same: id.text, to: view.link(RiskView.rule(id), in: RiskReportName.threatModel)),
                Cell(rule.title), Cell(same: "\(rows.count)"),
                open == 0
                    ? Cell(same: "0") : Cell(LocalizedText(same: "\(open)"), .warn),
                Cell(same: "\(rows.count - open - dismissed)"), Cell(same: "\(dismissed)"),
            ])
        }
        let silent = view.evaluation.threats.looks.count - rows.count
        return rows.isEmpty
            ? view.paragraph(
                "規則が挙げた脅威はありません。見た規則は \(silent) 本です。",
                "No rule proposes a threat; \(silent) rules have looked.", from: "interface", "data_flow")
            : .table(
                DataTable(
                    "table-rules", name: LocalizedText(ja: "規則ごとの脅威", en: "Threats by rule"),
                    columns: [
                        .init(.id, ja: "規則", en: "Rule"), .init(.long, ja: "脅威", en: "Threat"),
                        .init(.number, ja: "件数", en: "Count"), .init(.number, ja: "判断待ち", en: "Open"),
                        .init(.number, ja: "採用", en: "Taken up"), .init(.number, ja: "不採用", en: "Dismissed"),
                    ], rows: rows))
    }

    private var own: ReportBlock {
        view.table(
            "table-threats", ja: "人が書いた脅威", en: "Own threats",
            [
                .init(.id, ja: "id", en: "Id"), .init(.long, ja: "脅威", en: "Threat"),
                .init(.short, ja: "原因", en: "Cause"), .init(.short, ja: "経路", en: "Way in"),
                .init(.long, ja: "悪用のしやすさとその根拠", en: "Exploitability and its basis"),
                .init(.links, ja: "通る所", en: "Touches"), .init(.short, ja: "扱い", en: "Treatment"),
            ],
            register.own.map { threat in
                let estimate = threat.exploitability
                let isMalicious = threat.cause == .malicious
                return DataTable.Row(
                    Anchor(threat.path), from: view.source(threat.path, threat.origin),
                    [
                        Cell(same: threat.id),
                        Cell(
                            [Cell.Part(threat.title)]
                                + threat.references.map { Cell.Part(LocalizedText(same: $0)) }),
                        Cell(orUnknown: threat.cause?.name), Cell(orUnknown: threat.vector?.name),
                        isMalicious
                            ? Cell([Cell.Part(estimate.grade.name), Cell.Part(estimate.reason)])
                            : Cell(
                                LocalizedText(ja: "故障・誤使用：起こりやすさで見積る", en: "fault or use error: occurrence")),
                        view.names(
                            threat.touches, in: "interfaces", "connections", "data_flows", "constituents"),
                        Cell(
                            [
                                Cell.Part(
                                    ChoiceWords.disposition(threat.disposition) ?? Cell.notRecorded,
                                    threat.disposition == nil ? .unknown : nil)
                            ] + (threat.rationale.map { [Cell.Part($0)] } ?? [])),
                    ])
            }, none: ("人が書いた脅威", "threats that people wrote"), in: "threat")
    }
}

import Documents
import Evidence
import Kernel
import RiskManagement
import RiskReview

/// Whether the release may go out: first of all in short, later item by item.
struct GateChapter {
    let view: RiskView
    private var gate: ReleaseGate { view.evaluation.gate }

    /// What a person must decide, before anything else.
    var summary: [Report.Section] {
        [
            Report.Section(
                "decide", LocalizedText(ja: "先に決めること", en: "To decide first"),
                [verdict] + exemption + [counts])
        ]
    }

    var verdict: ReportBlock {
        let count = gate.blocking.count
        return gate.isOpen
            ? .verdict(
                .ok,
                [
                    view.say(
                        "版 \(view.releaseName.ja) を止めているものはありません（\(gate.items.count) 件を確かめました）。",
                        "Nothing holds release \(view.releaseName.en) back (\(gate.items.count) checks).",
                        from: "product_version")
                ])
            : .verdict(
                .bad,
                [
                    view.say(
                        "版 \(view.releaseName.ja) は、まだ出荷できません。止めているもの \(count) 件（\(gate.items.count) 件中）。",
                        "Release \(view.releaseName.en) must not go out yet: \(count) of "
                            + "\(gate.items.count) checks hold "
                            + "it back.", from: "product_version")
                ])
    }

    /// Why the device needs no risk controls, where a person has decided so.
    var exemption: [ReportBlock] {
        guard let reason = view.evaluation.exemption else { return [] }
        return [
            .text(
                .paragraph([
                    Sentence(reason, from: [view.section("scope_decision")]),
                    view.say(
                        "そのため、記録のない章は未記入のままで差し支えありません。判定の根拠が変われば、出荷判定は開きません。",
                        "So chapters without records may stay as they are. When the grounds of the "
                            + "decision change, the "
                            + "gate closes.", from: "scope_decision"),
                ]))
        ]
    }

    private var counts: ReportBlock {
        .table(
            DataTable(
                "table-decide", name: LocalizedText(ja: "止めているもの", en: "What holds back"),
                columns: [
                    .init(.title, ja: "確かめたこと", en: "Check"), .init(.number, ja: "件数", en: "Checks"),
                    .init(.state, ja: "止めているもの", en: "Holding back"),
                    .init(.long, ja: "最初のもの", en: "First of them"),
                ],
                rows: kinds.map { kind in
                    let items = gate.items.filter { $0.kind == kind }
                    let open = items.filter { !$0.isCleared }
                    return DataTable.Row([
                        Cell(kind.name, to: Link(GateChapter.anchor(kind))), Cell(same: "\(items.count)"),
                        items.isEmpty && kind != .capabilities
                            ? Cell(LocalizedText(ja: "確かめていない", en: "not checked"), .unknown)
                            : open.isEmpty
                                ? Cell(LocalizedText(ja: "なし", en: "none"), .ok)
                                : Cell(LocalizedText(ja: "\(open.count) 件", en: "\(open.count)"), .bad),
                        Cell(
                            open.prefix(3).map {
                                Cell.Part(
                                    LocalizedText(
                                        ja: "\($0.subject)：\($0.reason.ja)",
                                        en: "\($0.subject): \($0.reason.en)"),
                                    to: link($0))
                            }),
                    ])
                }))
    }

    /// The kinds of check that this device has to pass.
    private var kinds: [ReleaseGate.Item.Kind] {
        ReleaseGate.Item.Kind.allCases.filter { kind in
            gate.items.contains { $0.kind == kind } || (view.evaluation.exemption == nil && kind != .scope)
        }
    }

    private static func anchor(_ kind: ReleaseGate.Item.Kind) -> Anchor {
        switch kind {
        case .scope: "scope"
        case .threats: "threats"
        case .risks: "risks"
        case .baseline: "baseline"
        case .capabilities: "capabilities"
        case .overall: "overall"
        case .vulnerabilities: "vulnerabilities"
        }
    }

    private func link(_ item: ReleaseGate.Item) -> Link? {
        switch item.kind {
        case .scope: view.link("scope", in: RiskReportName.riskReport)
        case .threats: view.threatLink(item.subject)
        case .risks: view.riskLink(item.subject)
        case .capabilities:
            Capability(rawValue: item.subject).map {
                view.link(Anchor("capabilities/\($0.rawValue)"), in: RiskReportName.riskReport)
            }
        case .overall: view.link("overall", in: RiskReportName.riskReport)
        case .baseline:
            view.evaluation.baseline.rows.first { $0.item.id == item.subject }.map {
                view.link(Anchor("baseline/\($0.profile.id)/\($0.item.id)"), in: RiskReportName.riskReport)
            }
        case .vulnerabilities: nil
        }
    }

    var sections: [Report.Section] {
        let blocking = gate.blocking
        let cleared = gate.items.count - blocking.count
        let head = view.paragraph(
            "確かめたこと \(gate.items.count) 件のうち、通ったもの \(cleared) 件、止めているもの \(blocking.count) 件。",
            "Of \(gate.items.count) checks \(cleared) are cleared and \(blocking.count) hold the "
                + "release back.",
            from: "product_version")
        return [
            Report.Section(
                "gate", LocalizedText(ja: "出荷判定", en: "Release gate"),
                [verdict, head] + (blocking.isEmpty ? [] : [GateChapter.table(view, link)]))
        ]
    }

    /// Everything that holds back.
    var blockingTable: ReportBlock { GateChapter.table(view, link) }

    private static func table(_ view: RiskView, _ link: (ReleaseGate.Item) -> Link?) -> ReportBlock {
        .table(
            DataTable(
                "table-gate", name: LocalizedText(ja: "出荷を止めているもの", en: "Blocking items"),
                columns: [
                    .init(.short, ja: "確かめたこと", en: "Check"), .init(.links, ja: "対象", en: "Subject"),
                    .init(.long, ja: "理由", en: "Why"),
                ],
                rows: view.evaluation.gate.blocking.map { item in
                    DataTable.Row([
                        Cell(item.kind.name, .bad), Cell(same: item.subject, to: link(item)),
                        Cell(item.reason),
                    ])
                }))
    }
}

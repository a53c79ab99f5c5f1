import Documents
import Evidence
import Kernel
import RiskManagement
import Severity

/// Known vulnerabilities, residual risks, benefit against risk and the conclusion (JIS T 14971 7.3–7.6, 8).
struct ResidualChapter {
    let view: RiskView

    var sections: [Report.Section] {
        [
            Report.Section(
                "vulnerabilities", LocalizedText(ja: "未解決の既知の脆弱性", en: "Known vulnerabilities, unresolved"),
                vulnerabilities),
            Report.Section("residual", LocalizedText(ja: "残留リスク", en: "Residual risks"), residual),
            Report.Section(
                "new-risks", level: 2,
                LocalizedText(ja: "対策から生じるリスク", en: "Risks that arise from controls"), arising),
            Report.Section(
                "benefit", level: 2, LocalizedText(ja: "便益とリスクの比較", en: "Benefit against risk"), benefit),
            Report.Section("overall", LocalizedText(ja: "全体の残留リスクの結論", en: "Overall residual risk"), overall),
        ]
    }

    var vulnerabilities: [ReportBlock] {
        guard let unresolved = view.evaluation.unresolved else {
            let checks = view.evaluation.gate.items.filter { $0.kind == .vulnerabilities }
            let why = LocalizedText.list(checks.map(\.reason), ja: "、", en: "; ")
            return [
                .verdict(
                    .unknown,
                    [
                        view.say(
                            "既知の脆弱性の結果がありません（\(why.ja)）。未解決のものがないとは言えません。",
                            "There is no result on known vulnerabilities (\(why.en)); it cannot be said "
                                + "that none is unresolved.", from: "bill", "product_version")
                    ])
            ]
        }
        let held = view.evaluation.gate.blocking.filter { $0.kind == .vulnerabilities }.map(\.reason)
        var sentences = [
            view.say(
                "部品表を公表された脆弱性と照合しました。影響し、まだ片付いていないものは \(unresolved.count) 件です。",
                "The bill of materials was matched against published vulnerabilities; \(unresolved.count) "
                    + "that affect it are unresolved.", from: "bill", "product_version")
        ]
        if !held.isEmpty {
            let why = LocalizedText.list(held, ja: "、", en: "; ")
            sentences.append(
                view.say(
                    "ただし、この結果だけでは出荷を判定できません（\(why.ja)）。",
                    "This is no ground to release by itself: \(why.en).", from: "bill", "product_version"))
        }
        let scan = ReportBlock.text(.paragraph(sentences))
        return unresolved.isEmpty ? [scan] : [scan, VulnerabilityTable.block(view)]
    }

    private var residual: [ReportBlock] {
        let bad = view.evaluation.uncontrolled
        guard !view.evaluation.risks.isEmpty else { return [view.gap("リスク", "risks", in: "risk")] }
        guard !bad.isEmpty else {
            return [
                .verdict(
                    .ok,
                    [
                        view.say(
                            "分析したリスク \(view.evaluation.risks.count) 件は、すべてこの版で受容できる水準にあります。",
                            "All \(view.evaluation.risks.count) risks that were analysed are at an "
                                + "acceptable level on "
                                + "this release.", from: "risk", "acceptability_criteria")
                    ])
            ]
        }
        return [
            .verdict(
                .bad,
                [
                    view.say(
                        "管理できていない残留リスクが \(bad.count) 件あります。患者・使用者への害の大きいものから並べます。",
                        "\(bad.count) residual risks are not controlled; the gravest harm to people first.",
                        from: "risk")
                ]),
            .table(ResidualTable.table(view)),
        ]
    }

    private var arising: [ReportBlock] {
        let risks = view.file.risks.filter { !$0.arisesFrom.isEmpty }
        let outcome = lookAtArising
        guard !risks.isEmpty else {
            guard outcome.isEmpty else { return outcome }
            return [
                view.paragraph(
                    "対策から生じると記されたリスクはありません（各リスクの arises_from の欄）。生じないことを確かめた記録とは別のものです。",
                    "No risk is recorded as arising from a control (field arises_from). That is not by "
                        + "itself a record "
                        + "that none arises.", from: "risk", "control")
            ]
        }
        return outcome + [
            .table(
                DataTable(
                    "table-arising", name: LocalizedText(ja: "対策から生じるリスク", en: "Risks arising from controls"),
                    columns: [
                        .init(.id, ja: "リスク", en: "Risk"), .init(.long, ja: "題名", en: "Title"),
                        .init(.links, ja: "生む対策", en: "Arises from"),
                    ],
                    rows: risks.map { risk in
                        DataTable.Row(
                            from: view.source(risk.path, risk.origin),
                            [
                                Cell(same: risk.id.text, to: view.link(toPath: risk.path)), Cell(risk.title),
                                view.names(risk.arisesFrom, in: "controls"),
                            ])
                    }))
        ]
    }

    /// What was written of the look at risks that controls bring about; empty where nothing is.
    private var lookAtArising: [ReportBlock] {
        guard let file = view.evidence.records("risk_management_file").first,
            let words = file.words("arising_risks")
        else { return [] }
        let by = file.text("arising_reviewed_by")
        let on = file.day("arising_reviewed_on")?.description
        let who = LocalizedText(
            ja: "見た人：\(by ?? "記録なし")、見た日：\(on ?? "記録なし")。",
            en: "Looked at by \(by ?? "(not recorded)") on \(on ?? "(not recorded)").")
        return [
            .text(.paragraph([words, who].map { Sentence($0, from: [view.source(file)]) }))
        ]
    }

    private var benefit: [ReportBlock] {
        let weighed = view.file.risks.compactMap { risk in risk.benefitRisk.map { (risk, $0) } }
        let sentences = weighed.map { risk, text in
            Sentence(
                LocalizedText(ja: "\(risk.id)：\(text.ja)", en: "\(risk.id): \(text.en)"),
                from: [view.source(risk.path, risk.origin)])
        }
        var blocks: [ReportBlock] = []
        if let text = view.file.overall?.benefitRisk, let overall = view.file.overall {
            blocks.append(
                .text(
                    .paragraph([Sentence(text, from: [view.source("overall_residual_risk", overall.origin)])])
                ))
        }
        if !sentences.isEmpty { blocks.append(.text(.list(sentences))) }
        guard blocks.isEmpty else { return blocks }
        return view.evaluation.uncontrolled.isEmpty && !view.evaluation.risks.isEmpty
            ? [
                view.paragraph(
                    "受容できる水準を超える残留リスクがないため、個々の比較は要りません。全体についての比較の記録はありません。",
                    "No residual risk exceeds the acceptable level, so none needs to be weighed by "
                        + "itself; nothing is "
                        + "recorded for the whole.", from: "risk", "overall_residual_risk")
            ] : [view.gap("便益と比べた説明", "benefit against risk", in: "overall_residual_risk")]
    }

    private var overall: [ReportBlock] {
        guard let overall = view.file.overall else {
            return [
                view.gap(
                    "全体の残留リスクの結論", "conclusion on the overall residual risk", in: "overall_residual_risk")
            ]
        }
        let source = view.source("overall_residual_risk", overall.origin)
        let item = view.evaluation.gate.items.first { $0.kind == .overall }
        var sentences = [
            Sentence(
                LocalizedText(
                    ja: "結論（版 \(overall.release)）：\(overall.isAcceptable ? "受容できる" : "受容できない")。",
                    en:
                        "Conclusion on release \(overall.release): "
                        + "\(overall.isAcceptable ? "acceptable" : "not acceptable")."
                ), from: [source]),
            Sentence(
                LocalizedText(
                    ja: "判定者：\(overall.decidedBy ?? "記録なし")、判定日：\(overall.decidedOn?.description ?? "記録なし")。",
                    en: "Decided by \(overall.decidedBy ?? "(not recorded)") on "
                        + "\(overall.decidedOn?.description ?? "(not recorded)")."), from: [source]),
        ]
        if let item, !item.isCleared {
            sentences.append(
                Sentence(
                    LocalizedText(
                        ja: "この版には使えません：\(item.reason.ja)。",
                        en: "It does not count for this release: \(item.reason.en)."),
                    from: [source]))
        }
        let method: ReportBlock =
            overall.method.map { .text(.paragraph([Sentence($0, from: [source])])) }
            ?? view.gap("評価の方法", "method of evaluation", in: "overall_residual_risk")
        return [.verdict(item?.isCleared == true ? .ok : .bad, sentences), method]
    }
}

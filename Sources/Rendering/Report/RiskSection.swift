import HTML
import Kernel
import RiskManagement
import Workflows

/// Threats, risks, proof and the gate on the current release, each in numbers, and what is not controlled.
struct RiskSection {
    let assessment: Assessment
    let words: Words
    private static let risksMax = 20
    private static let gateMax = 20

    private var risk: RiskEvaluation { assessment.risk }

    func write(into page: inout HTMLWriter) {
        let panel = Panel(
            id: "risk", title: words("脅威・リスク・出荷判定", "Threats, risks and the gate"),
            note: words("書かれていないことを「受容」としません", "What is not written is never acceptable"),
            basis: words(
                "脅威は記録から規則が提案し、人が採否を決めます。対策後の水準は、すべての対策がこの版での検証に合格しているときだけ"
                    + "認めます。詳しくは mamori risk report の各文書を見てください。",
                "Rules propose threats from the records and people decide. The level after controls counts "
                    + "only when every control passed its verifications on this release. The documents of "
                    + "mamori risk report tell it in full."))
        panel.write(into: &page) { page in
            if let exemption = risk.exemption {
                page.element(.p, text: exemption[words.language] + words("。", "."))
            }
            numbers(&page)
            uncontrolled(&page)
            gate(&page)
        }
    }

    private func numbers(_ page: inout HTMLWriter) {
        let controlled = risk.risks.count - risk.uncontrolled.count
        let passed = risk.baseline.rows.count { $0.standing.isCleared }
        let rows: [(String, Int, Int)] = [
            (
                words("提案された脅威のうち判断済み", "Proposed threats that are decided"),
                risk.register.rows.count - risk.register.open.count, risk.register.rows.count
            ),
            (words("管理できているリスク", "Risks that are controlled"), controlled, risk.risks.count),
            (
                words("この版で検証済みか承認された逸脱のベースライン項目", "Baseline items proved or deviating with approval"),
                passed, risk.baseline.rows.count
            ),
            (
                words("穴のないトレース", "Traces without holes"),
                risk.trace.rows.count - risk.trace.incomplete.count, risk.trace.rows.count
            ),
        ]
        page.element(.table, [.class("numbers")]) { page in
            page.element(.tbody) { page in
                for (name, good, all) in rows {
                    page.element(.tr) { page in
                        page.element(.th, [.scope("row")], text: name)
                        page.element(.td, [.class("num")], text: "\(good) / \(all)")
                    }
                }
            }
        }
    }

    private func uncontrolled(_ page: inout HTMLWriter) {
        guard risk.exemption == nil else { return }
        let open = risk.uncontrolled
        page.element(
            .h3, text: words("管理できていないリスク（\(open.count)）", "Risks that are not controlled (\(open.count))"))
        guard !open.isEmpty else {
            page.element(
                .p,
                text: risk.risks.isEmpty
                    ? words("リスクの記録がありません。", "No risk is recorded.") : words("ありません。", "None."))
            return
        }
        page.element(.ul) { page in
            for standing in open.prefix(Self.risksMax) {
                let reasons = LocalizedText.list(standing.reasons, ja: "、", en: "; ")
                let title = standing.risk.title[words.language]
                page.element(
                    .li,
                    text: "\(standing.risk.id) \(title)" + words("：", ": ") + reasons[words.language])
            }
        }
        more(open.count - Self.risksMax, &page)
    }

    private func gate(_ page: inout HTMLWriter) {
        let gate = risk.gate
        page.element(
            .h3,
            text: gate.isOpen
                ? words(
                    "出荷を止めるものはありません（確認 \(gate.items.count) 件）",
                    "Nothing holds the release back (\(gate.items.count) checks)")
                : words(
                    "出荷を止めるもの（\(gate.blocking.count)）", "What holds the release back (\(gate.blocking.count))"
                ))
        guard !gate.isOpen else { return }
        page.element(.ul) { page in
            for item in gate.blocking.prefix(Self.gateMax) {
                page.element(
                    .li,
                    text: "\(item.kind.name[words.language]) \(item.subject)" + words("：", ": ")
                        + item.reason[words.language])
            }
        }
        more(gate.blocking.count - Self.gateMax, &page)
    }

    private func more(_ count: Int, _ page: inout HTMLWriter) {
        if count > 0 { page.element(.p, text: words("ほか \(count) 件", "and \(count) more")) }
    }
}

import DeviceRegistry
import HTML
import Kernel
import Workflows

/// Whether the guidance asks for measures, on which grounds, and whether the decision still holds.
struct ScopeSection {
    let assessment: Assessment
    let words: Words

    func write(into page: inout HTMLWriter) {
        let scope = assessment.scope
        let panel = Panel(
            id: "scope", title: words("対象の判定", "Scope decision"), note: standing,
            basis: words(
                "ガイダンス 2.〜2.3。プログラム、構成品、接続口、使用環境の記録から求め、クラス分類は使いません。"
                    + (scope.origin.map { "判定の記録：\(words.place($0))。" } ?? ""),
                "Guidance 2. to 2.3. Computed from program, constituents, interfaces and "
                    + "environments, never from the class."
                    + (scope.origin.map { " Recorded at \(words.place($0))." } ?? "")))
        panel.write(into: &page) { page in
            page.element(.dl, [.class("facts")]) { facts(&$0) }
            if !scope.computation.grounds.isEmpty { grounds(&page) }
        }
    }

    private var standing: String {
        let scope = assessment.scope
        if scope.decided == nil { return words("○ まだ誰も判定していません", "○ Nobody has decided yet") }
        if !scope.changes.isEmpty {
            return words("▲ 前提が変わったため、判定し直しが要ります", "▲ A premise has changed: decide again")
        }
        return scope.isCurrent
            ? words("✓ 判定は有効です", "✓ The decision holds")
            : words("● 記録から求めた結果と食い違い、理由がありません", "● It differs from the records without a reason")
    }

    private func facts(_ page: inout HTMLWriter) {
        let scope = assessment.scope
        page.fact(
            words("記録から求めた結果", "From the records"), scope.computation.result.name[words.language])
        let decision = words.facts([
            scope.decided.map(words.scope), scope.decidedBy, scope.decidedOn?.written[words.language],
        ])
        page.fact(
            words("判定", "Decided"), decision.isEmpty ? words("○ 記録なし", "○ no record") : decision)
        if let reason = scope.overrideReason {
            page.fact(words("記録と異なる判定の理由", "Reason for differing"), reason[words.language])
        }
        if !scope.computation.unset.isEmpty {
            page.fact(
                words("まだ記録のないこと", "Not recorded yet"),
                "○ " + words.list(scope.computation.unset.map { $0[words.language] }))
        }
        if !scope.changes.isEmpty {
            page.fact(
                words("変わった前提", "Changed premises"),
                "▲ " + scope.changes.map { $0[words.language] }.joined(separator: words("。", "; ")))
        }
    }

    private func grounds(_ page: inout HTMLWriter) {
        page.element(.table) { page in
            page.element(.caption, text: words("判定の根拠", "Grounds"))
            page.head([
                words("言えること", "What it says"), words("記録", "Record"), words("欄と値", "Field and value"),
                words("場所", "Place"),
            ])
            page.element(.tbody) { page in
                for ground in assessment.scope.computation.grounds {
                    page.element(.tr) { page in
                        page.element(.td, text: ground.text[words.language])
                        page.element(.td, [.class("mono fixed")], text: ground.record)
                        let value = ground.value.isEmpty ? words("記載なし", "not written") : ground.value
                        page.element(.td, [.class("mono")], text: "\(ground.field): \(value)")
                        page.element(.td, [.class("place")], text: words.place(ground.origin))
                    }
                }
            }
        }
    }
}

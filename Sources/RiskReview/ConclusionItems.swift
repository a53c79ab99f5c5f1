import Documents
import Evidence
import Kernel
import RiskManagement

/// Vulnerabilities, baseline, conclusion, and what follows after release.
enum ConclusionItems {
    static let all: [ChecklistItem] = [
        ChecklistItem(
            "RC-43", "FDA 2023 V.A.5／JIS T 81001-5-1 5.8／厚労省指針 3.2", ja: "未解決の既知の脆弱性と、及ぶ機能・リスク",
            en: "Known vulnerabilities unresolved, and the functions and risks that they reach",
            at: "vulnerabilities"
        ) { view in
            guard let open = view.evaluation.unresolved else {
                return .missing("既知の脆弱性を調べていない", "known vulnerabilities were not looked for")
            }
            let loose = open.count { $0.functions.isEmpty || $0.risks.isEmpty }
            if loose > 0 {
                return .incomplete(
                    "\(open.count) 件のうち \(loose) 件：及ぶ機能かリスクがわからない",
                    "\(loose) of \(open.count): functions or risks reached unknown")
            }
            let held = view.evaluation.gate.blocking.filter { $0.kind == .vulnerabilities }.map(\.reason)
            return held.isEmpty ? .there : .incomplete(LocalizedText.list(held, ja: "、", en: "; "))
        },
        ChecklistItem(
            "RC-44", "厚労省指針 3.1", ja: "使用目的・使用者・使用環境に応じたベースライン",
            en: "Baseline by intended use, users and environment", at: "baseline"
        ) { view in
            let rows = view.evaluation.baseline.rows
            return .every(
                rows.count(where: \.standing.isCleared), of: rows.count,
                lacks: ("この版で満たされない", "not met on this release"),
                none: ("選べるひな型がない", "no profile fits"))
        },
        ChecklistItem(
            "RC-45", "IEC TR 80001-2-2／厚労省指針 5. 2)", ja: "19の能力への、理由のついた回答",
            en: "A reasoned answer on each of nineteen capabilities", at: "capabilities"
        ) { view in
            let baseline = view.evaluation.baseline
            let all = Capability.allCases.count
            if baseline.unanswered.count == all { return .missing("回答がない", "not answered") }
            return .every(
                all - baseline.unanswered.count - baseline.unreasoned.count, of: all,
                lacks: ("回答か理由がない", "answer or reason missing"), none: ("", ""))
        },
        ChecklistItem(
            "RC-46", "JIS T 14971 8", ja: "全体の残留リスクの評価の方法と結論",
            en: "Overall residual risk: method and conclusion",
            at: "overall"
        ) { view in
            guard let overall = view.file.overall else { return .missing("結論がない", "no conclusion") }
            if overall.release != view.evaluation.release {
                return .incomplete("別の版の結論", "conclusion on another release")
            }
            if overall.method == nil { return .incomplete("評価の方法がない", "method missing") }
            return overall.decidedBy == nil || overall.decidedOn == nil
                ? .incomplete("判定者か判定日がない", "who or when missing") : .there
        },
        ChecklistItem(
            "RC-47", "JIS T 14971 9", ja: "出荷前のレビューと出荷判定", en: "Review before release, and the release gate",
            at: "gate"
        ) { view in
            let review = view.evidence.records("risk_management_file").first?.text("review")
            if review == nil { return .missing("レビューの記録がない", "no review recorded") }
            let open = view.evaluation.gate.blocking.count
            return open == 0 ? .there : .incomplete("止めているもの \(open) 件", "\(open) checks hold back")
        },
        ChecklistItem(
            "RC-48", "JIS T 14971 10／JIS T 81001-5-1 7.5／N60 5.4", ja: "市販後の計画と、対策の定期の見直し",
            en: "Post-market plan and periodic review of controls", at: "postmarket"
        ) { view in
            let plan = view.evidence.records("security_plan").first
            let reviews = view.evidence.records("periodic_review")
            if plan?.day("postmarket_approved_on") == nil, reviews.isEmpty {
                return .missing("計画も見直しもない", "neither plan nor review")
            }
            return plan?.day("postmarket_approved_on") == nil || reviews.isEmpty
                ? .incomplete("計画の承認か見直しの記録がない", "approval of the plan or a review missing") : .there
        },
    ]
}

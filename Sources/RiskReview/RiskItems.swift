import Documents
import Evidence
import Kernel
import RiskManagement
import Severity

/// Estimation and evaluation.
enum RiskItems {
    static let all: [ChecklistItem] = [
        ChecklistItem(
            "RC-28", "JIS T 14971 5.5／N60 5.2", ja: "見積りの方法：悪意には確率でなく悪用のしやすさを使う",
            en: "Method of estimation: exploitability, not probability, for malice", at: "method"
        ) { view in
            let malicious = view.file.risks.filter { $0.cause == .malicious }
            if malicious.isEmpty { return .missing("悪意によるリスクの記録がない", "no malicious risk recorded") }
            return .every(
                malicious.count { $0.grade != nil }, of: malicious.count,
                lacks: ("悪用のしやすさがない", "exploitability missing"), none: ("", ""))
        },
        ChecklistItem(
            "RC-29", "JIS T 14971 5.5", ja: "対策前のリスクの見積り", en: "Each risk estimated before controls",
            at: "risks"
        ) { view in
            .every(
                view.evaluation.risks.count { $0.initialLevel != nil }, of: view.evaluation.risks.count,
                lacks: ("対策前の水準が出ない", "no level before controls"), none: ("リスクの記録がない", "no risks recorded"))
        },
        ChecklistItem(
            "RC-30", "JIS T 14971 6", ja: "基準に照らしたリスクの評価（対策前・対策後の表）",
            en: "Evaluation against the criteria, before and after controls", at: "matrix"
        ) { view in
            guard view.file.criteria != nil else { return .missing("基準がない", "no criteria") }
            return .every(
                view.evaluation.risks.count { $0.initialLevel != nil && $0.claimedLevel != nil },
                of: view.evaluation.risks.count, lacks: ("表に置けない", "cannot be placed"),
                none: ("リスクの記録がない", "no risks recorded"))
        },
        ChecklistItem(
            "RC-31", "JIS T 14971 4.5", ja: "見積りと記録に食い違いがないこと",
            en: "No contradiction in estimates and records",
            at: "findings"
        ) { view in
            view.evaluation.findings.isEmpty
                ? .there
                : .incomplete(
                    "食い違い \(view.evaluation.findings.count) 件",
                    "\(view.evaluation.findings.count) contradictions")
        },
        ChecklistItem(
            "RC-32", "JIS T 14971 4.5／N60 5.2", ja: "わかっていないことの明示", en: "What is unknown is said", at: "basis"
        ) { view in
            let open = view.unknownCount
            return open == 0 ? .there : .incomplete("わからない事柄 \(open) 種", "\(open) matters are unknown")
        },
    ]
}

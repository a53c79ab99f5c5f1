import Documents
import Evidence
import Kernel
import RiskManagement
import Severity

/// Controls and their proof.
enum ControlItems {
    static let all: [ChecklistItem] = [
        ChecklistItem(
            "RC-33", "JIS T 14971 7.1", ja: "リスクごとの対策、または対策がない理由",
            en: "For each risk controls, or a reason for none",
            at: "risks"
        ) { view in
            .every(
                view.file.risks.count { !$0.controls.isEmpty || $0.noControlRationale != nil },
                of: view.file.risks.count, lacks: ("対策も理由もない", "neither control nor reason"),
                none: ("リスクの記録がない", "no risks recorded"))
        },
        ChecklistItem(
            "RC-34", "JIS T 14971 7.1", ja: "対策の種類（設計・保護・情報）の別",
            en: "Kind of each control: design, protection, information",
            at: "controls"
        ) { view in
            .every(
                view.file.controls.count { $0.kind != nil }, of: view.file.controls.count,
                lacks: ("種類がない", "kind missing"), none: ("対策の記録がない", "no controls recorded"))
        },
        ChecklistItem(
            "RC-35", "厚労省指針 3.1・4／N60 5.2", ja: "対策を担う者（製造販売業者か医療機関か）",
            en: "Who keeps each control: maker or institution", at: "controls"
        ) { view in
            .every(
                view.file.controls.count { $0.responsible != nil }, of: view.file.controls.count,
                lacks: ("担う者がない", "nobody responsible"), none: ("対策の記録がない", "no controls recorded"))
        },
        ChecklistItem(
            "RC-36", "JIS T 14971 7.2／JIS T 81001-5-1 5.7", ja: "この版での対策の実装と有効性の検証",
            en: "Implementation and effectiveness of controls verified on this release", at: "verifications"
        ) { view in
            let proof = ProofBook(view.file, release: view.release)
            return .every(
                view.file.controls.count { proof.standing(of: $0) == .verified },
                of: view.file.controls.count,
                lacks: ("この版で検証されていない", "not verified on this release"),
                none: ("対策の記録がない", "no controls recorded"))
        },
        ChecklistItem(
            "RC-37", "JIS T 81001-5-1 5.7.4／FDA 2023 V.C", ja: "重い害につながるリスクへの侵入試験の計画",
            en: "Penetration test planned for risks of grave harm", at: "verifications"
        ) { view in
            let grave = view.evidence.records("risk").filter {
                $0.text("cause_type") == "malicious"
                    && ["critical", "catastrophic"].contains($0.text("severity") ?? "")
            }
            if grave.isEmpty, !view.file.risks.isEmpty { return .there }
            return .every(
                grave.count { $0.text("penetration_test") != nil }, of: grave.count,
                lacks: ("侵入試験の記録がない", "no penetration test recorded"),
                none: ("リスクの記録がない", "no risks recorded"))
        },
        ChecklistItem(
            "RC-38", "JIS T 14971 7.3", ja: "対策後の残留リスクの評価", en: "Residual risk evaluated after controls",
            at: "residual"
        ) { view in
            .every(
                view.evaluation.risks.count { $0.residualLevel != nil }, of: view.evaluation.risks.count,
                lacks: ("残る水準が出ない", "no residual level"), none: ("リスクの記録がない", "no risks recorded"))
        },
        ChecklistItem(
            "RC-39", "JIS T 14971 7.4", ja: "受容水準を超えるリスクの、便益との比較",
            en: "Benefit weighed where a risk exceeds the accepted level",
            at: "benefit"
        ) { view in
            let open = view.evaluation.uncontrolled
            if open.isEmpty, !view.evaluation.risks.isEmpty { return .there }
            return .every(
                open.count { $0.risk.benefitRisk != nil }, of: open.count,
                lacks: ("便益と比べた説明がない", "benefit not weighed"), none: ("リスクの記録がない", "no risks recorded"))
        },
        ChecklistItem(
            "RC-40", "JIS T 14971 7.5", ja: "対策から新たに生じるリスクの検討", en: "Risks that controls bring about",
            at: "new-risks"
        ) { view in
            if view.file.controls.isEmpty { return .missing("対策の記録がない", "no controls recorded") }
            if view.file.risks.contains(where: { !$0.arisesFrom.isEmpty }) { return .there }
            let file = view.evidence.records("risk_management_file").first
            guard file?.words("arising_risks") != nil else {
                return .incomplete("検討した結果の記録がない", "no outcome of the look is recorded")
            }
            return file?.text("arising_reviewed_by") == nil || file?.day("arising_reviewed_on") == nil
                ? .incomplete("見た人か見た日がない", "who looked or when missing") : .there
        },
        ChecklistItem(
            "RC-41", "JIS T 14971 7.6", ja: "すべての脅威がリスク・対策・検証につながっていること",
            en: "Every threat traced to risk, control and proof", in: RiskReportName.traceability,
            at: "holes"
        ) { view in
            let rows = view.evaluation.trace.rows
            return .every(
                rows.count { $0.holes.isEmpty }, of: rows.count, lacks: ("つながっていない所がある", "trace has holes"),
                none: ("つなぐ脅威がない", "nothing to trace"))
        },
        ChecklistItem(
            "RC-42", "厚労省指針 5.／N60 5.5", ja: "情報による対策と、使用者への文面のつながり",
            en: "Controls by information linked to texts for users", at: "controls"
        ) { view in
            let told = view.file.controls.filter { $0.kind == .information }
            if told.isEmpty, !view.file.controls.isEmpty { return .there }
            return .every(
                told.count { !$0.information.isEmpty }, of: told.count,
                lacks: ("文面が結ばれていない", "no text linked"),
                none: ("対策の記録がない", "no controls recorded"))
        },
    ]
}

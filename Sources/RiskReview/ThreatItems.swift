import Documents
import Evidence
import Kernel
import RiskManagement
import Severity

/// Attackers, threats, and what they lead to.
enum ThreatItems {
    private static let model = RiskReportName.threatModel

    static let all: [ChecklistItem] = [
        ChecklistItem(
            "RC-20", "厚労省指針 背景／JIS T 81001-5-1 7.2", ja: "想定する攻撃者：動機、力、近づける経路",
            en: "Attackers considered: motive, capability, access", at: "attackers"
        ) { view in
            let attackers = view.file.attackers
            let whole = attackers.count { $0.motive != nil && $0.skill != nil && !$0.access.isEmpty }
            let loose = view.evaluation.unattended
            if !attackers.isEmpty, whole == attackers.count, !loose.isEmpty {
                let list = loose.joined(separator: ", ")
                return .incomplete(
                    "想定した攻撃者の誰にもできない脅威 \(loose.count) 件（\(list)）",
                    "\(loose.count) threats that none of them could carry out (\(list))")
            }
            return .every(
                whole, of: attackers.count,
                lacks: ("動機・力・経路のどれかがない", "motive, capability or access missing"),
                none: ("攻撃者の記録がない", "no attackers recorded"))
        },
        ChecklistItem(
            "RC-21", "JIS T 81001-5-1 7.2／FDA 2023 V.A.1", ja: "決まった手順で洗い出した脅威（見た規則の数を示す）",
            en: "Threats found by a stated method, with the number of rules that looked", in: model,
            at: "proposals"
        ) { view in
            if view.evaluation.threats.looks.isEmpty { return .missing("規則が一つも見ていない", "no rule has looked") }
            return view.evaluation.register.rows.isEmpty && view.file.threats.isEmpty
                ? .missing("脅威が一つもない", "not a single threat") : .there
        },
        ChecklistItem(
            "RC-22", "JIS T 14971 5.4", ja: "脅威ごとの採否と、その理由・判断者",
            en: "For each threat a decision, its reason and who made it",
            in: model, at: "proposals"
        ) { view in
            let rows = view.evaluation.register.rows
            if rows.isEmpty, !view.file.threats.isEmpty { return .there }
            return .every(
                rows.count { !$0.standing.isOpen }, of: rows.count, lacks: ("判断されていない", "not decided"),
                none: ("脅威がない", "no threats"))
        },
        ChecklistItem(
            "RC-23", "JIS T 14971 5.4／厚労省指針 3.1", ja: "故障・誤使用・悪意のすべてを原因として見たこと",
            en: "Faults, use errors and malice were all looked at as causes", at: "risks"
        ) { view in
            let causes = Set(view.file.risks.compactMap(\.cause))
            let reasons = Set(
                (view.evidence.records("risk_management_file").first?.parts("cause_rationales") ?? [])
                    .compactMap { $0.text("cause_type").flatMap(RiskCause.init) })
            return .every(
                RiskCause.allCases.count { causes.contains($0) || reasons.contains($0) },
                of: causes.isEmpty && reasons.isEmpty ? 0 : RiskCause.allCases.count,
                lacks: ("その原因のリスクも、ない理由もない", "neither a risk nor a reason"),
                none: ("リスクの原因の記録がない", "no causes recorded"))
        },
        ChecklistItem(
            "RC-24", "FDA 2023 V.A.1", ja: "脅威の STRIDE の分類と、CWE・CAPEC・ATT&CK への参照",
            en: "STRIDE and references to CWE, CAPEC, ATT&CK", in: model, at: "people"
        ) { view in
            let malicious = view.file.threats.filter { $0.cause == .malicious }
            return .every(
                malicious.count { !$0.stride.isEmpty }, of: malicious.count,
                lacks: ("分類がない", "not classified"),
                none: ("悪意による脅威の記録がない", "no malicious threats recorded"))
        },
        ChecklistItem(
            "RC-25", "JIS T 14971 5.4", ja: "危険状態と、そこに至る経過",
            en: "Hazardous situations and the sequence of events",
            at: "situations"
        ) { view in
            .every(
                view.file.situations.count { $0.sequence != nil && !$0.harms.isEmpty },
                of: view.file.situations.count,
                lacks: ("経過か危害がない", "sequence or harm missing"),
                none: ("危険状態の記録がない", "no hazardous situations recorded"))
        },
        ChecklistItem(
            "RC-26", "JIS T 14971 5.4・5.5", ja: "危害の種類と重さ、リスクから危険状態へのつながり",
            en: "Harms with kind and severity, and risks linked to hazardous situations", at: "harms"
        ) { view in
            if view.file.harms.isEmpty { return .missing("危害の記録がない", "no harms recorded") }
            return .every(
                view.file.risks.count { !$0.situations.isEmpty }, of: view.file.risks.count,
                lacks: ("危険状態に結ばれていない", "not linked to a hazardous situation"), none: ("リスクがない", "no risks"))
        },
        ChecklistItem(
            "RC-27", "FDA 2023 V.B.2／JIS T 81001-5-1 7.2", ja: "人への害に至る攻撃経路と障壁",
            en: "Attack paths to harm to people, and what bars them", in: model, at: "paths"
        ) { view in
            let people = view.file.risks.count { $0.harm?.isPeople == true }
            return .every(
                people - view.evaluation.paths.unplaced.count, of: people,
                lacks: ("経路を示せない", "no path can be shown"),
                none: ("人への害のあるリスクの記録がない", "no risk of harm to people recorded"))
        },
    ]
}

import Documents
import Evidence
import Kernel
import RiskManagement

/// Scope, plan, people and criteria.
enum ScopeItems {
    static let all: [ChecklistItem] = [
        ChecklistItem(
            "RC-01", "JIS T 14971 4.5／N60 5.6", ja: "どの機器の、どの版についてのファイルか",
            en: "Which device and which release the file is about", at: "decide", isOnRisk: false
        ) { view in
            if view.evaluation.release == nil { return .missing("版の記録がない", "no release is recorded") }
            return view.model == nil ? .incomplete("型式の記録がない", "the model is not recorded") : .there
        },
        ChecklistItem(
            "RC-02", "JIS T 14971 5.2", ja: "意図する使用と使う場面", en: "Intended use and clinical context",
            at: "scope", isOnRisk: false
        ) { view in
            guard let record = view.evidence.records("intended_use").first else {
                return .missing("使用目的の記録がない", "no intended use is recorded")
            }
            return record.words("clinical_context") == nil
                ? .incomplete("使う場面の記録がない", "no clinical context") : .there
        },
        ChecklistItem(
            "RC-03", "JIS T 14971 5.2", ja: "使用者の種類と、その教育", en: "Kinds of users and their training",
            at: "users", isOnRisk: false
        ) { view in
            let users = view.evidence.records("user_profile")
            return .every(
                users.count { $0.words("training") != nil }, of: users.count,
                lacks: ("教育の記録がない", "no training recorded"), none: ("使用者の記録がない", "no users recorded"))
        },
        ChecklistItem(
            "RC-04", "厚労省指針 2.2／JIS T 81001-5-1 7.1", ja: "使用環境：ネットワーク、管理者、近づける人、前提",
            en: "Use environment: network, who manages it, who can touch it, assumptions", at: "environment",
            isOnRisk: false
        ) { view in
            let places = view.evidence.records("environment_profile")
            return .every(
                places.count {
                    $0.words("network") != nil && $0.words("physical_access") != nil
                        && $0.text("managed_by") != nil && !$0.manyWords("assumptions").isEmpty
                }, of: places.count,
                lacks: ("網・近づける人・管理者・前提のどれかがない", "network, access, manager or assumptions missing"),
                none: ("使用環境の記録がない", "no environment recorded"))
        },
        ChecklistItem(
            "RC-05", "JIS T 14971 4.4／JIS T 81001-5-1 7.1", ja: "承認されたリスクマネジメント計画とセキュリティの計画",
            en: "Approved risk management plan and security plan", at: "plan"
        ) { view in
            let plan = view.evidence.records("security_plan").first
            let file = view.evidence.records("risk_management_file").first
            if plan == nil, file?.text("plan") == nil { return .missing("計画の記録がない", "no plan recorded") }
            return plan?.day("premarket_approved_on") == nil || file?.text("plan") == nil
                ? .incomplete("計画の番号か承認日がない", "number or day of approval missing") : .there
        },
        ChecklistItem(
            "RC-06", "JIS T 14971 4.5", ja: "リスクマネジメントファイルの構成文書と承認",
            en: "Parts of the risk management file and its approval", at: "plan"
        ) { view in
            guard let file = view.evidence.records("risk_management_file").first else {
                return .missing("ファイルの記録がない", "no file recorded")
            }
            let parts = ["plan", "analysis", "evaluation", "control", "residual", "review", "approved_by"]
            let good = parts.count { file.text($0) != nil }
            if file.text("version") != view.evaluation.release {
                return .incomplete("別の版のファイル", "the file is of another release")
            }
            return .every(good, of: parts.count, lacks: ("部分の記録がない", "part not recorded"), none: ("", ""))
        },
        ChecklistItem(
            "RC-07", "JIS T 14971 4.3", ja: "担当者の役割と、期限の切れていない力量の記録",
            en: "Roles, and evidence of competence that has not lapsed", at: "roles", isOnRisk: false
        ) { view in
            let roles = view.evidence.records("org_role").filter {
                $0.day("to").map { $0 >= view.day } ?? true
            }
            return .every(
                roles.count { role in
                    role.text("competence_evidence") != nil
                        && role.day("competence_valid_until").map { $0 >= view.day } ?? false
                }, of: roles.count, lacks: ("力量の記録がないか期限切れ", "competence missing or lapsed"),
                none: ("役割の記録がない", "no roles recorded"))
        },
        ChecklistItem(
            "RC-08", "JIS T 14971 4.2・4.4 d)", ja: "承認された受容基準と、受容できる水準",
            en: "Approved acceptability criteria with the levels accepted", at: "method"
        ) { view in
            guard let criteria = view.file.criteria else { return .missing("基準がない", "no criteria") }
            if !criteria.isApproved { return .incomplete("承認されていない", "not approved") }
            return criteria.acceptable.isEmpty
                ? .incomplete("受容できる水準の記載がない", "no acceptable level named") : .there
        },
        ChecklistItem(
            "RC-09", "JIS T 14971 4.4 d)", ja: "穴も逆転もないリスクの表",
            en: "A risk matrix without holes or inversions",
            at: "method"
        ) { view in
            guard let criteria = view.file.criteria else { return .missing("表がない", "no matrix") }
            if criteria.cells.isEmpty { return .missing("表が記入されていない", "the matrix is not filled in") }
            let faults = criteria.holes.count + criteria.inversions.count
            return faults == 0 ? .there : .incomplete("穴か逆転が \(faults) か所", "\(faults) holes or inversions")
        },
    ]
}

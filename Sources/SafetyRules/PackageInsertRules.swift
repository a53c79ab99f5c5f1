import Evidence
import Kernel
import Requirements

/// 5. 1)添付文書: the intended environment, what users must observe, and the risk of leaving the environment.
enum PackageInsertRules {
    static let all: [Rule] = [environment, obligations, outsideRisks]

    /// G-5.1-01: the insert states each approved environment in its approved version.
    static let environment = Rule("R-5.1-01", .inScope) { inquiry in
        guard let insert = insert(inquiry) else { return inquiry.conclude(LocalizedText(same: "")) }
        let stated = insert.texts("environments")
        if stated.isEmpty, insert.has("environment_omission") {
            guard let tier = inquiry.product?.text("risk_tier") else {
                inquiry.lack(
                    missing: "product",
                    LocalizedText(ja: "リスクの段階が決まっていません", en: "the risk tier has not been set"),
                    step: LocalizedText(ja: "identity.risk_tier を記録する", en: "Record identity.risk_tier"))
                return inquiry.conclude(LocalizedText(same: ""))
            }
            return inquiry.conclude(
                LocalizedText(
                    ja: "使用環境を載せない理由が、リスクの段階（\(tier)）とともに記録されています",
                    en: "Why the environment is left out is recorded, with the risk tier (\(tier))"))
        }
        let environments = inquiry.records("environment_profile")
        if environments.isEmpty {
            inquiry.lack(
                missing: "environment_profile",
                LocalizedText(ja: "使用環境の記録がありません", en: "no environment is recorded"),
                step: LocalizedText(ja: "使用環境を記録して承認する", en: "Record and approve the environments"))
        }
        let versions = insert.texts("environment_versions")
        for environment in environments {
            check(environment, stated, versions, inquiry)
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "承認された使用環境 \(environments.count) 件を、同じ版で添付文書に載せています",
                en: "The insert states all \(environments.count) approved environments in the same version"))
    }

    /// G-5.1-02: every obligation meant for the insert is in it.
    static let obligations = Rule("R-5.1-02", .inScope) { inquiry in
        let obligations = inquiry.records("user_obligation")
        let stated = insert(inquiry)?.texts("obligations")
        for obligation in obligations where obligation.flag("in_insert") == nil {
            inquiry.lack(
                obligation,
                LocalizedText(ja: "添付文書に載せるか決まっていません", en: "it is not decided whether the insert has it"),
                step: LocalizedText(ja: "in_insert を記録する", en: "Record in_insert"))
        }
        let meant = obligations.filter { $0.flag("in_insert") == true }
        if meant.isEmpty {
            inquiry.lack(
                missing: "user_obligation",
                LocalizedText(ja: "添付文書に載せる遵守事項の記録がありません", en: "no obligation for the insert is recorded"),
                step: LocalizedText(ja: "遵守事項を記録する（user_obligations）", en: "Record them (user_obligations)"))
        }
        if let stated {
            for obligation in meant where !stated.contains(obligation.id) {
                inquiry.fail(
                    obligation, LocalizedText(ja: "添付文書に載っていません", en: "the insert does not have it"),
                    step: LocalizedText(ja: "添付文書に加える", en: "Add it to the insert"))
            }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "載せるべき遵守事項 \(meant.count) 件すべてが添付文書にあります",
                en: "All \(meant.count) obligations meant for the insert are in it"))
    }

    /// G-5.1-03: a serious risk of use outside the required environment is in the insert.
    static let outsideRisks = Rule("R-5.1-03", .inScope) { inquiry in
        let risks = inquiry.records("risk")
        if risks.isEmpty {
            inquiry.lack(
                missing: "risk",
                LocalizedText(ja: "リスクの記録がありません", en: "no risk is recorded"),
                step: LocalizedText(ja: "リスクを評価して記録する（risks）", en: "Assess and record the risks (risks)"))
        }
        for risk in risks where risk.flag("assumption_violated") == nil {
            inquiry.lack(
                risk,
                LocalizedText(
                    ja: "求めた環境の外で起きるリスクか書かれていません",
                    en: "it is not stated whether it arises outside the required environment"),
                step: LocalizedText(ja: "assumption_violated を記録する", en: "Record assumption_violated"))
        }
        let outside = risks.filter { $0.flag("assumption_violated") == true }
        guard !outside.isEmpty else {
            return inquiry.notApplicable(
                LocalizedText(
                    ja: "求めた環境の外で起きるリスクはないと記録済み",
                    en: "Recorded: no risk arises outside the required environment"))
        }
        let stated = inquiry.record("package_insert")?.texts("out_of_environment_risks") ?? []
        let setting = inquiry.record("settings")?.text("insert_severity_min") ?? "serious"
        for risk in outside where !stated.contains(risk.id) {
            checkOmission(of: risk, from: setting, inquiry)
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "環境外のリスク \(outside.count) 件は、重さに応じて載せるか、載せない理由があります",
                en: "All \(outside.count) such risks are in the insert by weight or have a reason not to be"))
    }

    // MARK: Questions of this family

    private static func insert(_ inquiry: Inquiry) -> Record? {
        guard let insert = inquiry.record("package_insert") else {
            inquiry.fail(
                missing: "package_insert",
                LocalizedText(ja: "添付文書の記録がありません", en: "no package insert is recorded"),
                step: LocalizedText(
                    ja: "添付文書を記録する（package_insert）", en: "Record the package insert (package_insert)"))
            return nil
        }
        return insert
    }

    private static func check(
        _ environment: Record, _ stated: [String], _ versions: [String], _ inquiry: Inquiry
    ) {
        guard inquiry.hasCome(environment.day("approved_on")), let version = environment.text("version")
        else {
            inquiry.lack(
                environment, LocalizedText(ja: "版か承認日がありません", en: "its version or approval is not recorded"),
                step: LocalizedText(ja: "使用環境を承認し、版を記録する", en: "Approve it and record its version"))
            return
        }
        guard let index = stated.firstIndex(of: environment.id) else {
            inquiry.fail(
                environment, LocalizedText(ja: "添付文書に載っていません", en: "the insert does not state it"),
                step: LocalizedText(ja: "添付文書に載せる", en: "State it in the insert"))
            return
        }
        guard index >= versions.count || versions[index] != version else { return }
        inquiry.fail(
            environment,
            LocalizedText(
                ja: "添付文書は承認された版 \(version) のものではありません",
                en: "the insert does not state its version \(version)"),
            step: LocalizedText(ja: "承認された版に合わせて添付文書を改める", en: "Revise the insert to the approved version"))
    }

    private static func checkOmission(of risk: Record, from threshold: String, _ inquiry: Inquiry) {
        guard let severity = Inquiry.severityRank(risk.text("severity")),
            let limit = Inquiry.severityRank(threshold)
        else {
            inquiry.lack(
                risk, LocalizedText(ja: "重さが書かれていません", en: "its severity is not recorded"),
                step: LocalizedText(ja: "重さを記録する（severity）", en: "Record its severity"))
            return
        }
        if severity >= limit {
            inquiry.fail(
                risk,
                LocalizedText(
                    ja: "重いリスクなのに添付文書に載っていません", en: "it is severe, but the insert does not have it"),
                step: LocalizedText(ja: "添付文書に載せる", en: "Add it to the insert"))
        } else if !risk.has("insert_omission_rationale") {
            inquiry.lack(
                risk,
                LocalizedText(ja: "添付文書に載せない理由がありません", en: "why the insert leaves it out is not recorded"),
                step: LocalizedText(
                    ja: "理由を記録する（insert_omission_rationale）", en: "Record insert_omission_rationale"))
        }
    }
}

import Evidence
import Kernel
import Requirements

/// 背景 ※1 and the term it explains: harm to people first, personal data not forgotten.
enum HarmRules {
    static let all: [Rule] = [harmOrder, personalData, impairmentAndHarm]

    /// G-B-09: of risks at the same level, those to patients and users come first.
    static let harmOrder = Rule("R-B-09", .inScope) { inquiry in
        let risks = inquiry.records("risk")
        if risks.isEmpty { lackRisks(inquiry) }
        for risk in risks {
            if !risk.has("harm_type") {
                inquiry.fail(
                    risk, LocalizedText(ja: "危害の種類がありません", en: "it names no kind of harm"),
                    step: LocalizedText(ja: "危害の種類（harm_type）を記録する", en: "Record its harm_type"))
            }
            if !risk.has("severity") {
                inquiry.lack(
                    risk, LocalizedText(ja: "危害の重さがありません", en: "its severity is not recorded"),
                    step: LocalizedText(ja: "危害の重さ（severity）を記録する", en: "Record its severity"))
            }
        }
        checkOrder(risks.filter { $0.has("harm_type") }, inquiry)
        return inquiry.conclude(
            LocalizedText(
                ja: "リスク \(risks.count) 件に危害と重さがあり、同じ水準では人の危害を先に置いています",
                en:
                    "All \(risks.count) risks name harm and severity; harm to people comes first"
            ))
    }

    private static func checkOrder(_ risks: [Record], _ inquiry: Inquiry) {
        let people = risks.filter(inquiry.harmsPeople)
        let others = risks.filter { !inquiry.harmsPeople($0) }
        // With one class of harm only there is no order to keep.
        guard !people.isEmpty, !others.isEmpty else { return }
        for risk in risks where !risk.has("initial_level") || risk.whole("priority") == nil {
            inquiry.lack(
                risk,
                LocalizedText(ja: "対策前の水準か優先順がありません", en: "it has no level before controls or no priority"),
                step: LocalizedText(
                    ja: "対策前の水準と優先順（1 が先）を記録する",
                    en: "Record the level before controls and the priority (1 first)"))
        }
        for other in others {
            guard let place = other.whole("priority"), let level = other.text("initial_level") else {
                continue
            }
            let late = people.first {
                $0.text("initial_level") == level && ($0.whole("priority") ?? 0) >= place
            }
            guard let late else { continue }
            inquiry.fail(
                late,
                LocalizedText(
                    ja: "人への危害なのに、同じ水準の \(other.id) より先になっていません",
                    en: "it harms people but is not ahead of \(other.id), which has the same level"),
                step: LocalizedText(
                    ja: "患者・使用者への危害を先にするよう優先順を直す",
                    en: "Put harm to patients and users first in the priorities"))
        }
    }

    /// G-B-10: personal data has its risk of leakage dealt with, and a procedure for when it happens.
    static let personalData = Rule("R-B-10", .inScope) { inquiry in
        let assets = inquiry.records("asset")
        if assets.isEmpty {
            inquiry.lack(
                missing: "asset",
                LocalizedText(ja: "守る情報が記録されていません", en: "No asset is recorded"),
                step: LocalizedText(
                    ja: "assets を、個人情報の有無とともに記録する",
                    en: "Record assets and whether they hold personal data"))
        }
        for asset in assets where asset.flag("personal_data") == nil {
            inquiry.lack(
                asset,
                LocalizedText(ja: "個人情報かどうか書かれていません", en: "it is not stated whether it is personal data"),
                step: LocalizedText(ja: "個人情報の有無を記録する", en: "Record whether it is personal data"))
        }
        let personal = assets.filter { $0.flag("personal_data") == true }
        if personal.isEmpty {
            for flow in inquiry.records("data_flow") where flow.flag("personal_data") == true {
                inquiry.lack(
                    flow,
                    LocalizedText(
                        ja: "個人情報を通すのに、個人情報を含む資産がありません",
                        en: "it carries personal data, but no asset holds any"),
                    step: LocalizedText(
                        ja: "流れる個人情報を assets に記録する", en: "Record the personal data among the assets"))
            }
            return inquiry.notApplicable(
                LocalizedText(
                    ja: "個人情報を扱わないと記録されています", en: "It is recorded that no personal data is handled"))
        }
        for asset in personal { checkPrivacyRisk(of: asset, inquiry) }
        if !inquiry.records("privacy_incident_procedure").contains(where: inquiry.isEffective) {
            inquiry.fail(
                missing: "privacy_incident_procedure",
                LocalizedText(
                    ja: "発効中の個人情報事故の手順がありません", en: "No procedure for privacy incidents is in force"),
                step: LocalizedText(
                    ja: "個人情報事故の手順を定め、privacy_procedures に記録する",
                    en: "Set up a procedure and record it in privacy_procedures"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "個人情報を含む資産 \(personal.count) 件のリスクを扱い、事故の手順も発効しています",
                en:
                    "Risks to all \(personal.count) personal assets are dealt with; a procedure is in force"
            ))
    }

    private static func checkPrivacyRisk(of asset: Record, _ inquiry: Inquiry) {
        let risks = inquiry.records("risk", naming: asset.id, in: "affects").filter {
            $0.text("harm_type") == "privacy"
        }
        if risks.contains(where: { !["open", nil].contains($0.text("disposition")) }) { return }
        let step = LocalizedText(
            ja: "漏えいなどのリスク（harm_type: privacy）を分析し、扱いを決める",
            en: "Analyse the risk of leakage (harm_type: privacy) and decide how it is dealt with")
        guard let risk = risks.first else {
            return inquiry.fail(
                asset,
                LocalizedText(
                    ja: "個人情報なのに、プライバシーの危害のリスクがありません",
                    en: "it is personal data without a risk of harm to privacy"), step: step)
        }
        let open = risks.first { $0.text("disposition") == "open" }
        if let open {
            inquiry.fail(open, LocalizedText(ja: "扱いが決まっていません", en: "it is still open"), step: step)
        } else {
            inquiry.lack(
                risk, LocalizedText(ja: "扱いが書かれていません", en: "its disposition is not recorded"), step: step)
        }
    }

    /// G-B-12: each risk says what is impaired and which harm that leads to.
    ///
    /// The pair is the demand itself, so a risk without it contradicts the demand.
    static let impairmentAndHarm = Rule("R-B-12", .inScope) { inquiry in
        let risks = inquiry.records("risk")
        if risks.isEmpty { lackRisks(inquiry) }
        for risk in risks where !risk.has("impaired_property") || !risk.has("harm_type") {
            inquiry.fail(
                risk,
                LocalizedText(
                    ja: "何が損なわれ、どの危害に至るかが対になっていません",
                    en: "it does not pair what is impaired with the harm that follows"),
                step: LocalizedText(
                    ja: "損なわれる性質と危害の種類を記録する",
                    en: "Record impaired_property and harm_type"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "リスク \(risks.count) 件すべてに、損なわれる性質と危害があります",
                en: "All \(risks.count) risks pair the property impaired with the harm"))
    }

    private static func lackRisks(_ inquiry: Inquiry) {
        inquiry.lack(
            missing: "risk", LocalizedText(ja: "リスクが記録されていません", en: "No risk is recorded"),
            step: LocalizedText(
                ja: "リスクを分析して risks に記録する", en: "Analyse the risks and record them in risks"))
    }
}

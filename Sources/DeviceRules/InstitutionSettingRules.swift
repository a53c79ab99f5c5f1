import Evidence
import Kernel
import Requirements

/// 2.2.1 医療機関での使用環境: the safety-management guideline is the base, and institutions keep to it.
enum InstitutionSettingRules {
    static let all: [Rule] = [guidelineAsBase, institutionsAttest]

    /// G-2.2.1-01: for institutions the guideline's environment is the base, and departures have reasons.
    static let guidelineAsBase = Rule("R-2.2.1-01", .inScope) { inquiry in
        let settings = inquiry.product?.texts("intended_settings") ?? []
        guard !settings.isEmpty else {
            inquiry.lack(
                missing: "product",
                LocalizedText(ja: "意図する使用の場が書かれていません", en: "The intended settings are not recorded"),
                step: LocalizedText(
                    ja: "identity.intended_settings を記録する", en: "Record identity.intended_settings"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        guard settings.contains("institution") else {
            return inquiry.notApplicable(
                LocalizedText(
                    ja: "医療機関での使用は意図しないと記録されています",
                    en: "It is recorded that use in institutions is not intended"))
        }
        let profiles = inquiry.records("environment_profile").filter { $0.text("setting") == "institution" }
        if profiles.isEmpty {
            inquiry.fail(
                missing: "environment_profile",
                LocalizedText(
                    ja: "医療機関での使用環境がありません", en: "There is no environment for institutions"),
                step: EnvironmentRules.recordEnvironments)
        }
        for profile in profiles { checkBase(of: profile, inquiry) }
        return inquiry.conclude(
            LocalizedText(
                ja: "医療機関での使用環境は、安全管理ガイドラインを標準にしています",
                en: "The environment for institutions takes the safety-management guideline as its base"))
    }

    private static func checkBase(of profile: Record, _ inquiry: Inquiry) {
        let step = LocalizedText(
            ja: "安全管理ガイドラインを標準（baseline: MHLW-SMG）とし、外れる点を deviations に書く",
            en: "Take the guideline as base (baseline: MHLW-SMG) and list departures in deviations")
        switch profile.text("baseline") {
        case "MHLW-SMG": break
        case nil:
            inquiry.lack(
                profile, LocalizedText(ja: "標準とする指針が書かれていません", en: "its base is not recorded"), step: step)
        case let other?:
            inquiry.fail(
                profile,
                LocalizedText(
                    ja: "安全管理ガイドラインではなく \(other) を標準にしています",
                    en: "its base is \(other), not the safety-management guideline"), step: step)
        }
        let unexplained = profile.parts("deviations").filter { !$0.has("rationale") }.count
        if unexplained > 0 {
            inquiry.fail(
                profile,
                LocalizedText(
                    ja: "外れる点 \(unexplained) 件に理由がありません", en: "\(unexplained) departures have no reason"),
                step: LocalizedText(ja: "外れる点の理由を書く", en: "Record the reasons of the departures"))
        }
    }

    /// G-2.2.1-02: institutions attest what they do. Their silence is no failure of the maker's.
    static let institutionsAttest = Rule("R-2.2.1-02", .inScope) { inquiry in
        let holders = EnvironmentRules.knownOwners(inquiry).filter { $0.text("kind") == "institution" }
        if holders.isEmpty {
            return inquiry.notApplicable(
                LocalizedText(
                    ja: "個体の一覧に、医療機関が持つ個体はありません",
                    en: "The list of units has none that an institution holds"))
        }
        let months = inquiry.setting(.attestationMonths)
        let recent = (inquiry.records("institution_attestation") + inquiry.records("checklist_answer"))
            .filter { inquiry.isWithin($0.day("date"), months: months) }
        let heard = Set(recent.compactMap { $0.text("institution") })
        for holder in holders where !heard.contains(holder.id) {
            inquiry.lack(
                holder,
                LocalizedText(
                    ja: "\(months) か月以内の申告も点検表の回答もありません",
                    en: "no attestation or checklist answer within \(months) months"),
                step: LocalizedText(
                    ja: "医療機関に点検の状況を尋ねる", en: "Ask the institution for its attestation"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "個体を持つ医療機関 \(holders.count) 施設すべてから申告があります",
                en: "All \(holders.count) institutions that hold a unit have attested"))
    }
}

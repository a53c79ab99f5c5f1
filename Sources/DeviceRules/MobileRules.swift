import Evidence
import Kernel
import Requirements

/// 2.2.3 その他の使用環境: where an implanted or worn device goes with its wearer.
enum MobileRules {
    static let all: [Rule] = [mobileSituations, mobileThreats]

    /// The verdict when the device is neither implanted nor worn or nobody has said so; nil when it is.
    private static func wearerGate(_ inquiry: Inquiry) -> Verdict? {
        let flags = ["implantable", "wearable"].map { inquiry.product?.flag($0) }
        if flags.contains(nil) {
            inquiry.lack(
                missing: "product",
                LocalizedText(
                    ja: "植込みか装着かが書かれていません", en: "It is not stated whether it is implanted or worn"),
                step: LocalizedText(
                    ja: "identity.implantable と wearable を記録する",
                    en: "Record identity.implantable and wearable"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        if flags.contains(true) { return nil }
        return inquiry.notApplicable(
            LocalizedText(
                ja: "植込みも装着もしないと記録されています", en: "It is recorded that it is neither implanted nor worn"))
    }

    private static let noMobile = LocalizedText(
        ja: "持ち歩かれる先の使用環境がありません", en: "There is no environment for a device that moves with its wearer")

    /// G-2.2.3-01: situations beyond home and institution, each with an assessed risk or a reason for none.
    static let mobileSituations = Rule("R-2.2.3-01", .inScope) { inquiry in
        if let verdict = wearerGate(inquiry) { return verdict }
        let mobile = HomeAndMobileRules.profiles(["mobile"], inquiry)
        if mobile.isEmpty { HomeAndMobileRules.failEnvironment(inquiry, noMobile) }
        let least = inquiry.setting(.mobileSituationsMin)
        var beyond = 0
        for profile in mobile {
            let own = profile.parts("situations").filter { $0.text("setting") == "other" }
            beyond += own.count
            let unassessed = own.filter { situation in
                let risks = inquiry.records("risk", situation.texts("risks"))
                return !risks.contains(where: HomeAndMobileRules.isAssessed) && !situation.has("rationale")
            }
            if unassessed.isEmpty { continue }
            inquiry.fail(
                profile,
                LocalizedText(
                    ja: "評価したリスクも理由もない場面が \(unassessed.count) 件あります",
                    en: "\(unassessed.count) situations have neither an assessed risk nor a reason"),
                step: LocalizedText(
                    ja: "場面ごとにリスクを評価するか、ない理由を書く",
                    en: "Assess the risks of each situation, or record why there is none"))
        }
        if let profile = mobile.first, beyond < least {
            inquiry.fail(
                profile,
                LocalizedText(
                    ja: "家庭と医療機関以外の場面が \(beyond) 件で、\(least) 件に足りません",
                    en: "it has \(beyond) situations beyond home and institution; \(least) are asked for"),
                step: LocalizedText(
                    ja: "公共の場や移動中など、考えられる場面を加える",
                    en: "Add situations that can be expected, such as public places and travel"))
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "家庭と医療機関以外の場面 \(beyond) 件でリスクを評価しています",
                en: "Risks are assessed in \(beyond) situations beyond home and institution"))
    }

    /// G-2.2.3-02: radios are thought of as attacked from nearby, and wearers are told what remains.
    static let mobileThreats = Rule("R-2.2.3-02", .inScope) { inquiry in
        if HomeAndMobileRules.profiles(["mobile"], inquiry).isEmpty {
            if let verdict = wearerGate(inquiry) { return verdict }
            inquiry.lack(
                missing: "environment_profile", noMobile,
                step: LocalizedText(ja: "その使用環境を environments に記録する", en: "Record it in environments"))
            return inquiry.conclude(LocalizedText(same: ""))
        }
        let isComplete = inquiry.inventoryIsComplete(for: Inquiry.radioKinds)
        let radios = inquiry.interfaces(of: Inquiry.radioKinds).filter(inquiry.countsAsUsable)
        for radio in isComplete ? radios : [] {
            inquiry.noteOpenThreats(about: radio)
            let vectors = inquiry.threats(naming: radio.id, in: "interfaces").compactMap { $0.text("vector") }
            if vectors.contains(where: ["proximity_radio", "public_network", "physical"].contains) {
                continue
            }
            inquiry.fail(
                radio,
                LocalizedText(
                    ja: "近くの無線・公衆回線・物理的な脅威が挙げられていません",
                    en: "no threat by nearby radio, public network or physical access is recorded"),
                step: LocalizedText(
                    ja: "外出先での脅威を threats に記録する", en: "Record the threats away from home in threats"))
        }
        checkNotice(inquiry)
        return inquiry.conclude(
            LocalizedText(
                ja: "無線 \(radios.count) 口の外出先での脅威を挙げ、知らせるべき残るリスクは通知に載せています",
                en:
                    "Threats to \(radios.count) radios are recorded; the wearers' notice names what remains"
            ))
    }

    private static func checkNotice(_ inquiry: Inquiry) {
        let remaining = inquiry.records("risk").filter { $0.text("disposition") != "avoided" }
        let step = LocalizedText(
            ja: "残るリスクを装着者に知らせるか決め、通知に載せる",
            en: "Decide what wearers are told of the remaining risks and state it in the notice")
        if remaining.isEmpty {
            inquiry.lack(
                missing: "risk", LocalizedText(ja: "リスクが記録されていません", en: "No risk is recorded"), step: step)
        }
        for risk in remaining where risk.flag("disclose_to_wearer") == nil {
            inquiry.lack(
                risk,
                LocalizedText(ja: "装着者に知らせるか決まっていません", en: "whether wearers are told is not recorded"),
                step: step)
        }
        let flagged = remaining.filter { $0.flag("disclose_to_wearer") == true }
        guard !flagged.isEmpty else { return }
        guard let notice = inquiry.record("wearer_notice") else {
            return inquiry.fail(
                missing: "wearer_notice",
                LocalizedText(ja: "装着者への通知がありません", en: "There is no notice to wearers"), step: step)
        }
        for risk in flagged where !notice.texts("risks").contains(risk.id) {
            inquiry.fail(
                risk, LocalizedText(ja: "装着者への通知に載っていません", en: "the notice to wearers does not name it"),
                step: step)
        }
    }
}

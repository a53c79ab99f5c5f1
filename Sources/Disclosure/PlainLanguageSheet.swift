import DeviceRegistry
import Documents
import Kernel

/// What patients, carers and wearers have to know, in simple words (5.).
enum PlainLanguageSheet: UserText {
    static let id: ID<Document> = "plain-language-sheet"
    static let tier: AudienceTier = .public

    static func select(from facts: DisclosureFacts, on day: Day) -> Document? {
        guard facts.scope.asksForTexts(on: day), facts.isForLayPeople else { return nil }
        var draft = Draft(facts, for: tier, on: day)
        let name = facts.device.identity.name
        draft.paragraph(
            ja: "このお知らせは、「\(name.ja)」を使う方と、そばで支える方のためのものです。",
            en: "This sheet is for people who use \(name.en), and for those who care for them.",
            from: [facts.identity])
        draft.words(on: .plainSheet, for: Readers.layPeople)
        notice(&draft)
        let obligations = facts.obligations.filter {
            $0.isForLayPeople && draft.exposure.allows($0.source.record)
        }
        draft.heading(ja: "守っていただきたいこと", en: "What to do, and what not to do")
        plain(obligations.filter { $0.topic != "update" }, &draft)
        if obligations.isEmpty {
            draft.gap(ja: "使う方に守っていただくこと", en: "what users must observe", in: "user_obligations")
        }
        updates(obligations.filter { $0.topic == "update" }, &draft)
        draft.heading(ja: "治療のこと", en: "Your treatment")
        draft.paragraph(
            ja: "治療のしかたや、この機器の使い方を変えるかどうかは、医師が決めます。気になることがあるときは、担当の医師に相談してください。",
            en: "Your doctor decides whether your treatment, or the way you use this device, should change. "
                + "If you are worried, talk to your doctor.",
            from: [facts.identity])
        contacts(&draft)
        return draft.document(
            id,
            LocalizedText(
                ja: "安全にお使いいただくために（サイバー攻撃への備え）",
                en: "Using your device safely (protection against cyber attacks)"),
            for: LocalizedText(
                ja: "患者・装着者・ご家族・介助者の方（公開）", en: "Patients, wearers, families and carers (public)"))
    }

    /// What wearers are told; implants need it, and worn devices unless the maker says why not (5.).
    private static func notice(_ draft: inout Draft) {
        let facts = draft.facts
        let identity = facts.device.identity
        if let notice = facts.wearerNotice, let text = notice.text {
            let risks = facts.risks.filter { notice.risks.contains($0.id) }
            guard risks.allSatisfy({ draft.exposure.allows($0) }) else { return }
            draft.heading(ja: "知っておいていただきたいこと", en: "What you should know")
            draft.paragraph([Sentence(Wording.closed(text), from: [notice.source])])
        } else if identity.isImplantable == true
            || (identity.isWearable == true && !facts.isWearerNoticeWaived)
        {
            draft.heading(ja: "知っておいていただきたいこと", en: "What you should know")
            draft.gap(
                ja: "装着する方へのお知らせ", en: "notice to wearers",
                at: facts.wearerNotice?.source ?? facts.section("wearer_notice"))
        }
    }

    /// The obligations in plain words; a gap for each that has none.
    private static func plain(_ obligations: [UserObligation], _ draft: inout Draft) {
        draft.list(
            obligations.compactMap { obligation in
                obligation.plain.map { Sentence(Wording.closed($0), from: [obligation.source]) }
            })
        for obligation in obligations where obligation.plain == nil {
            draft.gap(
                ja: "遵守事項 \(obligation.id) のやさしい言い方", en: "\(obligation.id) in plain words",
                at: obligation.source)
        }
    }

    private static func updates(_ obligations: [UserObligation], _ draft: inout Draft) {
        draft.heading(ja: "ソフトウェアの更新", en: "Software updates")
        plain(obligations, &draft)
        guard obligations.isEmpty else { return }
        let plan = draft.facts.lifecycle.flatMap { draft.exposure.allows($0.source.record) ? $0 : nil }
        draft.text(
            plan?.updatePolicy, from: plan?.source ?? draft.facts.section("lifecycle_plan"), else: "更新の届き方",
            "how updates come")
    }

    private static func contacts(_ draft: inout Draft) {
        draft.heading(ja: "困ったとき、おかしいと思ったとき", en: "If something is wrong")
        let contacts = draft.contactPoints.filter(\.isForLayPeople)
        draft.list(contacts.compactMap(sentence))
        if contacts.isEmpty {
            draft.gap(ja: "一般の使用者の相談窓口", en: "contact point for lay users", in: "contact_points")
        }
    }

    private static func sentence(on contact: ContactPoint) -> Sentence? {
        guard let channel = contact.channel else { return nil }
        let name = contact.title ?? Wording.contact(contact.kind)
        let hours = contact.hours.map(Wording.open)
        return Sentence(
            LocalizedText(
                ja: "「\(name.ja)」に連絡してください。連絡先：\(channel)" + (hours.map { "（受付時間：\($0.ja)）" } ?? ""),
                en: "Contact \(name.en): \(channel)" + (hours.map { " (\($0.en))" } ?? "")),
            from: [contact.source])
    }
}

import Documents
import Kernel

/// Where users ask, which services exist, and what the maker does about cybersecurity (5. 3)).
enum ContactAndServices: UserText {
    static let id: ID<Document> = "contact-and-services"
    static let tier: AudienceTier = .public

    static func select(from facts: DisclosureFacts, on day: Day) -> Document? {
        guard facts.scope.asksForTexts(on: day) else { return nil }
        var draft = Draft(facts, for: tier, on: day)
        draft.deviceLines()
        draft.heading(ja: "問合せ窓口", en: "Contact points")
        draft.words(on: .contact, for: Readers.users)
        contactTable(&draft)
        for kind in [ContactPoint.Kind.security, .service] {
            guard !draft.contactPoints.contains(where: { $0.kind == kind }) else { continue }
            let name = Wording.contact(kind)
            draft.gap(ja: name.ja, en: name.en, in: "contact_points")
        }
        services(&draft)
        effort(&draft)
        draft.part(
            ja: "公表している脆弱性の情報", en: "Published vulnerability information", on: .vulnerability,
            for: Readers.users)
        return draft.document(
            id,
            LocalizedText(
                ja: "サイバーセキュリティに関する問合せ窓口及びサービス", en: "Cybersecurity contact points and services"),
            for: LocalizedText(ja: "使用者（公開）", en: "Users (public)"))
    }

    /// The contact points in effect, as a table.
    static func contactTable(_ draft: inout Draft) {
        draft.table(
            [
                LocalizedText(ja: "窓口", en: "Contact point"),
                LocalizedText(ja: "連絡方法", en: "How to reach it"),
                LocalizedText(ja: "受付時間", en: "Hours"), LocalizedText(ja: "対応言語", en: "Languages"),
            ], draft.contactPoints.map(row))
    }

    private static func row(_ contact: ContactPoint) -> [Sentence] {
        let languages = contact.languages.map(Wording.language)
        let channel = [contact.channel, contact.publishedAt].compactMap { $0 }
        let cells = [
            contact.title ?? Wording.contact(contact.kind),
            LocalizedText.list(channel.map { .init(same: $0) }),
            contact.hours ?? Wording.notRecorded,
            languages.isEmpty ? Wording.notRecorded : LocalizedText.list(languages),
        ]
        return cells.map { Sentence($0, from: [contact.source]) }
    }

    private static func services(_ draft: inout Draft) {
        draft.heading(ja: "サイバーセキュリティに関するサービス", en: "Cybersecurity services")
        draft.words(on: .services, for: Readers.users)
        let open = draft.facts.services.filter { draft.exposure.allows($0.source.record) }
        let offered = open.filter { $0.kind != .none }
        draft.list(offered.map(sentence))
        guard offered.isEmpty else { return }
        let statements =
            open.map(\.source)
            + draft.openItems(on: .services, for: Readers.users).filter(\.statesNoServices).map(\.source)
        if statements.isEmpty {
            draft.gap(
                ja: "サービスの内容、又は提供していない旨", en: "services, or the statement that there are none",
                in: "services")
        } else {
            draft.paragraph(
                ja: "サイバーセキュリティに関するサービスは提供していない。", en: "No cybersecurity services are offered.",
                from: statements)
        }
    }

    private static func sentence(on service: ServiceOffer) -> Sentence {
        let name = service.title ?? Wording.service(service.kind)
        let terms = service.terms.map(Wording.open)
        return Sentence(
            LocalizedText(
                ja: name.ja + (terms.map { "：\($0.ja)" } ?? ""),
                en: name.en + (terms.map { ": \($0.en)" } ?? "")),
            from: [service.source])
    }

    private static func effort(_ draft: inout Draft) {
        draft.heading(ja: "製造販売業者の取組み", en: "What the manufacturer does")
        draft.words(on: .companyEffort, for: Readers.users)
        let told = draft.facts.policies.filter {
            $0.isInEffect(on: draft.exposure.day) && $0.publicSummary != nil
                && draft.exposure.allows($0.source.record)
        }
        for policy in told {
            if let summary = policy.publicSummary {
                draft.paragraph([Sentence(Wording.closed(summary), from: [policy.source])])
            }
        }
        if told.isEmpty {
            draft.gap(
                ja: "サイバーセキュリティ方針の公開用の要約", en: "public summary of the security policy",
                in: "security_policies")
        }
    }
}

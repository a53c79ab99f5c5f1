import DeviceRegistry
import Documents
import Kernel
import SupportLifecycle

/// How the maker supports the device through its life after sale (5. 3)).
enum LifecycleStatement: UserText {
    static let id: ID<Document> = "life-cycle-statement"
    static let tier: AudienceTier = .public

    static func select(from facts: DisclosureFacts, on day: Day) -> Document? {
        guard facts.scope.asksForTexts(on: day) else { return nil }
        var draft = Draft(facts, for: tier, on: day)
        draft.deviceLines()
        draft.words(on: .lifecycle, for: Readers.users)
        let plan = facts.lifecycle.flatMap { draft.exposure.allows($0.source.record) ? $0 : nil }
        dates(plan, &draft)
        draft.heading(ja: "更新の方針", en: "Updates")
        draft.text(
            plan?.updatePolicy, from: plan?.source ?? facts.section("lifecycle_plan"), else: "更新の方針",
            "update policy")
        software(&draft)
        draft.heading(ja: "耐用期間を過ぎた機器の取扱い", en: "After the service life")
        draft.text(
            plan?.afterLifePolicy, from: plan?.source ?? facts.section("lifecycle_plan"),
            else: "耐用期間を過ぎた機器の取扱い", "what holds after the service life")
        return draft.document(
            id,
            LocalizedText(ja: "ライフサイクルに応じたサイバーセキュリティ対応", en: "Cybersecurity through the life of the device"),
            for: LocalizedText(ja: "使用者（公開）", en: "Users (public)"))
    }

    private static func dates(_ plan: LifecyclePlan?, _ draft: inout Draft) {
        draft.heading(ja: "期間と期日", en: "Periods and dates")
        let source = plan?.source ?? draft.facts.section("lifecycle_plan")
        let dates: [(ja: String, en: String, day: Day?)] = [
            ("販売終了", "Last sale", plan?.lastSale),
            ("製品寿命終了（EOL）", "End of life (EOL)", plan?.endOfLife),
            ("サポート終了（EOS）", "End of support (EOS)", plan?.endOfSupport),
        ]
        var lines: [Sentence] = []
        let life = draft.facts.device.serviceLife
        if let life, let years = life.years { lines.append(ServiceLifeLine.sentence(life, years: years)) }
        for date in dates {
            if let day = date.day { lines.append(draft.line(date.ja, date.en, day.written, source)) }
        }
        draft.list(lines)
        if life?.years == nil {
            draft.gap(
                ja: "耐用期間", en: "service life", at: life?.source ?? draft.facts.section("service_life"))
        }
        for date in dates where date.day == nil { draft.gap(ja: date.ja, en: date.en, at: source) }
    }

    // MARK: Software that ends before the device does

    /// Naming software whose support ends tells an attacker where to look: only an open item names it.
    private static func software(_ draft: inout Draft) {
        let open = Set(draft.exposure.openItems.map(\.id))
        let notices = draft.facts.softwareNotices
        let told = notices.compactMap { notice -> (SoftwareNotice, Sentence)? in
            guard let item = notice.item, open.contains(item) else { return nil }
            return sentence(on: notice, in: draft).map { (notice, $0) }
        }
        let lacksItem = notices.contains { $0.isUserInformationNeeded == true && $0.item == nil }
        guard !told.isEmpty || lacksItem else { return }
        draft.heading(ja: "耐用期間中にサポートが終了するソフトウェア", en: "Software whose support ends within the service life")
        for (notice, sentence) in told {
            let decision = decision(on: notice, by: draft.exposure.day)
            draft.paragraph([sentence] + decision)
            if decision.isEmpty {
                draft.gap(ja: "承認された対応", en: "the approved decision", at: notice.source)
            }
        }
        if lacksItem {
            draft.gap(
                ja: "使用者に知らせる必要があるソフトウェアの開示項目",
                en: "disclosure item on software that users must be told of", in: "support_gaps")
        }
    }

    /// When support ends; nil where it lasts as long as the service life, or where nothing is recorded.
    private static func sentence(on notice: SoftwareNotice, in draft: Draft) -> Sentence? {
        let software = notice.software
        guard let row = draft.facts.lifeSpan.rows.first(where: { $0.software.id == software.id }) else {
            return nil
        }
        let name = software.version.map { software.name + LocalizedText(same: " \($0)") } ?? software.name
        let use =
            software.usage == .runtime
            ? LocalizedText(ja: "本品に搭載している\(name.ja)", en: "\(name.en), which the device carries,")
            : LocalizedText(
                ja: "本品の開発・評価に用いた\(name.ja)", en: "\(name.en), used in development and evaluation,")
        let sources = [software.source, notice.source]
        switch (row.standing, software.end) {
        case (.aligned, _), (.notCarried, _), (_, .notRecorded): return nil
        case (_, .unknown):
            return Sentence(
                LocalizedText(
                    ja: "\(use.ja)の供給者によるサポートの終了日は不明である。",
                    en: "\(use.en) has no known end of support."), from: sources)
        case (.gap(let gap), .on(let end)):
            let early = LocalizedText(
                ja: "耐用期間の終了より\(gap.months)か月早く、", en: ", \(gap.months) months short of the service life")
            return Sentence(ending(use, end, early, on: draft.exposure.day), from: sources)
        case (.unknown, .on(let end)):
            return Sentence(
                ending(use, end, LocalizedText(same: ""), on: draft.exposure.day), from: sources)
        }
    }

    private static func ending(
        _ use: LocalizedText, _ end: Day, _ early: LocalizedText, on day: Day
    ) -> LocalizedText {
        let isPast = end < day
        return LocalizedText(
            ja: "\(use.ja)は、\(early.ja)\(end.written.ja)に供給者のサポートが終了" + (isPast ? "した。" : "する。"),
            en: "\(use.en) \(isPast ? "was" : "is") supported by its supplier until \(end.written.en)"
                + "\(early.en).")
    }

    /// What is decided, once it is approved.
    private static func decision(on notice: SoftwareNotice, by day: Day) -> [Sentence] {
        guard let decision = notice.decision, let approvedOn = notice.approvedOn, approvedOn <= day else {
            return []
        }
        let text = Wording.open(decision)
        let due = notice.due.map(\.written)
        return [
            Sentence(
                LocalizedText(
                    ja: "対応：\(text.ja)" + (due.map { "（期限：\($0.ja)）" } ?? "") + "。",
                    en: "Measure: \(text.en)" + (due.map { " (by \($0.en))" } ?? "") + "."),
                from: [notice.source])
        ]
    }
}

import DeviceRegistry
import Documents
import Kernel

/// That no cyber risk is foreseen, and why (5.). The reason is what the records show, never the class.
enum NoCyberRiskStatement: UserText {
    static let id: ID<Document> = "no-cyber-risk-statement"
    static let tier: AudienceTier = .public

    static func select(from facts: DisclosureFacts, on day: Day) -> Document? {
        guard facts.scope.isDecided(on: day), facts.scope.decided == .noRisk, usesProgram(facts) else {
            return nil
        }
        var draft = Draft(facts, for: tier, on: day)
        guard draft.exposure.allows("scope_decision") else { return nil }
        draft.deviceLines()
        let decided = facts.scope.decidedOn?.written
        draft.paragraph(
            ja: "本品について、サイバーリスクは想定されないと判断した" + (decided.map { "（判断日：\($0.ja)）" } ?? "") + "。",
            en: "No cyber risk is foreseen for this device" + (decided.map { " (decided on \($0.en))" } ?? "")
                + ".", from: [facts.scope.source])
        if facts.scope.version == nil {
            draft.gap(ja: "判定した版", en: "the version decided on", at: facts.scope.source)
        }
        reason(&draft)
        if !draft.contactPoints.isEmpty {
            draft.heading(ja: "問合せ窓口", en: "Contact points")
            ContactAndServices.contactTable(&draft)
        }
        return draft.document(
            id, LocalizedText(ja: "サイバーリスクが想定されない旨の説明", en: "Statement that no cyber risk is foreseen"),
            for: LocalizedText(ja: "使用者（公開）", en: "Users (public)"))
    }

    private static func usesProgram(_ facts: DisclosureFacts) -> Bool {
        let device = facts.device
        return device.identity.hasProgram == true || device.identity.isStandaloneProgram == true
            || device.constituents.contains { $0.hasProgram == true }
    }

    private static func reason(_ draft: inout Draft) {
        draft.heading(ja: "理由", en: "Reason")
        draft.list(grounds(draft))
        var hasReason = draft.facts.scope.computation.result == .noRisk
        for item in draft.openItems(on: .noCyberRiskStatement, for: Readers.users) {
            guard let text = item.text else { continue }
            if mentionsClass(text) {
                draft.gap(
                    ja: "クラス分類によらない理由の文面", en: "wording that does not rest on the classification",
                    at: item.source)
            } else {
                draft.paragraph([Sentence(Wording.closed(text), from: [item.source])])
                hasReason = true
            }
        }
        if !hasReason {
            draft.gap(
                ja: "サイバーリスクが想定されないとした理由", en: "why no cyber risk is foreseen", at: draft.facts.scope.source)
        }
    }

    /// What the records show, ground by ground.
    private static func grounds(_ draft: Draft) -> [Sentence] {
        let device = draft.facts.device
        var sentences: [Sentence] = []
        func add(_ ja: String, _ en: String, _ source: Sentence.Source) {
            sentences.append(Sentence(LocalizedText(ja: ja, en: en), from: [source]))
        }
        for ground in draft.facts.scope.computation.grounds {
            let source = Sentence.Source(record: ground.record, origin: ground.origin)
            switch (ground.field, ground.value) {
            case ("has_program", "true"):
                add(
                    ground.record == "identity"
                        ? "本品はプログラムを使用している。" : Wording.closed(ground.text).ja,
                    ground.record == "identity"
                        ? "The device uses a program." : capitalised(Wording.closed(ground.text).en), source)
            case ("absent_interfaces", _) where !device.inventory.absentKinds.isEmpty:
                let kinds = LocalizedText.list(device.inventory.absentKinds.map(\.name))
                add(
                    "本品には次の接続口がない：\(kinds.ja)。", "The device has none of these interfaces: \(kinds.en).",
                    source)
            default: continue
            }
        }
        guard draft.facts.scope.computation.result == .noRisk else { return sentences }
        for interface in device.interfaces {
            let name = Wording.open(interface.name)
            if interface.state == .absent {
                add(
                    "接続口「\(name.ja)」は備えていない。", "The device has no interface \"\(name.en)\".",
                    interface.source)
            } else {
                add(
                    "接続口「\(name.ja)」は、データを送受信しない。", "The interface \"\(name.en)\" passes no data.",
                    interface.source)
            }
        }
        for environment in device.environments where draft.exposure.allows(environment.source.record) {
            let place = environment.setting.name
            add("使用環境：\(place.ja)", "Use environment: \(place.en)", environment.source)
        }
        return sentences
    }

    /// The text argues with the class, which decides nothing here (2.1).
    private static func mentionsClass(_ text: LocalizedText) -> Bool {
        text.ja.contains("クラス") || text.en.lowercased().contains("class")
    }

    private static func capitalised(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A card that the device reads settings or records from is swapped or altered.
    static let cardContentAltered = ThreatRule(
        "card-content-altered", on: "interface", clause: "2.3.3",
        title: LocalizedText(ja: "カードの差替え・書換え", en: "A card swapped or altered"),
        reason: LocalizedText(
            ja: "機器が読むカードを差し替えられる状態にあり、設定や記録、更新の内容を変えられるおそれがあるため。",
            en: "The device reads a card that can be exchanged; settings, records or updates "
                + "on it may be altered."),
        question: LocalizedText(
            ja: "カードの内容に改ざん検知があるか。見知らぬカードや他の個体のカードを挿したとき、機器はどう振る舞うか。",
            en: "Is alteration of the content detected? What does the device do with a "
                + "strange card or that of another unit?"),
        falsePositive: LocalizedText(
            ja: "カードから読む値が治療にも記録にも使われないとき。",
            en: "When nothing read from the card is used for therapy or records."),
        stride: [.tampering], vector: .removableMedia, skill: .low, capabilities: [.IGAU, .PLOK],
        references: [.cwe(353), .cwe(345), .capec(458)]
    ) { look in
        look.subject.says("kind", "card") && look.subject.isOpenInterface
            && !look.subject.says("direction", "out")
    }
}

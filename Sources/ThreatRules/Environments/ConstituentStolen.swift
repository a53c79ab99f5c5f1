import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A programmer or remote that is lost falls into someone's hands with its keys and data.
    static let constituentStolen = ThreatRule(
        "constituent-stolen", on: "product_component", clause: "2.2.3",
        title: LocalizedText(ja: "プログラマなどの盗難・紛失", en: "A programmer or portable part lost or stolen"),
        reason: LocalizedText(
            ja: "持ち運ぶ、または持ち去れる構成品で、拾った人・盗んだ人の手に鍵、個人情報、操作の権限が渡るため。",
            en: "The constituent is portable or easily taken; keys, personal data and the "
                + "power to operate go with it."),
        question: LocalizedText(
            ja: "本人の認証なしに使えるか。なくしたと分かったら、遠隔で、または機器の側で締め出せるか。",
            en: "Does it work without authentication? Once missed, can it be locked out "
                + "remotely or by the device?"),
        falsePositive: LocalizedText(
            ja: "鍵も個人情報も持たず、単独では何も操作できないとき。",
            en: "When it holds neither keys nor personal data and can operate nothing by itself."),
        stride: [.spoofing, .informationDisclosure],
        vector: .physical, skill: .low, capabilities: [.PAUT, .STCF, .ALOF],
        references: [.cwe(522), .cwe(312), .capec(507)]
    ) { look in
        look.subject.flag("portable") == true
            || look.subject.says("kind", "programmer") && look.subject.mayBe("portable")
    }
}

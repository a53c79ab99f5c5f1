import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A programmer or remote that is lost falls into someone's hands with its keys and data.
    static let constituentStolen = ThreatRule(
        "constituent-stolen", on: "product_component", clause: "2.2.3",
        title: LocalizedText(ja: "プログラマなどの盗難・紛失", en: "A programmer or portable part lost or stolen"),
        reason: LocalizedText(
            ja: "持ち運ぶ、または持ち去れる構成品に、個人情報か鍵があるか、ほかへ送る働きがあり、拾った人・盗んだ人の手にそれらが渡るため。",
            en: "The constituent is portable or easily taken and holds keys or personal data "
                + "or sends to others; whoever has it has these."),
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
        guard
            look.subject.flag("portable") == true
                || look.subject.says("kind", "programmer") && look.subject.mayBe("portable")
        else { return false }
        if look.subject.mayBe("stores_personal_data") { return true }
        let holds = look.records("asset", naming: look.subject.id, in: "constituent").contains {
            $0.says("kind", "credential") || $0.flag("personal_data") == true
        }
        guard !holds, look.subject.mayBe("has_program") else { return holds }
        // What it sends may be commands, and whether it sends is known where the list of flows is complete.
        return !look.records("data_flow", naming: look.subject.id, in: "from").isEmpty
            || look.record("completeness")?.flag("data_flows") != true
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A SIM taken out of a device opens the private network behind it.
    static let cellularSIMMisused = ThreatRule(
        "cellular-sim-misused", on: "interface", clause: "2.3.2",
        title: LocalizedText(ja: "抜き取った SIM の悪用", en: "A SIM taken out and misused"),
        reason: LocalizedText(
            ja: "機器の携帯契約が、装置ごと持ち出せる所に置かれ、抜いて別の端末に挿せば、サーバや他の個体への道になりうるため。",
            en: "The subscription sits in a unit outside the maker's control; moved to "
                + "another terminal it may open a way to server and other units."),
        question: LocalizedText(
            ja: "SIM を端末に固定しているか。閉域網の中で個体どうしが見えないようにしているか。",
            en: "Is the SIM bound to its device? Are units kept from seeing each other in the"
                + " private network?"),
        falsePositive: LocalizedText(
            ja: "構成品がサーバ室など鍵のかかる所に固定されているとき。",
            en: "When the constituent is fixed in a locked room."),
        stride: [.spoofing, .elevationOfPrivilege],
        vector: .physical, skill: .medium, capabilities: [.NAUT, .PLOK],
        references: [.cwe(653), .capec(507)]
    ) { look in
        guard look.subject.says("kind", "cellular"), look.subject.isOpenInterface else { return false }
        guard let unit = look.record("product_component", look.subject.text("constituent")) else {
            return true
        }
        return unit.mayBe("portable")
    }
}

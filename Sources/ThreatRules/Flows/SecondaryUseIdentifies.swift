import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Data gathered by a service keep telling whose they are.
    static let secondaryUseIdentifies = ThreatRule(
        "secondary-use-identifies", on: "data_flow", clause: "背景",
        title: LocalizedText(ja: "集めたデータからの個人の特定", en: "Persons identified from collected data"),
        reason: LocalizedText(
            ja: "個人情報を、クラウドや事業者のサービスへ渡しており、別の目的にも使うか、使わないと書かれておらず、そこから本人が割り出されうるため。",
            en: "Personal data go to a cloud or a provider's service and are also used for "
                + "another purpose, or nobody has written that they are not; they may tell whose they are."),
        question: LocalizedText(
            ja: "送る前に個人を特定できる項目を除けるか。保存の期間と、消す求めに応じる手順を決めているか。",
            en: "Can identifying items be removed first? Are retention and erasure on request settled?"),
        falsePositive: LocalizedText(
            ja: "別の目的に渡す前に、個人を割り出せないことを確かめた集計だけにするとき。",
            en: "When only totals that were shown to identify nobody reach the other purpose."),
        stride: [.informationDisclosure],
        vector: .publicNetwork, skill: .medium, capabilities: [.DIDT, .STCF],
        references: [.cwe(200), .cwe(359)]
    ) { look in
        guard look.subject.mayBe("personal_data"), look.subject.mayBe("secondary_use") else { return false }
        if let unit = look.record("product_component", look.subject.text("to")) {
            return unit.says("kind", "cloud")
        }
        return look.record("external_party", look.subject.text("to"))?
            .says("kind", "maker_service", "supplier_service", "public_service") ?? false
    }
}

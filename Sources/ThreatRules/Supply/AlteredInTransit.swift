import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// On the way to the hospital somebody opens the box.
    static let alteredInTransit = ThreatRule(
        "altered-in-transit", on: "supply_step", clause: "4.",
        title: LocalizedText(ja: "流通の途中での改造・すり替え", en: "Altered or swapped on the way"),
        reason: LocalizedText(
            ja: "販売・貸与の途中で完全性を確かめるという記録がなく、改造や偽の付属品の混入に納入時に気づけないため。",
            en: "No record says that integrity is checked in distribution; alteration or "
                + "counterfeit accessories would go unnoticed on delivery."),
        question: LocalizedText(
            ja: "封かんの破れや版の違いに、納入する人が気づけるか。貸与から戻った物を初期の状態に戻すか。",
            en: "Would whoever delivers it notice a broken seal or a wrong version? Are "
                + "returned leases reset?"),
        falsePositive: LocalizedText(
            ja: "自社の者が据え付け、その場で版を確かめるとき。",
            en: "When our own staff install it and check the version there."),
        stride: [.tampering], vector: .supplyChain, skill: .medium, capabilities: [.IGAU, .PLOK],
        references: [.cwe(1263), .capec(439), .capec(522), .attack("T1195.003")]
    ) { look in
        look.subject.says("kind", "distribution") && look.subject.lacks("integrity_checked")
    }
}

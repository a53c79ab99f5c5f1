import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Wi-Fi can be silenced by noise or by forged disconnections.
    static let wifiJamming = ThreatRule(
        "wifi-jamming", on: "interface", clause: "2.3.2",
        title: LocalizedText(ja: "無線 LAN の妨害・強制切断", en: "Wi-Fi jammed or cut off"),
        reason: LocalizedText(
            ja: "無線 LAN は雑音や偽の切断信号で止められ、途絶えても影響がないとは記録されていないため。",
            en: "Noise or forged frames can stop Wi-Fi, and no record says that its loss has no effect."),
        question: LocalizedText(
            ja: "途絶えたことを使う人に知らせ、機器は単独で続けられるか。管理フレームを保護しているか。",
            en: "Is the loss announced and does the device go on alone? Are management frames protected?"),
        falsePositive: LocalizedText(
            ja: "その無線に頼る機能が記録の後送りだけのとき。流れに影響がない理由を書く。",
            en: "When only records are sent later over it; then write on the flow why there is no effect."),
        stride: [.denialOfService], vector: .proximityRadio, skill: .low, capabilities: [.SAHD, .EMRG],
        references: [.cwe(400), .capec(604), .capec(601)]
    ) { look in
        look.subject.says("kind", "wifi") && look.subject.isOpenInterface && look.lossMatters
    }
}

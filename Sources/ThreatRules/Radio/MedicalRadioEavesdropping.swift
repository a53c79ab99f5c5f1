import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Medical bands are open to any software-defined radio.
    static let medicalRadioEavesdropping = ThreatRule(
        "medical-radio-eavesdropping", on: "interface", clause: "2.3.2",
        title: LocalizedText(ja: "医療用無線の盗聴", en: "Medical radio overheard"),
        reason: LocalizedText(
            ja: "医療用の周波数も市販の受信機で聞けるのに、暗号化の方式が書かれていないため。",
            en: "Medical bands can be received with shop equipment, and no encryption is recorded."),
        question: LocalizedText(
            ja: "病状や機種、製造番号が電波に乗らないか。独自の方式を、公開された暗号の代わりにしていないか。",
            en: "Do illness, model or serial number go on air? Is a private scheme used in "
                + "place of published cryptography?"),
        falsePositive: LocalizedText(
            ja: "電波に意味のあるデータが乗らないとき。",
            en: "When nothing meaningful goes on air."),
        stride: [.informationDisclosure], vector: .proximityRadio, skill: .medium, capabilities: [.TXCF],
        references: [.cwe(311), .capec(651), .attack("T0887")]
    ) { look in
        guard look.subject.says("kind", "medical_radio"), look.subject.isOpenInterface else { return false }
        return !look.subject.mentions("security_mode", "aes", "暗号", "encrypt", "ccm", "gcm")
    }
}

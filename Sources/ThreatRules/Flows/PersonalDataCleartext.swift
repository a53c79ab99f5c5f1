import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Personal data that travel in the clear can be collected.
    static let personalDataCleartext = ThreatRule(
        "personal-data-cleartext", on: "data_flow", clause: "背景",
        title: LocalizedText(ja: "個人情報の通信の盗聴", en: "Personal data read in transit"),
        reason: LocalizedText(
            ja: "個人情報を含むか含まないと確かめられていない流れで、暗号化するという記録がないため。",
            en: "The flow carries personal data, or nobody has said that it does not, and no "
                + "record says that it is encrypted."),
        question: LocalizedText(
            ja: "要らない項目を除けるか。暗号化できない相手とは、経路そのものを守れるか。",
            en: "Can items that are not needed be left out? Where a peer cannot encrypt, can "
                + "the route be protected?"),
        falsePositive: LocalizedText(
            ja: "識別番号が院内の者にも患者と結びつかないとき。",
            en: "When not even staff can tie the identifier to a person."),
        stride: [.informationDisclosure], vector: .network, skill: .low, capabilities: [.TXCF, .DIDT],
        references: [.cwe(319), .cwe(311), .capec(158), .attack("T1040")]
    ) { look in
        look.subject.mayBe("personal_data") && look.subject.lacks("encrypted")
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// In trains, shops and offices strangers are always within radio range.
    static let strangerInRadioRange = ThreatRule(
        "stranger-in-radio-range", on: "environment_profile", clause: "2.2.3",
        title: LocalizedText(ja: "人混みでの近くからの無線攻撃", en: "Attack by radio from a stranger in the crowd"),
        reason: LocalizedText(
            ja: "装着者と共にどこへでも行き、見知らぬ人が無線の届く所に必ず入るため。",
            en: "The device goes wherever its wearer goes, and strangers come within radio range."),
        question: LocalizedText(
            ja: "立ち止まらずにできる攻撃（聞くだけ、記録するだけ）にも耐えるか。普段は電波を出さないでおけるか。",
            en: "Does it withstand attacks made in passing, such as listening and recording? "
                + "Can it stay silent in daily life?"),
        falsePositive: LocalizedText(ja: "使える無線がないとき。", en: "When no radio is usable."),
        stride: [.spoofing, .informationDisclosure],
        vector: .proximityRadio, skill: .medium, capabilities: [.NAUT, .TXCF],
        references: [.cwe(923), .attack("T0860")]
    ) { look in
        look.subject.says("setting", "mobile")
            && look.records("interface").contains {
                $0.says("kind", "wifi", "bluetooth", "medical_radio", "other_radio", "nfc")
                    && $0.isOpenInterface
            }
    }
}

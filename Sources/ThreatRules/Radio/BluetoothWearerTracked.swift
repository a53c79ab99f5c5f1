import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A fixed address that is sent all day tells where its wearer goes.
    static let bluetoothWearerTracked = ThreatRule(
        "bluetooth-wearer-tracked", on: "interface", clause: "2.2.3",
        title: LocalizedText(ja: "電波による装着者の追跡", en: "The wearer tracked by radio"),
        reason: LocalizedText(
            ja: "装着者と共に移動する機器が近距離無線を出しており、識別子が変わらなければ、病気と居場所を知られるおそれがあるため。",
            en: "A device that moves with its wearer emits short-range radio; a fixed "
                + "identifier gives away illness and whereabouts."),
        question: LocalizedText(
            ja: "アドレスを定期的に変えるか。名前や製造番号を放送しないか。普段は応答しないようにできるか。",
            en: "Does the address change? Are name and serial number kept out of "
                + "advertisements? Can it stay silent by default?"),
        falsePositive: LocalizedText(
            ja: "患者が常に病院の中にいて使うとき。",
            en: "When it is only used inside a hospital."),
        stride: [.informationDisclosure], vector: .proximityRadio, skill: .low, capabilities: [.DIDT],
        references: [.cwe(200), .capec(619), .capec(612)]
    ) { look in
        look.subject.says("kind", "bluetooth", "wifi", "other_radio") && look.subject.isOpenInterface
            && look.isWorn
    }
}

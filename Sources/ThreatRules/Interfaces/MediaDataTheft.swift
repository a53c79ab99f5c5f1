import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Personal data can be carried away on a medium.
    static let mediaDataTheft = ThreatRule(
        "media-data-theft", on: "interface", clause: "2.3.3",
        title: LocalizedText(ja: "媒体による個人情報の持出し", en: "Personal data carried away on a medium"),
        reason: LocalizedText(
            ja: "媒体へ書き出せる口があり、その構成品に個人情報が記録されているか、記録されていないと確かめられていないため。",
            en: "The port can write to a medium, and its constituent holds personal data or "
                + "nobody has said that it does not."),
        question: LocalizedText(
            ja: "書き出せる人と項目を限り、暗号化し、誰が何を書き出したかを残すか。",
            en: "Is export limited by person and item, encrypted, and recorded?"),
        falsePositive: LocalizedText(
            ja: "書き出すのが個人を特定できない設定値や保守ログだけのとき。",
            en: "When only settings or service logs without any person in them are written."),
        stride: [.informationDisclosure],
        vector: .removableMedia, skill: .low, capabilities: [.STCF, .AUDT, .AUTH],
        references: [.cwe(311), .cwe(922), .attack("T1052")]
    ) { look in
        guard look.subject.says("kind", "usb", "card", "optical_media", "other_media"),
            look.subject.isOpenInterface, !look.subject.says("direction", "in")
        else { return false }
        guard let constituent = look.record("product_component", look.subject.text("constituent")) else {
            return true
        }
        return constituent.mayBe("stores_personal_data")
    }
}

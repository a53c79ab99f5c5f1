import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Requests that wake the radio again and again empty the battery of a worn device.
    static let radioBatteryDrain = ThreatRule(
        "radio-battery-drain", on: "interface", clause: "2.3.2",
        title: LocalizedText(ja: "無線での電池の消耗攻撃", en: "Battery drained by radio"),
        reason: LocalizedText(
            ja: "植込み・装着機器の無線は、無断の呼びかけに応じるだけで電池が減り、早い交換手術などにつながるため。",
            en: "The radio of an implanted or worn device uses its battery even when it "
                + "answers strangers; early replacement surgery may follow."),
        question: LocalizedText(
            ja: "応答の回数や時間に上限があるか。認証の前に使う電力は小さいか。電池の異常な減りに気づけるか。",
            en: "Are answers limited in number and time? Is little power spent before "
                + "authentication? Would unusual drain be noticed?"),
        falsePositive: LocalizedText(
            ja: "外部から給電される構成品であるとき。",
            en: "When the constituent is supplied from outside."),
        stride: [.denialOfService], vector: .proximityRadio, skill: .medium, capabilities: [.SAHD],
        references: [.cwe(920), .cwe(799), .cwe(400)]
    ) { look in
        guard look.subject.says("kind", "bluetooth", "medical_radio", "other_radio", "wifi"),
            look.subject.isOpenInterface, look.isWorn
        else { return false }
        guard let unit = look.record("product_component", look.subject.text("constituent")) else {
            return true
        }
        return !unit.has("kind") || unit.says("kind", "main")
    }
}

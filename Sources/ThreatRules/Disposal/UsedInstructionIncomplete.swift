import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// An instruction for a used device that forgets data, keys or registration.
    static let usedInstructionIncomplete = ThreatRule(
        "used-instruction-incomplete", on: "used_instruction", clause: "4.1",
        title: LocalizedText(ja: "中古の整備の指示の抜け", en: "A used-device instruction with gaps"),
        reason: LocalizedText(
            ja: "再販する機器への指示に、データの消去、鍵の消去、遠隔の登録の解除、更新のどれかが入っていないため。",
            en: "The instruction for a device to be resold leaves out erasing data or "
                + "credentials, removing the registration, or patches."),
        question: LocalizedText(
            ja: "入れていない項目は、その機器に本当に要らないか。理由を残したか。",
            en: "Is what was left out truly not needed for this device, and is the reason recorded?"),
        falsePositive: LocalizedText(
            ja: "その機能がない機器のとき。指示に理由を添える。",
            en: "When the device has no such function; then the instruction says so."),
        stride: [.informationDisclosure], vector: .physical, skill: .low, capabilities: [.SGUD, .STCF],
        references: [.cwe(226), .cwe(459), .capec(675)]
    ) { look in
        let needed = ["data_erase", "credential_erase", "remote_deregistration", "patches"]
        return look.subject.flag("not_resaleable") != true
            && !Set(needed).isSubset(of: look.subject.texts("cyber_items"))
    }
}

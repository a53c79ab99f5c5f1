import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A unit was resold or exported and nobody told how to make it safe.
    static let resoldWithoutInstruction = ThreatRule(
        "resold-without-instruction", on: "installed_unit", clause: "4.1",
        title: LocalizedText(ja: "指示のないまま再販された個体", en: "A unit resold without instructions"),
        reason: LocalizedText(
            ja: "再販または輸出された個体に、整備の指示がなく、前の持ち主のデータや古い版のまま使われるため。",
            en: "The unit was resold or exported without any instruction; it may run with old"
                + " data and an old version."),
        question: LocalizedText(
            ja: "今どこで誰が使っているか。追えないなら、誰に何を知らせたか。",
            en: "Where is it and who uses it? If it cannot be traced, who was told what?"),
        falsePositive: LocalizedText(
            ja: "部品取りだけに回り、使われないと確かめたとき。",
            en: "When it only serves for spare parts."),
        stride: [.informationDisclosure, .elevationOfPrivilege],
        vector: .physical, skill: .low, capabilities: [.SGUD, .CSUP],
        references: [.cwe(226), .capec(535), .capec(675)]
    ) { look in
        look.subject.says("status", "resold", "exported")
            && look.records("used_instruction", naming: look.subject.id, in: "unit").isEmpty
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// The setting of a therapy is changed without the one who answers for it.
    static let therapyParameterChanged = ThreatRule(
        "therapy-parameter-changed", on: "essential_function", clause: "背景",
        title: LocalizedText(ja: "治療の設定値の無断変更", en: "Therapy settings changed without authority"),
        reason: LocalizedText(
            ja: "治療の値を決める機能があり、使える接続口や遠隔の操作から、量・速さ・圧・刺激を変えられると患者に直接害が及ぶため。",
            en: "The function sets a therapy; changed dose, rate, pressure or stimulation "
                + "through any usable interface harms the patient."),
        question: LocalizedText(
            ja: "通信からは越えられない上限が、機器の側にあるか。変えたときに使用者に見え、記録に残るか。",
            en: "Is there a limit in the device that no message can exceed? Is each change "
                + "visible and recorded?"),
        falsePositive: LocalizedText(
            ja: "設定が機械的に決まり、プログラムから変えられないとき。",
            en: "When the setting is mechanical and no program can change it."),
        stride: [.tampering], vector: .network, skill: .high, capabilities: [.AUTH, .IGAU],
        references: [.cwe(15), .cwe(642), .attack("T0836"), .attack("T0831")]
    ) { look in
        look.subject.says("kind", "life_support", "therapy")
            && look.records("interface").contains(where: \.isOpenInterface)
    }
}

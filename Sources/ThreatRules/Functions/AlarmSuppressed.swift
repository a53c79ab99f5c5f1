import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// An alarm that does not sound costs the minutes that it is there for.
    static let alarmSuppressed = ThreatRule(
        "alarm-suppressed", on: "essential_function", clause: "背景",
        title: LocalizedText(ja: "警報の抑止・設定の改変", en: "Alarm suppressed or its limits changed"),
        reason: LocalizedText(
            ja: "警報の機能があり、止められ、限界値を変えられ、あるいは鳴りすぎて無視されると、異変に気づけないため。",
            en: "There is an alarm; silenced, with changed limits or sounding so often that "
                + "it is ignored, it lets deterioration pass."),
        question: LocalizedText(
            ja: "遠隔から消せる警報は何か。通信が切れたことそのものを警報にするか。限界値の変更は記録に残るか。",
            en: "Which alarms can be silenced from afar? Is the loss of the link itself an "
                + "alarm? Are changes of limits recorded?"),
        falsePositive: LocalizedText(
            ja: "同じ異変を知らせる別の独立した警報があるとき。",
            en: "When an independent alarm tells of the same event."),
        stride: [.tampering, .denialOfService],
        vector: .network, skill: .medium, capabilities: [.IGAU, .AUDT, .AUTH],
        references: [.cwe(642), .cwe(693), .attack("T0878"), .attack("T0838")]
    ) { look in
        look.subject.says("kind", "alarm")
    }
}

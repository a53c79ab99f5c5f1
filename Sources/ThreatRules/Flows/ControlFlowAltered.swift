import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Commands and settings that are changed on their way become a wrong therapy.
    static let controlFlowAltered = ThreatRule(
        "control-flow-altered", on: "data_flow", clause: "2.2",
        title: LocalizedText(ja: "制御信号・設定の改変", en: "Commands or settings altered on the way"),
        reason: LocalizedText(
            ja: "制御信号を運ぶ流れで、改ざんを検知するという記録がなく、途中で変えられた設定がそのまま働くおそれがあるため。",
            en: "The flow carries commands, and no record says that alteration is detected; "
                + "changed settings may take effect."),
        question: LocalizedText(
            ja: "受け手は電文ごとに真正性を確かめるか。範囲の外の値を、出所によらず拒むか。",
            en: "Does the receiver check each message? Are values outside safe limits refused"
                + " whatever their source?"),
        falsePositive: LocalizedText(
            ja: "同じ筐体の中の配線で、外から触れないとき。",
            en: "When it is wiring inside one housing that cannot be reached."),
        stride: [.tampering], vector: .network, skill: .medium, capabilities: [.TXIG, .IGAU],
        references: [.cwe(924), .cwe(353), .capec(384), .attack("T1565.002"), .attack("T0836")]
    ) { look in
        !look.subject.says("payload", "data") && look.subject.has("payload")
            && look.subject.lacks("integrity_protected")
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Someone else sits at the other end of the remote operation.
    static let remoteOperationTakenOver = ThreatRule(
        "remote-operation-taken-over", on: "data_flow", clause: "2.3.1",
        title: LocalizedText(ja: "遠隔操作の乗っ取り", en: "Remote operation taken over"),
        reason: LocalizedText(
            ja: "流れの先から機器を操作でき、操作する人や端末が乗っ取られれば、離れた所から患者に作用できるため。",
            en: "The device is operated from afar; whoever takes over operator or terminal "
                + "acts on the patient."),
        question: LocalizedText(
            ja: "操作のたびに人を確かめ、危険な操作は手元の確認を要するか。操作中の切断で安全側に止まるか。",
            en: "Is the person verified each time and a risky action confirmed at the "
                + "bedside? Does a lost line leave it safe?"),
        falsePositive: LocalizedText(
            ja: "できる操作が、害のない表示の切替えなどに限られるとき。",
            en: "When the operations are limited to harmless ones such as switching a display."),
        stride: [.spoofing, .elevationOfPrivilege],
        vector: .network, skill: .medium, capabilities: [.PAUT, .AUTH, .AUDT],
        references: [.cwe(306), .capec(593), .attack("T0831"), .attack("T0886")]
    ) { look in
        look.subject.flag("remote_operation") == true || look.subject.isUnknown("remote_operation")
    }
}

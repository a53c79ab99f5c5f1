import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// An update that is cut off leaves a device that does nothing.
    static let updateInterrupted = ThreatRule(
        "update-interrupted", on: "update_path", clause: "3.1",
        title: LocalizedText(ja: "更新の中断による使用不能", en: "Left unusable by an interrupted update"),
        reason: LocalizedText(
            ja: "更新に失敗したとき動く版に戻るという記録がなく、電源や通信を断つだけで使えなくされうるため。",
            en: "No record says that a failed update falls back to a working version; cutting"
                + " power or line may disable the device."),
        question: LocalizedText(
            ja: "使用中に更新が始まらないか。どの時点で切っても起動することを試したか。",
            en: "Can an update start during use? Was it cut at every stage and did it always start again?"),
        falsePositive: LocalizedText(
            ja: "更新は代替機のある保守の場だけで行うとき。",
            en: "When updates are done only in service with a substitute at hand."),
        stride: [.denialOfService], vector: .network, skill: .low, capabilities: [.CSUP, .DTBK],
        references: [.cwe(1277), .attack("T1495")]
    ) { look in
        look.subject.lacks("recovers")
    }
}

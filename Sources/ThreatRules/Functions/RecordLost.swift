import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Records that are destroyed or encrypted are missed at the next decision.
    static let recordLost = ThreatRule(
        "record-lost", on: "essential_function", clause: "背景",
        title: LocalizedText(ja: "診療の記録の消失・破壊", en: "Clinical records lost or destroyed"),
        reason: LocalizedText(
            ja: "記録の機能に復旧計画も、要らない理由も書かれておらず、消され、暗号化されると診療に戻れないため。",
            en: "The recording function has neither a recovery plan nor a reason for none; "
                + "erased or encrypted records would not come back."),
        question: LocalizedText(
            ja: "控えは機器から書き換えられない所にあるか。戻す訓練で、何時間前まで戻ったか。",
            en: "Is the copy where the device cannot overwrite it? How far back did the last "
                + "restore exercise reach?"),
        falsePositive: LocalizedText(
            ja: "記録の正本が別のシステムにあり、ここには写ししかないとき。",
            en: "When the original is in another system and only a copy here."),
        stride: [.denialOfService], vector: .network, skill: .low, capabilities: [.DTBK],
        references: [.cwe(693), .attack("T1485"), .attack("T1490")]
    ) { look in
        look.subject.says("kind", "record") && !look.subject.has("recovery_plan")
            && !look.subject.has("recovery_rationale")
    }
}

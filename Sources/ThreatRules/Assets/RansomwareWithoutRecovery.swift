import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Encrypted by an extortionist, it does not come back in time.
    static let ransomwareWithoutRecovery = ThreatRule(
        "ransomware-without-recovery", on: "asset", clause: "背景",
        title: LocalizedText(ja: "ランサムウェアからの復旧不能", en: "No way back from ransomware"),
        reason: LocalizedText(
            ja: "可用性の要求が高いのに、復旧計画がないか、訓練した日が書かれておらず、暗号化されたとき診療に間に合わないおそれがあるため。",
            en: "Availability matters, and there is no recovery plan or none that was "
                + "exercised; after encryption it may come back too late."),
        question: LocalizedText(
            ja: "控えは感染の及ばない所にあるか。丸ごと失った想定で戻す訓練をしたか。それまで何で診療するか。",
            en: "Is the copy out of reach of infection? Was total loss exercised? How is care"
                + " given meanwhile?"),
        falsePositive: LocalizedText(
            ja: "値が診療のたびに作られ、失っても作り直せるとき。",
            en: "When the value is made anew each time."),
        stride: [.denialOfService], vector: .network, skill: .low, capabilities: [.DTBK, .MLDP],
        references: [.cwe(693), .capec(542), .attack("T1486"), .attack("T1490")]
    ) { look in
        guard look.subject.says("a_need", "high"), !look.subject.has("recovery_rationale") else {
            return false
        }
        return look.record("recovery_plan", look.subject.text("recovery_plan"))?.has("last_exercised") != true
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Altered values on a screen mislead those who treat by them.
    static let dataFlowAltered = ThreatRule(
        "data-flow-altered", on: "data_flow", clause: "2.2",
        title: LocalizedText(ja: "測定値・画像などの改変", en: "Values or images altered on the way"),
        reason: LocalizedText(
            ja: "改変が響く機能を持つデータの流れで、改ざんの検知も、認証と暗号化の組合せも記録されていないため。",
            en: "Alteration of this flow hits a function, and neither integrity protection "
                + "nor authentication with encryption is recorded."),
        question: LocalizedText(
            ja: "受け手は壊れた値や入れ替わった患者に気づけるか。重要な値は別の道でも確かめられるか。",
            en: "Would the receiver notice wrong values or a swapped patient? Can vital "
                + "values be confirmed another way?"),
        falsePositive: LocalizedText(
            ja: "値が参考表示で、治療の判断に使わないと定めているとき。",
            en: "When values are for reference and by intended use no treatment follows from them."),
        stride: [.tampering], vector: .network, skill: .medium, capabilities: [.TXIG],
        references: [.cwe(924), .cwe(345), .capec(148), .attack("T1565.002")]
    ) { look in
        guard look.subject.says("payload", "data"), look.subject.has("alteration_function"),
            look.subject.lacks("integrity_protected")
        else { return false }
        return look.subject.lacks("authenticated") || look.subject.lacks("encrypted")
    }
}

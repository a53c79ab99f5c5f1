import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Whoever did it rewrites the log.
    static let auditLogAltered = ThreatRule(
        "audit-log-altered", on: "asset", clause: "背景",
        title: LocalizedText(ja: "監査記録の改ざん・消去", en: "Audit records altered or erased"),
        reason: LocalizedText(
            ja: "監査や操作の記録が守るものにあり、不正をした人が消せば、事故と攻撃を見分けられず原因に届かないため。",
            en: "Audit or operation logs are among the assets; erased by the culprit, "
                + "accident and attack cannot be told apart."),
        question: LocalizedText(
            ja: "書き足ししかできない所へ送るか。欠けや並びの変わりに気づけるか。時計は合っているか。",
            en: "Do they go to a place that only appends? Are gaps and reordering noticed? Is"
                + " the clock right?"),
        falsePositive: LocalizedText(
            ja: "機器の外の記録が正本で、ここのものは写しのとき。",
            en: "When the original is kept outside the device."),
        stride: [.repudiation, .tampering], vector: .insider, skill: .medium, capabilities: [.AUDT],
        references: [.cwe(778), .capec(268), .capec(93), .attack("T1070")]
    ) { look in
        !look.subject.says("kind", "software", "equipment", "credential")
            && look.subject.mentions(
                "name", "監査", "操作の記録", "操作履歴", "操作ログ", "アクセスログ", "audit", "log of")
    }
}

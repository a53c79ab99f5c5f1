import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A false time shifts records, certificates and schedules.
    static let timeSourceFalse = ThreatRule(
        "time-source-false", on: "connection", clause: "2.3.1",
        title: LocalizedText(ja: "偽の時刻の注入", en: "False time injected"),
        reason: LocalizedText(
            ja: "時刻合わせを認証なしで受けており、時刻をずらされると記録の順、証明書の期限、投与の予定が狂うおそれがあるため。",
            en: "Time is taken without authentication; a shifted clock disturbs the order of "
                + "records, certificates and schedules."),
        question: LocalizedText(
            ja: "一度に動かしてよい幅に上限があるか。治療の周期は時刻ではなく内部の計時によるか。",
            en: "Is the size of a step limited? Do therapy cycles follow an inner clock "
                + "rather than the wall clock?"),
        falsePositive: LocalizedText(ja: "時刻を表示だけに使うとき。", en: "When time is only displayed."),
        stride: [.tampering, .repudiation], vector: .network, skill: .medium, capabilities: [.AUDT, .NAUT],
        references: [.cwe(345), .cwe(940), .capec(148)]
    ) { look in
        look.subject.parts("ports").contains { $0.isCleartext && $0.mentions("protocol", "ntp") }
    }
}

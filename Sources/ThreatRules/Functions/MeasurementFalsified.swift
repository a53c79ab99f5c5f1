import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A plausible false value leads to a wrong treatment without anyone noticing.
    static let measurementFalsified = ThreatRule(
        "measurement-falsified", on: "essential_function", clause: "背景",
        title: LocalizedText(ja: "測定・表示の偽り", en: "False measurement or display"),
        reason: LocalizedText(
            ja: "測定・表示の機能があり、もっともらしい偽の値や、入れ替わった患者の値で、気づかれずに誤った治療に進むため。",
            en: "There is a measurement or display; plausible false values or those of "
                + "another patient lead to wrong treatment unnoticed."),
        question: LocalizedText(
            ja: "値の出所と時刻が画面で分かるか。古い値や止まった画面を見分けられるか。",
            en: "Are source and time visible on screen? Can a stale value or frozen screen be told?"),
        falsePositive: LocalizedText(
            ja: "別の独立した測定で必ず確かめてから治療するとき。",
            en: "When an independent measurement always confirms it before treatment."),
        stride: [.tampering], vector: .network, skill: .high, capabilities: [.IGAU],
        references: [.cwe(451), .cwe(345), .attack("T0832"), .capec(148)]
    ) { look in
        look.subject.says("kind", "measurement", "display")
    }
}

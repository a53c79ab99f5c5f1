import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Nobody can tell afterwards who did what.
    static let actsUnrecorded = ThreatRule(
        "acts-unrecorded", on: "product_component", clause: "背景",
        title: LocalizedText(ja: "誰が何をしたか残らない", en: "Acts that nobody can trace"),
        reason: LocalizedText(
            ja: "操作や出来事を記録するという記述がなく、不正な操作をした人が否認でき、事故と攻撃を見分けられないため。",
            en: "No record says that acts and events are logged; whoever misused it can deny "
                + "it, and accident and attack look alike."),
        question: LocalizedText(
            ja: "設定の変更、認証の失敗、更新、記録の消去を、誰が・いつと共に残すか。容量が尽きたらどうなるか。",
            en: "Are changes of settings, failed logins, updates and erasures kept with person "
                + "and time? What happens when the space is full?"),
        falsePositive: LocalizedText(
            ja: "つながる別の構成品が、その操作を残らず記録するとき。",
            en: "When another constituent to which it is joined records every act on it."),
        stride: [.repudiation], vector: .insider, skill: .low, capabilities: [.AUDT],
        references: [.cwe(778), .capec(268)]
    ) { look in
        look.canBeActedOn && look.subject.lacks("audit_log")
    }
}

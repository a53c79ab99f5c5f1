import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// In an emergency security itself keeps the rescuer out.
    static let emergencyAccessMissing = ThreatRule(
        "emergency-access-missing", on: "product", clause: "背景",
        title: LocalizedText(ja: "緊急時に使えない（締め出し）", en: "Locked out in an emergency"),
        reason: LocalizedText(
            ja: "生命維持・治療・監視の機器で認証があるのに、緊急時の権限も機能も書かれておらず、わざと締め出されることもあるため。",
            en: "The device sustains life, treats or monitors and asks for authentication, "
                + "yet no emergency role or function is written; lockout can also be provoked."),
        question: LocalizedText(
            ja: "認証のサーバが落ち、担当者がいないとき、救急の医師は何秒で操作できるか。失敗の繰返しでアカウントが止まらないか。",
            en: "With the server down and nobody there, within how many seconds can a rescuer"
                + " operate it? Can repeated failures lock accounts?"),
        falsePositive: LocalizedText(
            ja: "認証なしで必要な操作がすべてできるとき。",
            en: "When all that is needed can be done without authentication."),
        stride: [.denialOfService], vector: .insider, skill: .low, capabilities: [.EMRG],
        references: [.cwe(645), .capec(2), .attack("T1531")]
    ) { look in
        guard look.subject.says("function_class", "life_support", "therapy", "monitoring") else {
            return false
        }
        let roles = look.records("access_role")
        guard roles.contains(where: { !$0.says("authentication", "none") }) else { return false }
        if roles.contains(where: {
            $0.says("kind", "clinical", "patient") && $0.says("authentication", "none")
        }) {
            return false
        }
        return !roles.contains { $0.says("kind", "emergency") }
            && !look.records("essential_function").contains { $0.says("kind", "emergency_access") }
    }
}

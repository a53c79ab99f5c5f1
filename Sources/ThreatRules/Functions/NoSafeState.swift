import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A function that keeps a patient alive is stopped, and nothing safe takes its place.
    static let noSafeState = ThreatRule(
        "no-safe-state", on: "essential_function", clause: "背景",
        title: LocalizedText(ja: "命にかかわる機能の停止", en: "A function that sustains life is stopped"),
        reason: LocalizedText(
            ja: "生命維持・治療の機能で、失われたときの安全な状態が書かれておらず、攻撃で止められると直ちに害になるおそれがあるため。",
            en: "The function sustains life or treats, and no safe state is written for its "
                + "loss; stopping it may harm at once."),
        question: LocalizedText(
            ja: "止まったことを誰が何秒で知り、何に切り替えるか。攻撃者が機器を再起動し続けても同じか。",
            en: "Who learns of it within how many seconds and switches to what? Even if an "
                + "attacker keeps restarting the device?"),
        falsePositive: LocalizedText(
            ja: "止まっても数日は害がない治療のとき。その根拠を safe_state に書く。",
            en: "When days may pass without harm; then give the reason under safe_state."),
        stride: [.denialOfService], vector: .network, skill: .medium, capabilities: [.EMRG, .DTBK],
        references: [.cwe(636), .cwe(754), .attack("T0814"), .attack("T0880")]
    ) { look in
        look.subject.says("kind", "life_support", "therapy") && !look.subject.has("safe_state")
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A session that someone left open serves the next who passes.
    static let sessionLeftOpen = ThreatRule(
        "session-left-open", on: "access_role", clause: "背景",
        title: LocalizedText(ja: "開いたままの画面での操作", en: "Operation through a session left open"),
        reason: LocalizedText(
            ja: "認証のある権限で、放置すると閉じるという記録がなく、席を離れた間に他人が操作できるため。",
            en: "The role authenticates, and no record says that it closes when left alone; "
                + "others can act meanwhile."),
        question: LocalizedText(
            ja: "監視の表示は残したまま、操作だけを閉じられるか。閉じるまでの時間は診療に合っているか。",
            en: "Can operation close while the display stays? Does the time suit clinical work?"),
        falsePositive: LocalizedText(
            ja: "手元から離れない個人の機器のとき。",
            en: "When it is a personal device that stays with its user."),
        stride: [.spoofing], vector: .physical, skill: .low, capabilities: [.ALOF],
        references: [.cwe(613), .capec(593)]
    ) { look in
        look.subject.says("authentication", "individual", "shared", "multi_factor")
            && look.subject.lacks("auto_logoff") && !look.subject.says("kind", "emergency")
    }
}

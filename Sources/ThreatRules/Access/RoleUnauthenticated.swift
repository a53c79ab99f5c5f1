import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Nobody checks who acts under this role.
    static let roleUnauthenticated = ThreatRule(
        "role-unauthenticated", on: "access_role", clause: "背景",
        title: LocalizedText(ja: "本人を確かめない操作", en: "Operation without knowing by whom"),
        reason: LocalizedText(
            ja: "この権限の本人の確かめ方がないか、書かれておらず、手の届く誰でもその操作ができるおそれがあるため。",
            en: "The role asks for no authentication, or nobody has written any; whoever "
                + "reaches the device may act under it."),
        question: LocalizedText(
            ja: "認証しないのが救命のためなら、できることを限り、設定の変更は別に守っているか。",
            en: "If it is left out to save life, is the role limited and are settings "
                + "protected separately?"),
        falsePositive: LocalizedText(
            ja: "緊急時のための権限のとき。種類を emergency と書く。",
            en: "When the role exists for emergencies; then its kind is emergency."),
        stride: [.spoofing, .elevationOfPrivilege],
        vector: .physical, skill: .low, capabilities: [.PAUT, .AUTH],
        references: [.cwe(306), .cwe(287)]
    ) { look in
        !look.subject.says("kind", "emergency")
            && (!look.subject.has("authentication") || look.subject.says("authentication", "none"))
    }
}

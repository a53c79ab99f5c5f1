import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A recorded command works again when it is sent again.
    static let commandReplayed = ThreatRule(
        "command-replayed", on: "data_flow", clause: "2.3.1",
        title: LocalizedText(ja: "記録した指令の再送（リプレイ）", en: "A recorded command sent again"),
        reason: LocalizedText(
            ja: "制御の流れで、再送を検知するという記録がなく、記録した指令を後から送られても受け付けるおそれがあるため。",
            en: "The flow carries commands, and no record says that replay is detected; a "
                + "recorded command may be accepted later."),
        question: LocalizedText(
            ja: "通し番号や時刻、使い捨ての値を検証するか。電源を入れ直した直後や時計が狂った時も守られるか。",
            en: "Are counters, times or nonces verified, also just after power-up and with a wrong clock?"),
        falsePositive: LocalizedText(
            ja: "同じ指令を何度受けても結果が変わらず害がないとき。",
            en: "When repeating the command changes nothing and harms nobody."),
        stride: [.spoofing, .tampering],
        vector: .proximityRadio, skill: .medium, capabilities: [.TXIG, .NAUT],
        references: [.cwe(294), .capec(60), .capec(594)]
    ) { look in
        look.subject.says("payload", "control", "both") && look.subject.lacks("replay_protected")
    }
}

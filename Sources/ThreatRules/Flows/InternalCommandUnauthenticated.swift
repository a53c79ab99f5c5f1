import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Units of one system trust each other blindly, and one false unit commands the rest.
    static let internalCommandUnauthenticated = ThreatRule(
        "internal-command-unauthenticated", on: "data_flow", clause: "2.2",
        title: LocalizedText(ja: "ユニット間の無認証の制御", en: "Unauthenticated control between units"),
        reason: LocalizedText(
            ja: "境界の内側とされた制御の流れで、相手を認証するという記録がなく、偽の構成品や割り込んだ配線から操作できるため。",
            en: "A control flow inside the boundary does not authenticate its peer; a false "
                + "unit or a tapped cable can command."),
        question: LocalizedText(
            ja: "ユニットを偽物や別の個体に差し替えたら動くか。接続口は患者や来訪者の手に届くか。",
            en: "Does a counterfeit or foreign unit work? Can patients or visitors reach the connector?"),
        falsePositive: LocalizedText(ja: "一枚の基板の上の信号のとき。", en: "When both ends sit on one board."),
        stride: [.spoofing], vector: .physical, skill: .medium, capabilities: [.NAUT],
        references: [.cwe(306), .capec(151), .attack("T0848")]
    ) { look in
        look.subject.says("payload", "control", "both") && !look.subject.mayBe("crosses_boundary")
            && look.subject.lacks("authenticated")
    }
}

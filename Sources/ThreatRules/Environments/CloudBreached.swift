import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A server that serves all units is one breach away from all of them.
    static let cloudBreached = ThreatRule(
        "cloud-breached", on: "product_component", clause: "2.3.1",
        title: LocalizedText(ja: "全個体を束ねるサーバへの侵入", en: "Breach of the server behind all units"),
        reason: LocalizedText(
            ja: "すべての個体や利用者を束ねるサーバで、一度の侵入が全体の漏えいや一斉の誤操作になるため。",
            en: "The server joins all units and users; one breach leaks or misdirects them all."),
        question: LocalizedText(
            ja: "サーバが乗っ取られても、機器が危険な指令を拒むか。医療機関や患者ごとに分けてあるか。",
            en: "Would the device refuse dangerous commands from a seized server? Are "
                + "institutions and patients kept apart?"),
        falsePositive: LocalizedText(
            ja: "サーバが更新ファイルの置き場だけで、署名を機器が検証するとき。",
            en: "When it only stores updates whose signature the device checks."),
        stride: [.tampering, .informationDisclosure, .denialOfService],
        vector: .publicNetwork, skill: .medium, capabilities: [.SAHD, .AUDT, .STCF],
        references: [.cwe(653), .capec(677), .attack("T1190"), .attack("T1199")]
    ) { look in
        look.subject.says("kind", "cloud")
    }
}

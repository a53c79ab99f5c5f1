import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A debug port in the field gives the whole device away.
    static let debugPortUsable = ThreatRule(
        "debug-port-usable", on: "interface", clause: "2.3.3",
        title: LocalizedText(ja: "デバッグ端子からの乗っ取り", en: "Takeover through a debug port"),
        reason: LocalizedText(
            ja: "デバッグ用の端子が使える状態のまま出荷されると、プログラムや鍵を読み出し、書き換えられるため。",
            en: "A debug port left usable lets programs and keys be read out and replaced."),
        question: LocalizedText(
            ja: "量産品で端子を無効にしたか。筐体を開ければ誰でも触れるか。読み出された鍵は他の個体にも効くか。",
            en: "Is it disabled in production units? Can anyone who opens the case reach it? "
                + "Would keys read there fit other units?"),
        falsePositive: LocalizedText(
            ja: "認証しなければ開かないデバッグ機構で、鍵が個体ごとに異なるとき。",
            en: "When debug access needs authentication with a key that differs for each unit."),
        stride: [.tampering, .informationDisclosure, .elevationOfPrivilege],
        vector: .physical, skill: .high, capabilities: [.SAHD, .PLOK],
        references: [.cwe(1191), .cwe(1244), .capec(121)]
    ) { look in
        look.subject.says("kind", "debug") && look.subject.isOpenInterface
    }
}

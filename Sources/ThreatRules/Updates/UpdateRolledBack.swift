import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// An old genuine version brings its old flaws back.
    static let updateRolledBack = ThreatRule(
        "update-rolled-back", on: "update_path", clause: "3.1",
        title: LocalizedText(ja: "古い版への引戻し", en: "Rolled back to a flawed version"),
        reason: LocalizedText(
            ja: "古い版に戻せないという記録がなく、署名の正しい古い版を入れて、直したはずの欠陥を使われるため。",
            en: "No record says that older versions are refused; a genuine old version brings"
                + " mended flaws back."),
        question: LocalizedText(
            ja: "戻す必要があるときは、誰がどう許すか。版の数え方は消されないか。",
            en: "If going back is needed, who allows it and how? Can the version counter be erased?"),
        falsePositive: LocalizedText(
            ja: "古い版に既知の欠陥がまだ一つもないとき。",
            en: "When no older version has a known flaw yet."),
        stride: [.tampering], vector: .removableMedia, skill: .medium, capabilities: [.CSUP],
        references: [.cwe(1328), .attack("T1601.002")]
    ) { look in
        look.subject.lacks("rollback_protected")
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A closed port that a user can open again is as good as open.
    static let closedPortReversible = ThreatRule(
        "closed-port-reversible", on: "interface", clause: "2.3.3",
        title: LocalizedText(ja: "塞いだ口を使用者が開けられる", en: "A closed port that users can open again"),
        reason: LocalizedText(
            ja: "塞いだ・無効にした口を、使用者が元に戻せるか、誰が戻せるか書かれていないため。",
            en: "The port is blocked or disabled, and users can reverse it, or nobody has "
                + "written who can."),
        question: LocalizedText(
            ja: "元に戻すのに工具や権限が要るか。戻されたことに気づけるか。",
            en: "Does reopening need a tool or a privilege? Would anyone notice?"),
        falsePositive: LocalizedText(
            ja: "開けても電源しか来ないなど、戻しても害がないとき。",
            en: "When reopening is harmless, for example because only power is behind it."),
        stride: [.elevationOfPrivilege], vector: .physical, skill: .low, capabilities: [.PLOK, .CNFS],
        references: [.cwe(1263), .capec(390)]
    ) { look in
        guard look.subject.says("state", "disabled", "blocked"), look.subject.mayBe("carries_data") else {
            return false
        }
        return !look.subject.says("reversible_by", "nobody", "maker", "service", "administrator")
    }
}

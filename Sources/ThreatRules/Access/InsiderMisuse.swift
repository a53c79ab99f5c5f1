import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Those who may do everything can also do harm.
    static let insiderMisuse = ThreatRule(
        "insider-misuse", on: "access_role", clause: "背景",
        title: LocalizedText(ja: "権限を持つ人による不正", en: "Misuse by those who have the rights"),
        reason: LocalizedText(
            ja: "管理者や保守の権限を持つ内部の人は、設定の改変、記録の持出しや消去を、認証を破らずに行えるため。",
            en: "Insiders with administrator or service rights can change settings and copy "
                + "or erase records without breaking any lock."),
        question: LocalizedText(
            ja: "重大な変更に二人を要するか。操作の記録を本人が消せない所に残し、誰かが見ているか。",
            en: "Do grave changes need two persons? Are actions recorded where the actor "
                + "cannot erase them, and does anyone look?"),
        falsePositive: LocalizedText(
            ja: "できることが診療に影響しない設定に限られるとき。",
            en: "When the rights cover only settings without clinical effect."),
        stride: [.repudiation, .tampering], vector: .insider, skill: .medium, capabilities: [.AUDT, .AUTH],
        references: [.cwe(778), .cwe(250), .capec(122)]
    ) { look in
        look.subject.says("kind", "administrator", "service")
    }
}

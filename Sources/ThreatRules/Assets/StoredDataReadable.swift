import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Who takes the disk reads the patients.
    static let storedDataReadable = ThreatRule(
        "stored-data-readable", on: "asset", clause: "背景",
        title: LocalizedText(ja: "保存した個人情報・秘密の読出し", en: "Stored personal data or secrets read out"),
        reason: LocalizedText(
            ja: "個人情報や機密の高い値を、暗号化して保存するという記録がなく、記憶装置を抜けば読めるため。",
            en: "Personal data or secrets are stored, and no record says that they are "
                + "encrypted; whoever takes the memory can read them."),
        question: LocalizedText(
            ja: "鍵は記憶装置と別に守られているか。修理や返却、貸与の戻りで中身が人手に渡らないか。",
            en: "Is the key kept apart from the memory? Do contents reach other hands in "
                + "repair, return or lease?"),
        falsePositive: LocalizedText(
            ja: "入退室を管理した部屋のサーバで、基盤の側が暗号化するとき。それを書く。",
            en: "When a server in a controlled room is encrypted by its platform; then write it."),
        stride: [.informationDisclosure], vector: .physical, skill: .low, capabilities: [.STCF],
        references: [.cwe(311), .cwe(312), .capec(507), .attack("T1005")]
    ) { look in
        look.subject.says("kind", "information", "credential")
            && (look.subject.flag("personal_data") == true || look.subject.says("c_need", "high"))
            && look.subject.lacks("stored_encrypted")
    }
}

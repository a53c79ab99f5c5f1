import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// What is stored is changed, and care goes on with it.
    static let storedDataAltered = ThreatRule(
        "stored-data-altered", on: "asset", clause: "背景",
        title: LocalizedText(ja: "保存した記録・設定・プログラムの改ざん", en: "Stored records, settings or programs altered"),
        reason: LocalizedText(
            ja: "完全性の要求が低いとは書かれていない情報やソフトで、保存中の改ざんを検知できるという記録がなく、書き換えられたまま使われうるため。",
            en: "Integrity is not known to matter little, and no record says that alteration at "
                + "rest is detected; it may be used after being changed."),
        question: LocalizedText(
            ja: "読み出すたび、または起動のたびに確かめるか。確かめる値や鍵は、書き換える人の手の届かない所にあるか。",
            en: "Is it checked at each reading or start? Are the check values and keys out of "
                + "reach of whoever could alter it?"),
        falsePositive: LocalizedText(
            ja: "書けない記憶に置くか、使うたびに正本と照らすとき。",
            en: "When it lies in memory that cannot be written, or is compared with the "
                + "original at each use."),
        stride: [.tampering], vector: .insider, skill: .medium, capabilities: [.IGAU],
        references: [.cwe(353), .cwe(642)]
    ) { look in
        !look.subject.says("kind", "equipment", "credential")
            && !look.subject.says("i_need", "none", "low")
            && look.subject.lacks("integrity_checked")
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Whoever reaches the interface for updates may load a program of his own.
    static let updateInterfaceExposed = ThreatRule(
        "update-interface-exposed", on: "interface", clause: "3.1",
        title: LocalizedText(ja: "更新用の口からの偽の更新", en: "Forged updates through the update interface"),
        reason: LocalizedText(
            ja: "更新に使う口が開いており、そこを通る更新の署名を検証するという記録がないため。",
            en: "An interface for updates is open, and no record says that updates through it"
                + " are checked by signature."),
        question: LocalizedText(
            ja: "更新の前に発行元と機種、版を確かめるか。更新の口は普段閉じておけないか。",
            en: "Are issuer, model and version checked first? Could the interface stay closed"
                + " in normal use?"),
        falsePositive: LocalizedText(
            ja: "更新が別の口だけを通るとき。そのときは用途を改める。",
            en: "When updates use another interface only; then correct the purpose."),
        stride: [.tampering, .elevationOfPrivilege],
        vector: .physical, skill: .medium, capabilities: [.CSUP, .SAHD],
        references: [.cwe(494), .cwe(347), .capec(186)]
    ) { look in
        guard look.subject.says("purpose", "update"), look.subject.isOpenInterface else { return false }
        let paths = look.records("update_path", naming: look.subject.id, in: "interface")
        return paths.isEmpty || paths.contains { $0.lacks("signed") }
    }
}

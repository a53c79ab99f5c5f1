import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A repair replaces the board, the program and perhaps the protection.
    static let repairTampered = ThreatRule(
        "repair-tampered", on: "supply_step", clause: "4.",
        title: LocalizedText(ja: "修理の際の改造・保護の外れ", en: "Altered or left unprotected in repair"),
        reason: LocalizedText(
            ja: "修理の後に完全性を確かめるという記録がなく、版が戻り、保守の口が開いたまま、偽の部品のまま返るおそれがあるため。",
            en: "No record says that integrity is checked after repair; an old version, an "
                + "open service port or a false part may come back."),
        question: LocalizedText(
            ja: "修理業者が返す前に、版・設定・塞いだ口を確かめる手順があるか。修理中の個人情報を誰が見るか。",
            en: "Does the repairer check version, settings and closed ports before return? "
                + "Who sees personal data meanwhile?"),
        falsePositive: LocalizedText(
            ja: "自社の工場で出荷検査をやり直すとき。",
            en: "When our factory repeats its shipping test."),
        stride: [.tampering, .informationDisclosure],
        vector: .supplyChain, skill: .medium, capabilities: [.IGAU, .AUDT],
        references: [.cwe(1263), .capec(440), .attack("T1195.003")]
    ) { look in
        look.subject.says("kind", "repair") && look.subject.lacks("integrity_checked")
    }
}

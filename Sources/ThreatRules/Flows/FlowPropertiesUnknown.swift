import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// What the flow carries or whether it leaves the trusted side is not known.
    static let flowPropertiesUnknown = ThreatRule(
        "flow-properties-unknown", on: "data_flow", clause: "2.2",
        title: LocalizedText(ja: "中身や境界の分からない流れ", en: "A flow of unknown content or reach"),
        reason: LocalizedText(
            ja: "中身、個人情報の有無、境界を越えるかのどれかが書かれておらず、守り方を決められないため。",
            en: "Payload, personal data or boundary is not written, so nobody can decide how "
                + "to protect it."),
        question: LocalizedText(
            ja: "実際の通信を採って、何がどこへ流れるかを確かめたか。",
            en: "Was real traffic captured to see what goes where?"),
        falsePositive: LocalizedText(
            ja: "もう使われていない流れのとき。記録から除く。",
            en: "When the flow is no longer used; then remove its record."),
        stride: [.tampering, .informationDisclosure],
        vector: .network, skill: .medium, capabilities: [.SAHD],
        references: [.cwe(1053)]
    ) { look in
        !look.subject.has("payload") || !look.subject.has("personal_data")
            || !look.subject.has("crosses_boundary")
    }
}

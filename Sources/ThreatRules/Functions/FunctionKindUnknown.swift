import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// What kind of function this is has not been written, so its particular threats were not asked for.
    static let functionKindUnknown = ThreatRule(
        "function-kind-unknown", on: "essential_function", clause: "背景",
        title: LocalizedText(
            ja: "種類の書かれていない重要な機能への攻撃",
            en: "Attack on a grave function of unstated kind"),
        reason: LocalizedText(
            ja: "失われると重い、または重さの書かれていない機能なのに種類がなく、停止・改ざん・偽表示のどれを問うべきか決まらないため。",
            en: "The function is grave when lost, or its gravity is not written, and its kind"
                + " is missing; which threats to ask for is open."),
        question: LocalizedText(
            ja: "生命維持、治療、警報、測定、表示、記録のどれか。止まるのと狂うのと、どちらが患者に悪いか。",
            en: "Is it life support, therapy, alarm, measurement, display or record? Which is"
                + " worse for the patient: stop or error?"),
        falsePositive: LocalizedText(
            ja: "ほかの機能の一部で、そちらで種類を書いているとき。",
            en: "When it is part of another function whose kind is written."),
        stride: [.tampering, .denialOfService],
        vector: .network, skill: .medium, capabilities: [.IGAU, .EMRG],
        references: [.cwe(1053), .cwe(657)]
    ) { look in
        !look.subject.has("kind") && !look.subject.says("clinical_severity", "negligible", "minor")
    }
}

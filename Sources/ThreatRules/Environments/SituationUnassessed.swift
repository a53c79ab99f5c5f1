import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A situation that was named and never assessed hides its threats.
    static let situationUnassessed = ThreatRule(
        "situation-unassessed", on: "environment_profile", clause: "2.2.3",
        title: LocalizedText(ja: "評価していない場面での攻撃", en: "Attack in a situation that nobody assessed"),
        reason: LocalizedText(
            ja: "想定する場面のうち、評価したリスクも、リスクがない理由も書かれていないものがあるため。",
            en: "A foreseen situation has neither an assessed risk nor a reason why there is none."),
        question: LocalizedText(
            ja: "その場面には誰がいて、どの電波や口が届き、異常のとき誰が助けるか。",
            en: "Who is there, which radios and ports are within reach, and who would help?"),
        falsePositive: LocalizedText(
            ja: "他の場面とまったく同じ条件のとき。その旨を理由に書く。",
            en: "When its conditions equal those of another; then say so as the reason."),
        stride: [.spoofing, .denialOfService],
        vector: .proximityRadio, skill: .medium, capabilities: [.SGUD],
        references: [.cwe(657), .cwe(1053)]
    ) { look in
        look.subject.parts("situations").contains { !$0.has("risks") && !$0.has("rationale") }
    }
}

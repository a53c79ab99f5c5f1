import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Support ends while units are still in use and no plan covers the rest.
    static let supportEndsBeforeServiceLife = ThreatRule(
        "support-ends-before-service-life", on: "support_span", clause: "3.1",
        title: LocalizedText(
            ja: "耐用期間の途中で切れる既製ソフトのサポート",
            en: "Support that ends within the service life"),
        reason: LocalizedText(
            ja: "既製ソフトのサポートが耐用期間より先に終わり、承認された計画がないか遅れ、または計画が効くまでに空白の月があるため。",
            en: "Support ends before the service life, and the plan is missing, late or "
                + "leaves months without cover."),
        question: LocalizedText(
            ja: "終わった後に見つかる欠陥を、誰が知り、どう防ぐか。使用者にいつ伝えるか。",
            en: "Who will learn of flaws found afterwards, and what stops them? When are users told?"),
        falsePositive: LocalizedText(
            ja: "その後の出荷がなく、使用中の個体もないとき。",
            en: "When nothing more is shipped and no unit is in use."),
        stride: [.elevationOfPrivilege],
        vector: .network, skill: .medium, capabilities: [.RDMP, .CSUP, .SGUD],
        references: [.cwe(1104), .cwe(1329)]
    ) { look in
        guard look.subject.says("standing", "gap") else { return false }
        let software = look.record("component", look.subject.text("software"))
        if software?.says("support_level", "none") == true { return false }
        return !look.subject.says("plan", "done", "planned") || look.subject.has("months_without_cover")
    }
}

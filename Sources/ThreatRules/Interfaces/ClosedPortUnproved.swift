import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A port that counts as closed, without a test that shows it.
    static let closedPortUnproved = ThreatRule(
        "closed-port-unproved", on: "interface", clause: "2.3.3",
        title: LocalizedText(ja: "塞いだはずの口が使える", en: "A port that counts as closed can be used"),
        reason: LocalizedText(
            ja: "塞いだ・無効にしたと書かれているが、それを確かめた合格の記録がないため。",
            en: "It is recorded as blocked or disabled, and no passing verification shows it."),
        question: LocalizedText(
            ja: "量産品の個体で、電気的に、またソフトの設定で本当に使えないことを試したか。元に戻せるのは誰か。",
            en: "Was it tried on a production unit, electrically and by its settings? Who can reverse it?"),
        falsePositive: LocalizedText(
            ja: "部品そのものを実装していないとき。そのときは state を absent と書く。",
            en: "When the part is not fitted at all; then its state is absent."),
        stride: [.elevationOfPrivilege], vector: .physical, skill: .medium, capabilities: [.SAHD, .PLOK],
        references: [.cwe(1191), .cwe(1263)]
    ) { look in
        guard look.subject.says("state", "disabled", "blocked"), look.subject.mayBe("carries_data") else {
            return false
        }
        return !look.subject.texts("verifications").contains { id in
            look.record("verification_result", id)?.says("result", "pass") == true
        }
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A flow across a boundary whose peer is not authenticated can come from anyone.
    static let flowUnauthenticated = ThreatRule(
        "flow-unauthenticated", on: "data_flow", clause: "2.3.1",
        title: LocalizedText(ja: "なりすました相手とのやりとり", en: "Traffic with an impostor"),
        reason: LocalizedText(
            ja: "信頼の境界を越える流れで、相手を認証するという記録がないため。",
            en: "The flow crosses a trust boundary and nobody has recorded that the peer is authenticated."),
        question: LocalizedText(
            ja: "両端で相手を確かめるか。証明書の失効や期限切れ、初期の鍵のままの個体をどう扱うか。",
            en: "Does each end verify the other? What about revoked or expired certificates and default keys?"
        ),
        falsePositive: LocalizedText(
            ja: "同じ筐体の中の配線で、外から触れないとき。そのときは境界を越えないと書く。",
            en: "When both ends share one housing that cannot be reached; then it crosses no boundary."),
        stride: [.spoofing], vector: .network, skill: .medium, capabilities: [.NAUT],
        references: [.cwe(306), .cwe(287), .capec(94), .capec(151)]
    ) { look in
        look.subject.mayBe("crosses_boundary") && look.subject.lacks("authenticated")
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Cutting the flow is enough to stop a function on which a patient depends.
    static let flowCutStopsFunction = ThreatRule(
        "flow-cut-stops-function", on: "data_flow", clause: "背景",
        title: LocalizedText(ja: "通信を断つことによる機能の停止", en: "Function stopped by cutting the flow"),
        reason: LocalizedText(
            ja: "途絶が響く機能があり、その機能がネットワークなしで働くという記録がないため。",
            en: "Loss of the flow hits a function, and no record says that the function works"
                + " without the network."),
        question: LocalizedText(
            ja: "切れたことを誰がいつ知るか。代わりの手順で何時間もつか。大量の通信や中継器の停止を試したか。",
            en: "Who learns of the loss and when? How long does the fallback last? Were "
                + "floods and a dead switch tried?"),
        falsePositive: LocalizedText(
            ja: "失われても診療の流れに響かないほど短い間に、別の道へ切り替わるとき。",
            en: "When another path takes over before care is affected."),
        stride: [.denialOfService], vector: .network, skill: .low, capabilities: [.EMRG, .DTBK],
        references: [.cwe(400), .capec(125), .attack("T1498"), .attack("T0814")]
    ) { look in
        guard let id = look.subject.text("loss_function") else { return false }
        return look.record("essential_function", id)?.lacks("works_without_network") ?? true
    }
}

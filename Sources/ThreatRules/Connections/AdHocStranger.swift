import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Devices that meet without a network must verify each other by themselves.
    static let adHocStranger = ThreatRule(
        "ad-hoc-stranger", on: "connection", clause: "2.3.1",
        title: LocalizedText(ja: "その場でつながる相手のなりすまし", en: "A stranger joins ad hoc"),
        reason: LocalizedText(
            ja: "その場でじかにつながる接続で、通る流れのすべてで相手を認証するという記録がないため。",
            en: "Devices connect directly, and no record says that every flow over the link "
                + "authenticates its peer."),
        question: LocalizedText(
            ja: "どの個体とつながるかを誰がいつ決めるか。取り違えて別の患者の機器につながることはないか。",
            en: "Who decides, and when, which unit to join? Could it join the unit of another patient?"),
        falsePositive: LocalizedText(
            ja: "物理的に差し込まないとつながらず、差込みが見えるとき。",
            en: "When it takes a visible plug to connect."),
        stride: [.spoofing], vector: .proximityRadio, skill: .medium, capabilities: [.NAUT],
        references: [.cwe(287), .cwe(940), .capec(151)]
    ) { look in
        guard look.subject.says("network_class", "ad_hoc"), let interface = look.subject.text("interface")
        else {
            return false
        }
        let flows = look.records("data_flow", naming: interface, in: "interface")
        return flows.isEmpty || flows.contains { $0.lacks("authenticated") }
    }
}

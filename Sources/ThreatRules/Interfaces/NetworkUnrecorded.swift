import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A network interface of which nobody has written where it leads.
    static let networkUnrecorded = ThreatRule(
        "network-unrecorded", on: "interface", clause: "2.3.1",
        title: LocalizedText(
            ja: "行き先の分からないネットワークの口",
            en: "A network interface that leads nobody knows where"),
        reason: LocalizedText(
            ja: "ネットワークの口が使える状態にあるのに、つながる先や区分が書かれておらず、守り方を決められないため。",
            en: "A network interface is usable, and no record says what it connects to or "
                + "which class of network it is."),
        question: LocalizedText(
            ja: "現場では実際に何につながれているか。つながないなら無効にできるか。",
            en: "What is it really connected to in the field? If nothing, can it be disabled?"),
        falsePositive: LocalizedText(
            ja: "工場の検査だけで使い、出荷時に無効にするとき。",
            en: "When it is used in the factory only and disabled before shipment."),
        stride: [.spoofing, .tampering, .denialOfService],
        vector: .network, skill: .medium, capabilities: [.SAHD, .NAUT],
        references: [.cwe(1053), .cwe(923), .attack("T0886")]
    ) { look in
        guard look.subject.says("kind", "ethernet", "wifi", "cellular"), look.subject.isOpenInterface else {
            return false
        }
        let connections = look.records("connection", naming: look.subject.id, in: "interface")
        return connections.isEmpty || connections.contains { !$0.has("network_class") }
    }
}

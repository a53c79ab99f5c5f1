import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Malware on a neighbour in the hospital network reaches what listens there.
    static let hospitalLANSpread = ThreatRule(
        "hospital-lan-spread", on: "connection", clause: "2.2.1",
        title: LocalizedText(
            ja: "院内 LAN の他の機器からの感染・攻撃",
            en: "Attack from a neighbour on the hospital network"),
        reason: LocalizedText(
            ja: "院内 LAN につながり、外から入る受け口があるか受け口が書かれておらず、感染した隣の機器から届くため。",
            en: "On the hospital network something listens, or the ports are not written; an "
                + "infected neighbour can reach it."),
        question: LocalizedText(
            ja: "受け付ける相手を登録で限るか。想定外の通信量や壊れた通信で、主な機能が止まらないことを試したか。",
            en: "Are peers registered? Was it tried that floods and malformed traffic do not "
                + "stop the main function?"),
        falsePositive: LocalizedText(
            ja: "受け口がなく、すべて機器から発信するとき。",
            en: "When nothing listens and the device opens all connections."),
        stride: [.elevationOfPrivilege, .denialOfService],
        vector: .network, skill: .low, capabilities: [.SAHD, .MLDP],
        references: [.cwe(923), .capec(125), .attack("T1210"), .attack("T0866")]
    ) { look in
        guard look.subject.says("network_class", "hospital_lan") else { return false }
        let ports = look.subject.parts("ports")
        return ports.isEmpty || ports.contains { !$0.says("direction", "out") }
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A service that the internet can reach is probed within minutes.
    static let internetExposedService = ThreatRule(
        "internet-exposed-service", on: "connection", clause: "2.3.1",
        title: LocalizedText(
            ja: "インターネットから届く受け口への攻撃",
            en: "Attack on a service that the internet can reach"),
        reason: LocalizedText(
            ja: "インターネットに面した接続に外から入る受け口があるか、受け口の一覧が書かれていないため。",
            en: "A connection to the internet accepts traffic from outside, or its ports are not listed."),
        question: LocalizedText(
            ja: "受け口を機器の外（中継サーバなど）に移せないか。総当たりと大量の要求に耐えるか。修正は何日で当たるか。",
            en: "Can it be moved off the device? Does it stand brute force and floods? How "
                + "many days until a fix is applied?"),
        falsePositive: LocalizedText(
            ja: "受け口が閉域の中だけで待ち受けているとき。そのときは区分を改める。",
            en: "When it listens inside a private network only; then correct the class."),
        stride: [.elevationOfPrivilege, .denialOfService],
        vector: .publicNetwork, skill: .low, capabilities: [.SAHD, .PAUT, .CSUP],
        references: [.cwe(668), .cwe(307), .attack("T1190"), .attack("T0883")]
    ) { look in
        guard look.subject.says("network_class", "internet") else { return false }
        let ports = look.subject.parts("ports")
        return ports.isEmpty || ports.contains { !$0.says("direction", "out") }
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A home router is rarely updated and shared with everything else in the house.
    static let homeRouterCompromised = ThreatRule(
        "home-router-compromised", on: "connection", clause: "2.2.2",
        title: LocalizedText(
            ja: "家庭のルータ・同居機器からの攻撃",
            en: "Attack from the home router or its other guests"),
        reason: LocalizedText(
            ja: "家庭の LAN につながり、更新されないルータや感染した家電から、覗かれたり偽の相手へ導かれたりするため。",
            en: "The device joins a home network, where stale routers and infected appliances"
                + " can spy or redirect."),
        question: LocalizedText(
            ja: "家庭の LAN を信用せず、端から端まで認証と暗号化を行うか。LAN 側に受け口を開いていないか。",
            en: "Is the home network untrusted by design, with end-to-end protection? Does "
                + "nothing listen on its side?"),
        falsePositive: LocalizedText(
            ja: "家庭の LAN を更新の取得だけに使い、署名を検証するとき。",
            en: "When the home network only fetches updates whose signature is checked."),
        stride: [.spoofing, .informationDisclosure],
        vector: .network, skill: .low, capabilities: [.NAUT, .TXCF, .SAHD],
        references: [.cwe(300), .cwe(346), .capec(598), .attack("T1557")]
    ) { look in
        look.subject.says("network_class", "home_lan")
    }
}

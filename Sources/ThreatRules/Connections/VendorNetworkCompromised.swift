import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Whoever owns the maker's service network stands inside each hospital that it reaches.
    static let vendorNetworkCompromised = ThreatRule(
        "vendor-network-compromised", on: "connection", clause: "2.3.1",
        title: LocalizedText(ja: "保守事業者側からの侵入", en: "Intrusion by way of the service provider"),
        reason: LocalizedText(
            ja: "保守用の VPN で事業者側とつながり、事業者側が侵されると、つながる全施設の機器に届くため。",
            en: "A service VPN links to the provider; if the provider is breached, every "
                + "connected site can be reached."),
        question: LocalizedText(
            ja: "VPN 装置の更新は誰の責任か。施設ごとに鍵を分け、届く範囲を機器一台に限っているか。",
            en: "Who updates the VPN gateway? Are keys separate for each site and is the "
                + "reach limited to one device?"),
        falsePositive: LocalizedText(
            ja: "VPN を医療機関が作業のたびに開き、他の時は物理的に切れているとき。",
            en: "When the institution opens it for each job and it is physically cut at other times."),
        stride: [.spoofing, .elevationOfPrivilege],
        vector: .supplyChain, skill: .medium, capabilities: [.NAUT, .PAUT, .AUDT],
        references: [.cwe(284), .cwe(923), .attack("T1199"), .attack("T1133")]
    ) { look in
        look.subject.says("network_class", "vendor_vpn")
    }
}

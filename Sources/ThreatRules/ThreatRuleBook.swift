import RiskManagement

/// Every threat rule.
public enum ThreatRuleBook {
    /// In the order of the guidance: interfaces, flows, environments, software, functions, access, supply,
    /// disposal.
    public static let all: [ThreatRule] = interfaces + flows

    static let interfaces: [ThreatRule] = [.usbMalware, .closedPortUnproved]
    static let flows: [ThreatRule] = [.flowUnauthenticated]
}

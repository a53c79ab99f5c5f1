import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Protection that ends at the mobile network's edge is lost at a false base station or in a foreign
    /// network.
    static let cellularFalseCell = ThreatRule(
        "cellular-false-cell", on: "interface", clause: "2.3.2",
        title: LocalizedText(
            ja: "偽の携帯基地局・事業者網での盗聴",
            en: "Interception at a false base station or in the carrier"),
        reason: LocalizedText(
            ja: "携帯通信の保護は事業者までで終わり、その上で端から端まで守るという記録がないため。",
            en: "Cellular protection ends at the carrier, and no record says that traffic is "
                + "protected end to end above it."),
        question: LocalizedText(
            ja: "古い世代の通信へ下げられても守られるか。閉域網であることだけに頼っていないか。",
            en: "Does protection survive a fall-back to older generations? Is a private "
                + "access network the only defence?"),
        falsePositive: LocalizedText(
            ja: "携帯通信を時刻合わせなど中身のないことにしか使わないとき。",
            en: "When cellular carries nothing of value."),
        stride: [.spoofing, .informationDisclosure],
        vector: .proximityRadio, skill: .high, capabilities: [.TXCF, .NAUT],
        references: [.cwe(319), .capec(617), .capec(606), .capec(609)]
    ) { look in
        guard look.subject.says("kind", "cellular"), look.subject.isOpenInterface else { return false }
        return !look.subject.mentions("security_mode", "tls", "vpn", "ipsec", "上位", "end-to-end", "端から端")
    }
}

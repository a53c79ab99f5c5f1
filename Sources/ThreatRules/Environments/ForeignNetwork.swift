import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Networks abroad and in hotels belong to others and may be watched.
    static let foreignNetwork = ThreatRule(
        "foreign-network", on: "environment_profile", clause: "2.2.3",
        title: LocalizedText(ja: "旅先・海外のネットワークでの傍受", en: "Interception in foreign and public networks"),
        reason: LocalizedText(
            ja: "外出先や海外で、管理者の分からない回線や無線につながり、監視や別の経路への誘導を受けうるため。",
            en: "Away from home the device may use lines of unknown owners that watch or "
                + "redirect traffic."),
        question: LocalizedText(
            ja: "国外での通信を止めるか、端から端まで守るか。現地の電波や暗号の規制で保護が弱まらないか。",
            en: "Is communication abroad off or protected end to end? Do local rules on radio"
                + " or encryption weaken it?"),
        falsePositive: LocalizedText(
            ja: "外では通信しない作りで、それを試験で確かめたとき。",
            en: "When it cannot communicate away from home and a test has shown it."),
        stride: [.spoofing, .informationDisclosure],
        vector: .publicNetwork, skill: .medium, capabilities: [.TXCF, .NAUT],
        references: [.cwe(300), .cwe(319), .attack("T1557"), .attack("T1669")]
    ) { look in
        look.subject.says("setting", "outside", "mobile")
            && look.records("interface").contains {
                $0.says("kind", "wifi", "cellular", "ethernet") && $0.isOpenInterface
            }
    }
}

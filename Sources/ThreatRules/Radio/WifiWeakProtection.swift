import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Wi-Fi that is open, out of date or guarded by one shared password can be read by anyone nearby.
    static let wifiWeakProtection = ThreatRule(
        "wifi-weak-protection", on: "interface", clause: "2.3.2",
        title: LocalizedText(ja: "無線 LAN の盗聴", en: "Wi-Fi traffic read by others"),
        reason: LocalizedText(
            ja: "保護の方式が書かれていないか、WEP・TKIP・共通のパスワードなど、近くにいる人が破れる方式であるため。",
            en: "The security mode is not written, or it is WEP, TKIP or a shared password "
                + "that people nearby can break."),
        question: LocalizedText(
            ja: "古い方式へ下げて接続することを拒むか。パスワードが漏れたとき、全台を替えられるか。",
            en: "Are downgrades to older modes refused? Can the password be changed on all "
                + "units once it leaks?"),
        falsePositive: LocalizedText(
            ja: "無線の上で相手を認証し暗号化した通信しか流れないとき。",
            en: "When nothing but authenticated and encrypted traffic runs over it."),
        stride: [.informationDisclosure], vector: .proximityRadio, skill: .low, capabilities: [.TXCF],
        references: [.cwe(326), .cwe(311), .capec(158), .attack("T1040"), .attack("T0887")]
    ) { look in
        guard look.subject.says("kind", "wifi"), look.subject.isOpenInterface else { return false }
        return look.subject.mentions("security_mode", "wep", "tkip", "psk", "personal", "open", "なし")
            || !look.subject.mentions("security_mode", "wpa3", "sae", "enterprise", "802.1x", "eap")
    }
}

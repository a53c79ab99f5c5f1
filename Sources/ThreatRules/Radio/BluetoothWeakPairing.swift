import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Pairing without authentication lets a stranger listen or take the partner's place.
    static let bluetoothWeakPairing = ThreatRule(
        "bluetooth-weak-pairing", on: "interface", clause: "2.3.2",
        title: LocalizedText(ja: "Bluetooth の弱いペアリング", en: "Weak Bluetooth pairing"),
        reason: LocalizedText(
            ja: "相手を確かめるペアリングであることが書かれていないか、確認なしの方式であるため、盗聴やなりすましを許すため。",
            en: "No record says that pairing authenticates the partner, or it uses a mode "
                + "without confirmation; eavesdropping and impersonation follow."),
        question: LocalizedText(
            ja: "ペアリングできる場面を限り、消去と作り直しを管理しているか。鍵の短縮や旧方式への引下げを拒むか。",
            en: "Is pairing limited to a moment and managed? Are short keys and legacy modes refused?"),
        falsePositive: LocalizedText(
            ja: "上位の層で相互に認証し暗号化しているとき。その方式を security_mode に書く。",
            en: "When a higher layer authenticates and encrypts both ways; then write it in "
                + "security_mode."),
        stride: [.spoofing, .informationDisclosure],
        vector: .proximityRadio, skill: .medium, capabilities: [.NAUT, .TXCF],
        references: [.cwe(757), .cwe(287), .capec(667), .capec(668)]
    ) { look in
        guard look.subject.says("kind", "bluetooth"), look.subject.isOpenInterface else { return false }
        return look.subject.mentions("security_mode", "just works", "legacy", "なし")
            || !look.subject.mentions(
                "security_mode", "secure connections", "numeric", "passkey", "oob", "aes", "上位")
    }
}

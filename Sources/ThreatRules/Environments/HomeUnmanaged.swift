import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// At home nobody watches the device, updates the network or locks the door.
    static let homeUnmanaged = ThreatRule(
        "home-unmanaged", on: "environment_profile", clause: "2.2.2",
        title: LocalizedText(ja: "誰も管理しない家庭での使用", en: "Use at home where nobody manages security"),
        reason: LocalizedText(
            ja: "家庭で使い、医療機関も製造販売業者も管理しないと書かれているか、管理者が書かれておらず、異常に気づく人がいないため。",
            en: "It is used at home and neither institution nor maker manages it, or nobody "
                + "has written who does; nobody would notice an attack."),
        question: LocalizedText(
            ja: "使用者が何もしなくても守られるか。異常を使用者にも分かる言葉で知らせ、相談先を示すか。",
            en: "Is it safe without any act of the user? Are anomalies told in plain words "
                + "with a contact?"),
        falsePositive: LocalizedText(
            ja: "接続口がなく、家庭に置いても攻撃の道がないとき。",
            en: "When there is no interface and so no way of attack at home."),
        stride: [.tampering, .denialOfService],
        vector: .physical, skill: .low, capabilities: [.SGUD, .CSUP, .SAHD],
        references: [.cwe(1188), .cwe(1263)]
    ) { look in
        guard look.subject.says("setting", "home"), !look.subject.says("managed_by", "institution", "maker")
        else {
            return false
        }
        return look.records("interface").contains { $0.isOpenInterface }
    }
}

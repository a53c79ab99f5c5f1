import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// The next owner finds the last owner's keys.
    static let credentialLeftBehind = ThreatRule(
        "credential-left-behind", on: "asset", clause: "4.1",
        title: LocalizedText(
            ja: "手放した機器に残る鍵・パスワード",
            en: "Credentials left in a device that changes hands"),
        reason: LocalizedText(
            ja: "鍵やパスワードを消せるという記録がなく、中古で手に入れた人が、前の医療機関のネットワークやサーバに入れるため。",
            en: "No record says that the credential can be erased; whoever buys the device "
                + "can enter the last owner's network or server."),
        question: LocalizedText(
            ja: "無線の鍵、証明書、サーバの登録を消し、失効させる手順があるか。消えたことを何で確かめるか。",
            en: "Are Wi-Fi keys, certificates and registrations erased and revoked? What "
                + "shows that they are gone?"),
        falsePositive: LocalizedText(
            ja: "手放すと同時に、サーバの側で必ず失効するとき。",
            en: "When the server always revokes it at that moment."),
        stride: [.spoofing, .informationDisclosure],
        vector: .physical, skill: .low, capabilities: [.STCF, .PAUT],
        references: [.cwe(226), .cwe(522), .capec(675)]
    ) { look in
        look.subject.says("kind", "credential") && look.subject.lacks("erasable")
    }
}

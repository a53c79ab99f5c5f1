import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A device that does not verify the access point joins whatever calls itself by the right name.
    static let wifiFalseAccessPoint = ThreatRule(
        "wifi-false-access-point", on: "interface", clause: "2.3.2",
        title: LocalizedText(ja: "偽のアクセスポイントへの接続", en: "Connection to a false access point"),
        reason: LocalizedText(
            ja: "証明書などでアクセスポイントの側を確かめるという記録がなく、同じ名前を名乗る偽のアクセスポイントにつながるおそれがあるため。",
            en: "No record says that the network proves itself to the device, for example by "
                + "certificate; a false access point of the same name may catch it."),
        question: LocalizedText(
            ja: "認証サーバの証明書を検証し、名前も照合するか。検証に失敗したら接続をやめるか。",
            en: "Are certificate and name of the authentication server checked, and is the "
                + "connection dropped when they fail?"),
        falsePositive: LocalizedText(
            ja: "通信の中身が端から端まで相互に認証され、偽のアクセスポイントには何も渡らないとき。",
            en: "When all traffic is mutually authenticated end to end, so a false access "
                + "point gains nothing."),
        stride: [.spoofing, .tampering], vector: .proximityRadio, skill: .low, capabilities: [.NAUT],
        references: [.cwe(940), .cwe(290), .capec(615), .attack("T1557.004")]
    ) { look in
        guard look.subject.says("kind", "wifi"), look.subject.isOpenInterface else { return false }
        return !look.subject.mentions("security_mode", "eap-tls", "証明書", "certificate", "sae")
    }
}

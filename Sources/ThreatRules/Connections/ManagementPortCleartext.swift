import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Old management protocols send passwords as they are.
    static let managementPortCleartext = ThreatRule(
        "management-port-cleartext", on: "connection", clause: "2.3.1",
        title: LocalizedText(ja: "平文の管理用通信", en: "Management traffic in the clear"),
        reason: LocalizedText(
            ja: "telnet、FTP、HTTP、古い SNMP など、暗号化しない管理・転送の受け口が書かれており、パスワードや内容を盗まれうるため。",
            en: "Telnet, FTP, HTTP, old SNMP or the like is listed without encryption; "
                + "passwords and content can be taken."),
        question: LocalizedText(
            ja: "暗号化した方式に替えられないか。替えられないなら、普段は閉じて作業のときだけ開けられるか。",
            en: "Can it be replaced by an encrypted one, or at least be closed except during work?"),
        falsePositive: LocalizedText(
            ja: "暗号化した別の管を通してだけ届くとき。その暗号を encryption に書く。",
            en: "When it is reached through an encrypted tunnel only; then write that under encryption."),
        stride: [.informationDisclosure, .spoofing],
        vector: .network, skill: .low, capabilities: [.TXCF, .SAHD, .PAUT],
        references: [.cwe(319), .cwe(522), .capec(158), .attack("T1040")]
    ) { look in
        look.subject.parts("ports").contains { port in
            port.isCleartext
                && (port.mentions("protocol", "telnet", "ftp", "http（", "snmp", "rsh", "vnc")
                    || port.says("protocol", "HTTP", "http"))
        }
    }
}

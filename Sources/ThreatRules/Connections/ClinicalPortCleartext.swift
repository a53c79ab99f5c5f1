import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Clinical messages on a port without encryption can be read and rewritten on their way.
    static let clinicalPortCleartext = ThreatRule(
        "clinical-port-cleartext", on: "connection", clause: "2.3.1",
        title: LocalizedText(ja: "平文の診療通信の傍受・書換え", en: "Clinical traffic read and rewritten"),
        reason: LocalizedText(
            ja: "DICOM や HL7 などの診療の通信に、暗号化しないと書かれた、または暗号化の欄が空のポートがあるため。",
            en: "A port for clinical traffic such as DICOM or HL7 is stated to be "
                + "unencrypted, or its encryption is not written."),
        question: LocalizedText(
            ja: "暗号化できない相手は何台、いつまで残るか。それまで経路を分け、送り手を確かめられるか。",
            en: "How many peers cannot encrypt, and until when? Can the route be separated "
                + "and the sender verified meanwhile?"),
        falsePositive: LocalizedText(
            ja: "暗号化した管の中だけを通るとき。その暗号を encryption に書く。",
            en: "When it runs inside an encrypted tunnel only; then write that under encryption."),
        stride: [.informationDisclosure, .tampering],
        vector: .network, skill: .medium, capabilities: [.TXCF, .TXIG],
        references: [.cwe(319), .cwe(924), .capec(94), .attack("T1557")]
    ) { look in
        look.subject.parts("ports").contains { port in
            port.isCleartext
                && !port.mentions(
                    "protocol", "ntp", "telnet", "ftp", "snmp", "rsh", "vnc", "dhcp", "dns", "icmp", "http")
        }
    }
}

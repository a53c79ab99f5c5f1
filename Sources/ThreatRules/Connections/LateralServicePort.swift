import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// File sharing and remote desktops are the roads that ransomware takes through a hospital.
    static let lateralServicePort = ThreatRule(
        "lateral-service-port", on: "connection", clause: "2.3.1",
        title: LocalizedText(
            ja: "ファイル共有・リモートデスクトップからの感染",
            en: "Infection over file sharing or remote desktop"),
        reason: LocalizedText(
            ja: "SMB やリモートデスクトップなど、院内でランサムウェアが渡り歩くのに使う受け口が書かれているため。",
            en: "SMB, remote desktop or the like is listed: the services by which ransomware "
                + "moves through a hospital."),
        question: LocalizedText(
            ja: "片方向の受け渡しに替えられないか。使うアカウントの権限は要る分だけか。修正は当たっているか。",
            en: "Could a one-way transfer replace it? Does its account have no more rights "
                + "than needed? Is it patched?"),
        falsePositive: LocalizedText(
            ja: "自分から送り出すだけで、送り先の中身を読んで実行することがないとき。",
            en: "When the device only sends and never reads or runs what lies at the other end."),
        stride: [.elevationOfPrivilege, .tampering],
        vector: .network, skill: .low, capabilities: [.MLDP, .SAHD],
        references: [.cwe(284), .capec(561), .attack("T1210"), .attack("T1021")]
    ) { look in
        look.subject.parts("ports").contains {
            $0.mentions("protocol", "smb", "cifs", "rdp", "remote desktop", "リモートデスクトップ", "vnc", "nfs")
        }
    }
}

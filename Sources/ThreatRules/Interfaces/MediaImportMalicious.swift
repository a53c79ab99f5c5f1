import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Files on a disc or another medium from outside attack the program that reads them.
    static let mediaImportMalicious = ThreatRule(
        "media-import-malicious", on: "interface", clause: "2.3.3",
        title: LocalizedText(ja: "外から来た媒体の中の悪意あるファイル", en: "Malicious files on a medium from elsewhere"),
        reason: LocalizedText(
            ja: "他の施設などから来た媒体を読み込む口が使える状態にあり、読むプログラムの欠陥やマルウェアの混入を突かれうるため。",
            en: "A drive that reads media from elsewhere is usable; flaws of the reader or "
                + "hidden malware can strike on import."),
        question: LocalizedText(
            ja: "読み込む前に隔離した所で検査するか。自動再生を止め、形式を厳しく確かめてから取り込むか。",
            en: "Is the medium checked in isolation first? Is autoplay off and each format "
                + "checked strictly before import?"),
        falsePositive: LocalizedText(
            ja: "自社で書いた媒体だけを、署名を確かめて読むとき。",
            en: "When only media written by the maker are read, after a check of their signature."),
        stride: [.tampering, .elevationOfPrivilege],
        vector: .removableMedia, skill: .low, capabilities: [.MLDP, .SAHD],
        references: [.cwe(434), .cwe(20), .capec(17), .attack("T1091"), .attack("T0847")]
    ) { look in
        look.subject.says("kind", "optical_media", "other_media") && look.subject.isOpenInterface
            && !look.subject.says("direction", "out")
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A radio of one's own making without any stated protection.
    static let otherRadioUnprotected = ThreatRule(
        "other-radio-unprotected", on: "interface", clause: "2.3.2",
        title: LocalizedText(ja: "独自の無線の盗聴・なりすまし", en: "Proprietary radio overheard or imitated"),
        reason: LocalizedText(
            ja: "規格外の無線に保護の方式が書かれておらず、知られていないことだけが守りになっているおそれがあるため。",
            en: "No protection is recorded for a proprietary radio; being unknown may be its "
                + "only defence."),
        question: LocalizedText(
            ja: "公開された暗号と認証を使うか。受信機で記録した信号を送り直すと受け付けるか。",
            en: "Does it use published cryptography? Does it accept a recording of its own signals?"),
        falsePositive: LocalizedText(
            ja: "電源の入り切りなど、害のない信号だけを送るとき。",
            en: "When only harmless signals are sent."),
        stride: [.spoofing, .informationDisclosure],
        vector: .proximityRadio, skill: .medium, capabilities: [.TXCF, .NAUT],
        references: [.cwe(311), .cwe(656), .capec(651), .attack("T0860")]
    ) { look in
        look.subject.says("kind", "other_radio") && look.subject.isOpenInterface
            && (!look.subject.has("security_mode") || look.subject.mentions("security_mode", "なし", "none"))
    }
}

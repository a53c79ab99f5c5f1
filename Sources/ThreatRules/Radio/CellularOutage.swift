import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A cellular link can be jammed, refused or simply be out of reach.
    static let cellularOutage = ThreatRule(
        "cellular-outage", on: "interface", clause: "2.3.2",
        title: LocalizedText(ja: "携帯通信の妨害・圏外", en: "Cellular jammed or out of reach"),
        reason: LocalizedText(
            ja: "携帯通信は妨害や事業者の停止、圏外で途絶え、途絶えても影響がないとは記録されていないため。",
            en: "Jamming, carrier faults or missing coverage stop cellular, and no record "
                + "says that the loss has no effect."),
        question: LocalizedText(
            ja: "途絶えたまま何日動けるか。送れなかった記録や届かなかった設定をどう扱うか。",
            en: "For how many days does the device work without it? What of records not sent "
                + "and settings not received?"),
        falsePositive: LocalizedText(
            ja: "途絶えても後で送り直すだけのとき。流れに影響がない理由を書く。",
            en: "When data are merely sent later; then write on the flow why there is no effect."),
        stride: [.denialOfService], vector: .publicNetwork, skill: .medium, capabilities: [.DTBK, .EMRG],
        references: [.cwe(400), .capec(605)]
    ) { look in
        look.subject.says("kind", "cellular") && look.subject.isOpenInterface && look.lossMatters
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// If the maker can start a session alone, so can whoever sits at the maker's desk.
    static let remoteServiceMakerInitiated = ThreatRule(
        "remote-service-maker-initiated", on: "remote_service", clause: "2.3.1",
        title: LocalizedText(ja: "製造販売業者側だけで始められる遠隔操作", en: "Sessions that the maker can start alone"),
        reason: LocalizedText(
            ja: "遠隔の作業を製造販売業者の側だけで始められるか、誰が始めるか書かれておらず、社内の不正や侵入がそのまま機器に届くため。",
            en: "The maker alone can start a session, or nobody has written who does; an "
                + "insider or intruder there reaches the device."),
        question: LocalizedText(
            ja: "始めるのに現場の操作を要するようにできないか。社内で使う人を限り、二人で行うか。",
            en: "Could a session need an action on site? Is in-house use limited and done by two persons?"),
        falsePositive: LocalizedText(
            ja: "読み出すだけで、設定も更新もできないとき。",
            en: "When it only reads and can change nothing."),
        stride: [.elevationOfPrivilege], vector: .insider, skill: .medium, capabilities: [.AUTH, .AUDT],
        references: [.cwe(284), .attack("T1199"), .attack("T1072")]
    ) { look in
        !look.subject.says("initiated_by", "institution", "user", "device")
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A service door that stands open all day waits for others too.
    static let remoteServiceAlwaysOpen = ThreatRule(
        "remote-service-always-open", on: "remote_service", clause: "2.3.1",
        title: LocalizedText(ja: "開いたままの遠隔保守の口", en: "A remote service door left open"),
        reason: LocalizedText(
            ja: "遠隔保守の口が普段から開いているか、普段の状態が書かれていないため。",
            en: "The remote service is open by default, or its default state is not written."),
        question: LocalizedText(
            ja: "作業のときだけ、時間を区切って開けるか。閉じ忘れたら自動で閉じるか。",
            en: "Can it be opened for a job and a limited time? Does it close by itself?"),
        falsePositive: LocalizedText(
            ja: "常時の監視が治療に欠かせず、読み出しだけに限られるとき。",
            en: "When permanent monitoring is essential to therapy and limited to reading."),
        stride: [.elevationOfPrivilege],
        vector: .publicNetwork, skill: .medium, capabilities: [.SAHD, .CNFS],
        references: [.cwe(1188), .attack("T0822")]
    ) { look in
        !look.subject.says("default_state", "closed")
    }
}

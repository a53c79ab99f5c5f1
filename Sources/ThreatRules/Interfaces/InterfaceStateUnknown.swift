import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Whether the interface can be used is not known, so it counts as usable.
    static let interfaceStateUnknown = ThreatRule(
        "interface-state-unknown", on: "interface", clause: "2.3",
        title: LocalizedText(ja: "使えるか分からない口からの侵入", en: "Entry through an interface of unknown state"),
        reason: LocalizedText(
            ja: "この口が使えるのか塞がれているのかが書かれておらず、誰も対策を決めていないおそれがあるため。",
            en: "Nobody has written whether it is usable or closed, so nobody may have "
                + "decided on a measure."),
        question: LocalizedText(
            ja: "実機で確かめ、使用可・無効・閉塞・なしのどれかを書いたか。",
            en: "Was it looked at on a real unit and recorded as usable, disabled, blocked or absent?"),
        falsePositive: LocalizedText(
            ja: "設計上存在しない口が一覧に残っているだけのとき。そのときは absent と書く。",
            en: "When the list names an interface that was never fitted; then its state is absent."),
        stride: [.elevationOfPrivilege], vector: .physical, skill: .medium, capabilities: [.SAHD],
        references: [.cwe(1053), .cwe(912)]
    ) { look in
        !look.subject.has("state")
    }
}

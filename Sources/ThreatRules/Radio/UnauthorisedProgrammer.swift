import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Someone else's programmer could change the therapy.
    static let unauthorisedProgrammer = ThreatRule(
        "unauthorised-programmer", on: "interface", clause: "2.3.2",
        title: LocalizedText(ja: "見知らぬプログラマからの設定変更", en: "Therapy changed by a stranger's programmer"),
        reason: LocalizedText(
            ja: "無線で設定を変えられ、すべての流れで相手を認証するという記録がないため。",
            en: "Settings can be changed by radio, and no record says that every flow over it"
                + " authenticates the peer."),
        question: LocalizedText(
            ja: "本物のプログラマを、盗まれたもの・中古で出回ったものと区別できるか。近くにいることを確かめてから設定を許すか。",
            en: "Can a genuine programmer be told from a stolen or second-hand one? Is "
                + "nearness proven before settings are accepted?"),
        falsePositive: LocalizedText(ja: "読み出しだけで、書き込む機能が無線側にないとき。", en: "When the radio can only read."),
        stride: [.spoofing, .elevationOfPrivilege],
        vector: .proximityRadio, skill: .high, capabilities: [.NAUT, .AUTH],
        references: [.cwe(306), .cwe(287), .attack("T0860")]
    ) { look in
        guard look.subject.says("kind", "medical_radio", "other_radio"), look.subject.isOpenInterface,
            !look.subject.says("direction", "out")
        else { return false }
        let flows = look.flowsThrough
        return flows.isEmpty || flows.contains { $0.lacks("authenticated") }
    }
}

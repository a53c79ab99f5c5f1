import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// What crosses a boundary in the clear teaches an attacker how the device works.
    static let boundaryCrossedInClear = ThreatRule(
        "boundary-crossed-in-clear", on: "data_flow", clause: "2.3.1",
        title: LocalizedText(ja: "境界を越える平文の通信", en: "Cleartext across a trust boundary"),
        reason: LocalizedText(
            ja: "個人情報はないが、暗号化の記録なしに境界を越えており、設定や手順を読み取られて次の攻撃の足がかりになるため。",
            en: "It carries no personal data, yet crosses a boundary without recorded "
                + "encryption; settings and protocol can be learned for the next attack."),
        question: LocalizedText(
            ja: "読まれると困る設定、パスワード、機種や版の情報が混じっていないか。",
            en: "Are settings, passwords, model or version among what can be read?"),
        falsePositive: LocalizedText(ja: "中身が公開された情報だけのとき。", en: "When the content is public."),
        stride: [.informationDisclosure], vector: .network, skill: .low, capabilities: [.TXCF],
        references: [.cwe(319), .capec(192), .attack("T1040")]
    ) { look in
        look.subject.mayBe("crosses_boundary") && !look.subject.mayBe("personal_data")
            && look.subject.lacks("encrypted")
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A secret read out of one unit opens all of them.
    static let credentialSameInAllUnits = ThreatRule(
        "credential-same-in-all-units", on: "asset", clause: "背景",
        title: LocalizedText(ja: "全個体に共通の鍵の流出", en: "A secret shared by all units leaks"),
        reason: LocalizedText(
            ja: "鍵やパスワードが全個体で同じか、違うと書かれておらず、一台を分解して読み出せば全台に通じるため。",
            en: "The credential is the same in all units, or nobody has written that it "
                + "differs; one dismantled unit opens all."),
        question: LocalizedText(
            ja: "個体ごとに作り直せるか。漏れたとき、市場の全台を替える道があるか。",
            en: "Can it be made for each unit? If it leaks, is there a way to replace it everywhere?"),
        falsePositive: LocalizedText(
            ja: "公開鍵や、検証だけに使う値のとき。",
            en: "When it is a public key or only serves verification."),
        stride: [.spoofing, .informationDisclosure],
        vector: .physical, skill: .medium, capabilities: [.PAUT, .NAUT],
        references: [.cwe(798), .cwe(321), .capec(191), .attack("T1552.004")]
    ) { look in
        look.subject.says("kind", "credential") && look.subject.mayBe("same_in_all_units")
    }
}

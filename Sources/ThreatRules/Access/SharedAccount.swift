import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A shared account belongs to everyone who ever knew it.
    static let sharedAccount = ThreatRule(
        "shared-account", on: "access_role", clause: "背景",
        title: LocalizedText(ja: "共用のアカウントによる責任の曖昧化", en: "A shared account hides who acted"),
        reason: LocalizedText(
            ja: "共用のアカウントで使う権限のため、辞めた人も使え、誰の操作か後から言えないため。",
            en: "The role is used through a shared account: those who left can use it still, "
                + "and nobody can say who acted."),
        question: LocalizedText(
            ja: "個人ごとのアカウントや職員証に替えられないか。替えられないなら、パスワードをいつ替え、誰が使ったかを何で残すか。",
            en: "Could personal accounts or badges replace it? If not, when is the password "
                + "changed and what records its users?"),
        falsePositive: LocalizedText(
            ja: "できることが閲覧だけで、個人情報も見えないとき。",
            en: "When it can only view and shows nothing about persons."),
        stride: [.repudiation, .spoofing], vector: .insider, skill: .low, capabilities: [.PAUT, .AUDT],
        references: [.cwe(1390), .capec(560), .attack("T1078")]
    ) { look in
        look.subject.says("authentication", "shared")
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// An app lives on a phone that its maker neither owns nor maintains.
    static let appOnForeignPhone = ThreatRule(
        "app-on-foreign-phone", on: "product_component", clause: "2.2.2",
        title: LocalizedText(ja: "汚染されたスマートフォン上のアプリ", en: "An app on a compromised phone"),
        reason: LocalizedText(
            ja: "利用者のスマートフォンで動くアプリで、端末の改造や他の悪意あるアプリ、偽のアプリの影響を受けるため。",
            en: "The app runs on the user's phone, exposed to rooting, malicious neighbours "
                + "and counterfeit apps."),
        question: LocalizedText(
            ja: "アプリの言うことを機器が信用しすぎないか。古い OS や改造端末でどう振る舞うか。偽アプリを見分けられるか。",
            en: "Does the device trust the app too much? What on old or rooted phones? Can a "
                + "counterfeit be told?"),
        falsePositive: LocalizedText(
            ja: "端末を自社で貸与し、用途を限って管理しているとき。",
            en: "When the phone is lent, dedicated and managed by the maker."),
        stride: [.spoofing, .tampering, .informationDisclosure],
        vector: .publicNetwork, skill: .medium, capabilities: [.SAHD, .STCF, .PAUT],
        references: [.cwe(602), .cwe(922), .capec(22)]
    ) { look in
        look.subject.says("kind", "app")
    }
}

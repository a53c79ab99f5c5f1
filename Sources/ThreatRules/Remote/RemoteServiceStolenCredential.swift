import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// One stolen password or key file is enough to enter.
    static let remoteServiceStolenCredential = ThreatRule(
        "remote-service-stolen-credential", on: "remote_service", clause: "2.3.1",
        title: LocalizedText(ja: "盗まれたパスワード・鍵での遠隔侵入", en: "Remote entry with stolen credentials"),
        reason: LocalizedText(
            ja: "遠隔保守の認証に二つ以上の要素を使うという記載がなく、漏れたパスワードや鍵だけで入られるため。",
            en: "Nothing says that remote service needs more than one factor; a leaked "
                + "password or key is enough."),
        question: LocalizedText(
            ja: "どの要素を組み合わせるか。鍵を個人の端末にだけ置き、持ち出せないようにしているか。",
            en: "Which factors are combined? Are keys kept on personal hardware from which "
                + "they cannot be copied?"),
        falsePositive: LocalizedText(
            ja: "二要素の認証を前段の装置で行うとき。それを authentication に書く。",
            en: "When a gateway in front asks for two factors; then write it under authentication."),
        stride: [.spoofing], vector: .publicNetwork, skill: .low, capabilities: [.PAUT],
        references: [.cwe(308), .capec(555), .attack("T1078"), .attack("T0859")]
    ) { look in
        look.subject.has("authentication")
            && !look.subject.mentions(
                "authentication", "二要素", "2要素", "多要素", "two factor", "two-factor", "mfa")
    }
}

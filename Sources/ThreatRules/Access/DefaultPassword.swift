import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A password that stands in a manual is known to the world.
    static let defaultPassword = ThreatRule(
        "default-password", on: "access_role", clause: "背景",
        title: LocalizedText(ja: "初期パスワードでの侵入", en: "Entry with a default password"),
        reason: LocalizedText(
            ja: "認証のある権限で、初期パスワードのまま使い続けられるか、使い続けられないと書かれていないため。",
            en: "The role authenticates, and its default password can stay, or nobody has "
                + "written that it cannot."),
        question: LocalizedText(
            ja: "個体ごとに違う値か。最初の使用で変更を強いるか。初期化すると元に戻らないか。",
            en: "Does it differ for each unit? Must it be changed at first use? Does a reset "
                + "bring it back?"),
        falsePositive: LocalizedText(
            ja: "パスワードを使わない認証（職員証、証明書など）のとき。default_password を false と書く。",
            en: "When no password is used but a badge or certificate; then default_password is false."),
        stride: [.spoofing], vector: .network, skill: .low, capabilities: [.PAUT, .CNFS],
        references: [.cwe(1392), .cwe(1393), .capec(70), .attack("T1078.001")]
    ) { look in
        look.subject.flag("default_password") == true
            || look.subject.says("authentication", "shared", "individual", "multi_factor")
                && look.subject.mayBe("default_password")
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// One guessed or stolen password gives the rights of an administrator.
    static let privilegedSingleFactor = ThreatRule(
        "privileged-single-factor", on: "access_role", clause: "背景",
        title: LocalizedText(ja: "特権のアカウントの乗っ取り", en: "A privileged account taken over"),
        reason: LocalizedText(
            ja: "管理者や保守の権限が一つの要素だけで守られ、パスワードが漏れれば設定も記録も変えられるため。",
            en: "Administrator or service rights hang on one factor; a leaked password "
                + "changes settings and records."),
        question: LocalizedText(
            ja: "ネットワーク越しの特権操作に第二の要素を足せるか。失敗の繰返しを遅らせ、知らせるか。",
            en: "Can a second factor be added for privileged work over the network? Are "
                + "repeated failures slowed and reported?"),
        falsePositive: LocalizedText(
            ja: "鍵のかかった部屋の操作卓からしか使えないとき。",
            en: "When it works only from a console in a locked room."),
        stride: [.spoofing, .elevationOfPrivilege],
        vector: .network, skill: .low, capabilities: [.PAUT, .AUTH],
        references: [.cwe(308), .cwe(1390), .capec(49), .capec(600), .attack("T1110")]
    ) { look in
        look.subject.says("kind", "administrator", "service")
            && look.subject.says("authentication", "individual", "shared")
    }
}

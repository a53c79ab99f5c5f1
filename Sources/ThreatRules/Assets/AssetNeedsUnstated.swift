import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// What nobody has weighed is protected by nobody.
    static let assetNeedsUnstated = ThreatRule(
        "asset-needs-unstated", on: "asset", clause: "背景",
        title: LocalizedText(
            ja: "機密性を決めていないものの漏えい", en: "Leak of what nobody has called confidential or not"),
        reason: LocalizedText(
            ja: "機密性の要求も、個人情報かどうかも書かれておらず、漏れて困るものでも守る対象から抜けるため。",
            en: "Neither the need for confidentiality nor whether it is about persons is "
                + "written; what must not leak may go unprotected."),
        question: LocalizedText(
            ja: "漏れたら誰が何に困るか。患者番号や時刻から個人が割り出せないか。決めて記録に書いたか。",
            en: "Who is hurt if it leaks? Can a number or a time tell whose it is? Is that "
                + "decided and written down?"),
        falsePositive: LocalizedText(
            ja: "誰でも手に入る公開のもので、写しを持たれても困らないとき。機密性を「なし」と書く。",
            en: "When it is public anyway and a copy hurts nobody; then its confidentiality is "
                + "written as none."),
        stride: [.informationDisclosure], vector: .network, skill: .low, capabilities: [.STCF, .DIDT],
        references: [.cwe(1053), .cwe(200), .attack("T1005")]
    ) { look in
        !look.subject.has("c_need") && look.subject.flag("personal_data") == nil
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Matching vulnerabilities wait for a decision, and attackers do not.
    static let vulnerabilitiesUndecided = ThreatRule(
        "vulnerabilities-undecided", on: "vulnerability_scan", clause: "3.1",
        title: LocalizedText(ja: "判断していない脆弱性の悪用", en: "Vulnerabilities without a decision"),
        reason: LocalizedText(
            ja: "この版の部品に当たる脆弱性に、影響があるかどうかの判断がないものが残るため。",
            en: "Vulnerabilities match components of this release and nobody has decided "
                + "whether they affect it."),
        question: LocalizedText(
            ja: "患者への害につながるものから順に判断しているか。新しいものが出るより速く片づくか。",
            en: "Are those that can harm patients decided first? Does the work outpace the news?"),
        falsePositive: LocalizedText(
            ja: "残りがすべて、版の書き方の違いによる見かけの一致のとき。",
            en: "When all that remain are false matches of version spelling."),
        stride: [.elevationOfPrivilege], vector: .network, skill: .medium, capabilities: [.CSUP, .RDMP],
        references: [.cwe(1395), .capec(310)]
    ) { look in
        look.subject.number("affected_undecided") != 0
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Nobody has held this release against what is published.
    static let releaseNotScanned = ThreatRule(
        "release-not-scanned", on: "product_version", clause: "3.1",
        title: LocalizedText(ja: "脆弱性を照合していない版", en: "A release never matched against published flaws"),
        reason: LocalizedText(
            ja: "使われている版に部品表があるのに、公表された脆弱性と照合した日が書かれておらず、知られた欠陥が残りうるため。",
            en: "The release is in use and has a bill, yet no day is written on which it was "
                + "matched against published vulnerabilities; known flaws may remain."),
        question: LocalizedText(
            ja: "誰が、どの情報源と、どの間隔で照合するか。特定できない部品は誰が手で見るか。",
            en: "Who matches it against which sources, and how often? Who watches by hand for "
                + "components that cannot be identified?"),
        falsePositive: LocalizedText(
            ja: "部品がすべて自社製で、外の情報源に載らないとき。",
            en: "When all of it is our own and no outside source would list it."),
        stride: [.elevationOfPrivilege], vector: .network, skill: .medium, capabilities: [.RDMP, .CSUP],
        references: [.cwe(1395), .cwe(1104)]
    ) { look in
        look.subject.says("status", "released", "supported", "limited_support")
            && look.subject.has("bill") && !look.subject.has("last_match")
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Nobody has held this release against what is published.
    static let releaseNotScanned = ThreatRule(
        "release-not-scanned", on: "product_version", clause: "3.1",
        title: LocalizedText(ja: "脆弱性を照合していない版", en: "A release never matched against published flaws"),
        reason: LocalizedText(
            ja: "使われている版に部品表があるのに、公表された脆弱性との照合がないか、照合できなかった部品があるため。",
            en: "The release is in use and has a bill, yet it was not matched against "
                + "published vulnerabilities or some components could not be."),
        question: LocalizedText(
            ja: "部品を特定できないのはなぜか。照合できるようになるまで、誰がどの情報源を手で見るか。",
            en: "Why can components not be identified? Who watches which source by hand meanwhile?"),
        falsePositive: LocalizedText(
            ja: "照合できない部品がすべて自社製で、外の情報源に載らないとき。",
            en: "When all that cannot be matched is our own and no outside source would list it."),
        stride: [.elevationOfPrivilege], vector: .network, skill: .medium, capabilities: [.RDMP, .CSUP],
        references: [.cwe(1395), .cwe(1104)]
    ) { look in
        guard look.subject.says("status", "released", "supported", "limited_support"),
            look.subject.has("bill")
        else { return false }
        let scans = look.records("vulnerability_scan", naming: look.subject.id, in: "release")
        return scans.isEmpty || scans.contains { $0.number("not_evaluated") != 0 }
    }
}

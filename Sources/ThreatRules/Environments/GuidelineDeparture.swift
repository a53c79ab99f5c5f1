import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Where the device departs from the hospital's guideline, the hospital's defences have a hole.
    static let guidelineDeparture = ThreatRule(
        "guideline-departure", on: "environment_profile", clause: "2.2.1",
        title: LocalizedText(
            ja: "安全管理ガイドラインから外れる点を突く攻撃",
            en: "Attack where the device departs from the guideline"),
        reason: LocalizedText(
            ja: "安全管理ガイドラインから外れる点が書かれており、医療機関の対策がそこだけ効かないため。",
            en: "Departures from the safety-management guideline are recorded; there the "
                + "institution's defences do not hold."),
        question: LocalizedText(
            ja: "外れる理由は今も正しいか。代わりの対策を医療機関に伝え、どちらが行うか決めたか。",
            en: "Does the reason still hold? Was the substitute told to the institution, and "
                + "is it settled who does it?"),
        falsePositive: LocalizedText(
            ja: "外れても、より強い対策で同じ目的を満たすとき。",
            en: "When a stronger measure serves the same purpose."),
        stride: [.elevationOfPrivilege], vector: .network, skill: .medium, capabilities: [.SGUD, .SAHD],
        references: [.cwe(693), .cwe(657)]
    ) { look in
        look.subject.has("deviations")
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A line of the bill that nobody can identify is matched against nothing.
    static let componentsUnidentified = ThreatRule(
        "components-unidentified", on: "bill", clause: "3.1",
        title: LocalizedText(ja: "特定できない部品に潜む欠陥", en: "Flaws in components that nobody can identify"),
        reason: LocalizedText(
            ja: "部品表に、識別子も対応づけもない部品が残り、公表された脆弱性と照合できないため。",
            en: "The bill has components without identifier or mapping, which cannot be "
                + "matched against published flaws."),
        question: LocalizedText(
            ja: "供給者に識別子を求めたか。対応づけの候補を確かめたか。",
            en: "Was the supplier asked for identifiers? Were the candidates checked?"),
        falsePositive: LocalizedText(
            ja: "自社で書いた部品だけが残るとき。",
            en: "When only components of our own remain."),
        stride: [.elevationOfPrivilege], vector: .supplyChain, skill: .medium, capabilities: [.RDMP],
        references: [.cwe(1395), .cwe(1357)]
    ) { look in
        look.subject.number("unidentified") != 0
    }
}

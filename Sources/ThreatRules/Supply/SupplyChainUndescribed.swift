import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Nobody has written through whose hands the device comes into being.
    static let supplyChainUndescribed = ThreatRule(
        "supply-chain-undescribed", on: "product", clause: "3.1",
        title: LocalizedText(ja: "書かれていない供給の段階での仕込み", en: "Tampering in a supply chain nobody described"),
        reason: LocalizedText(
            ja: "プログラムを使う、または使わないと確かめられていない機器に、供給の段階が一つも書かれておらず、どこで何を確かめるか決まっていないため。",
            en: "The device uses a program, or nobody has said that it does not, and no "
                + "supply step is recorded; what is checked where is open."),
        question: LocalizedText(
            ja: "部品、委託製造、ソフトの組立て、流通、修理のうち、誰の手を経るか。各段階で何を確かめるか。",
            en: "Parts, contract manufacture, build, distribution, repair: whose hands does "
                + "it pass, and what is checked at each?"),
        falsePositive: LocalizedText(
            ja: "書換えのできない、外との接続もない機器のとき。",
            en: "When it cannot be rewritten and has no connection."),
        stride: [.tampering], vector: .supplyChain, skill: .high, capabilities: [.RDMP, .IGAU],
        references: [.cwe(1357), .attack("T1195"), .attack("T0862")]
    ) { look in
        guard look.subject.mayBe("has_program"),
            look.records("interface").contains(where: \.isOpenInterface)
        else { return false }
        return look.records("supply_step").isEmpty
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A part arrives with something in it that nobody ordered.
    static let suppliedPartTampered = ThreatRule(
        "supplied-part-tampered", on: "supply_step", clause: "3.1",
        title: LocalizedText(ja: "納入された部品・基板への仕込み", en: "Something hidden in a supplied part"),
        reason: LocalizedText(
            ja: "部品や委託製造の受入れで完全性を確かめるという記録がなく、偽物や仕込まれた物がそのまま製品に入るため。",
            en: "No record says that parts or contract-made boards are checked on receipt; "
                + "counterfeits or implants would pass into the product."),
        question: LocalizedText(
            ja: "書込み済みの部品の中身を、自社の値と比べるか。委託先は誰の鍵で書き込むか。",
            en: "Is the content of programmed parts compared with our own? With whose key "
                + "does the contractor write?"),
        falsePositive: LocalizedText(
            ja: "プログラムを持たない、値の決まった部品だけのとき。",
            en: "When only parts without any program are supplied."),
        stride: [.tampering], vector: .supplyChain, skill: .high, capabilities: [.IGAU, .RDMP],
        references: [.cwe(1357), .capec(438), .capec(446), .attack("T1195.003"), .attack("T0862")]
    ) { look in
        look.subject.says("kind", "component_supplier", "contract_manufacturer")
            && look.subject.lacks("integrity_checked")
    }
}

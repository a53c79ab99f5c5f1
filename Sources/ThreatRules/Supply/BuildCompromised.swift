import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A build machine adds what no developer wrote, and the signature vouches for it.
    static let buildCompromised = ThreatRule(
        "build-compromised", on: "supply_step", clause: "3.1",
        title: LocalizedText(ja: "ソフトの組立て工程への侵入", en: "The software build compromised"),
        reason: LocalizedText(
            ja: "ソフトを組み立てる工程で完全性を確かめるという記録がなく、紛れ込んだ部品や改造が正しい署名で出荷されるため。",
            en: "No record says that the build is checked; smuggled packages or changes would"
                + " be shipped with a genuine signature."),
        question: LocalizedText(
            ja: "取り込む部品を固定して照合するか。組み立てる機械と署名の鍵を、開発者の端末から分けているか。",
            en: "Are dependencies pinned and compared? Are build machine and signing key kept"
                + " apart from developers' computers?"),
        falsePositive: LocalizedText(
            ja: "別の場所で組み立て直し、同じものになると確かめているとき。",
            en: "When an independent rebuild is compared bit by bit."),
        stride: [.tampering], vector: .supplyChain, skill: .high, capabilities: [.IGAU, .RDMP],
        references: [.cwe(829), .capec(511), .capec(538), .attack("T1195.002")]
    ) { look in
        look.subject.says("kind", "software_build") && look.subject.lacks("integrity_checked")
    }
}

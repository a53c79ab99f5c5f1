import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A party that is not trusted sends data into the device.
    static let untrustedPartyInput = ThreatRule(
        "untrusted-party-input", on: "external_party", clause: "2.3.1",
        title: LocalizedText(ja: "信頼できない相手からの入力", en: "Input from a party that is not trusted"),
        reason: LocalizedText(
            ja: "信頼できるとは書かれていない相手から機器へ流れがあり、その相手が侵されても、悪意があっても届くため。",
            en: "A party that nobody calls trusted sends to the device; its malice or its "
                + "breach arrives here."),
        question: LocalizedText(
            ja: "相手の管理者は誰か。受け取る前に形式と範囲、量を確かめるか。",
            en: "Who manages it? Are form, range and amount checked before use?"),
        falsePositive: LocalizedText(
            ja: "その相手からの流れが電源や時刻だけのとき。",
            en: "When nothing but power or time comes from it."),
        stride: [.spoofing, .tampering], vector: .network, skill: .medium, capabilities: [.NAUT, .SAHD],
        references: [.cwe(346), .cwe(20), .capec(194)]
    ) { look in
        look.subject.lacks("trusted")
            && !look.records("data_flow", naming: look.subject.id, in: "from").isEmpty
    }
}

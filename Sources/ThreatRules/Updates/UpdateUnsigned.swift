import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// An update that is not checked may come from anyone.
    static let updateUnsigned = ThreatRule(
        "update-unsigned", on: "update_path", clause: "3.1",
        title: LocalizedText(ja: "署名を確かめない更新", en: "Updates whose signature nobody checks"),
        reason: LocalizedText(
            ja: "更新の署名を機器が検証するという記録がなく、すり替えた更新を入れられるため。",
            en: "No record says that the device verifies the signature of updates; a forged "
                + "one can be installed."),
        question: LocalizedText(
            ja: "検証する公開鍵はどこにあり、書き換えられないか。署名の鍵は誰がどう守るか。",
            en: "Where is the public key, and can it be replaced? Who guards the signing key, and how?"),
        falsePositive: LocalizedText(
            ja: "工場で媒体を焼くだけで、現場では更新できないとき。",
            en: "When programs are written in the factory only and no field update exists."),
        stride: [.tampering, .elevationOfPrivilege],
        vector: .supplyChain, skill: .medium, capabilities: [.CSUP, .IGAU],
        references: [.cwe(494), .cwe(347), .capec(186), .capec(669)]
    ) { look in
        look.subject.lacks("signed")
    }
}

import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A tag is read, copied or relayed in passing.
    static let nfcClone = ThreatRule(
        "nfc-clone", on: "interface", clause: "2.3.2",
        title: LocalizedText(ja: "近接タグの読取り・複製・中継", en: "Tags read, copied or relayed"),
        reason: LocalizedText(
            ja: "近接通信が使える状態で、保護の方式が書かれておらず、すれ違いざまに読まれ、複製や中継で認証を抜けられうるため。",
            en: "Near-field communication is usable and no protection is recorded; tags may "
                + "be read in passing and copied or relayed."),
        question: LocalizedText(
            ja: "番号だけで本人や薬剤を決めていないか。離れた所からの中継を見分けられるか。",
            en: "Is a bare number taken as proof of a person or a drug? Would a relay from "
                + "afar be noticed?"),
        falsePositive: LocalizedText(
            ja: "読むのが消耗品の種類だけで、間違えても治療が変わらないとき。",
            en: "When only the type of a consumable is read and a wrong one changes no therapy."),
        stride: [.spoofing, .informationDisclosure],
        vector: .proximityRadio, skill: .low, capabilities: [.NAUT, .PAUT],
        references: [.cwe(290), .cwe(294), .capec(399)]
    ) { look in
        look.subject.says("kind", "nfc") && look.subject.isOpenInterface
            && (!look.subject.has("security_mode") || look.subject.mentions("security_mode", "なし", "none"))
    }
}

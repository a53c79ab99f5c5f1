import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Kinds of interface about which the dossier says nothing may exist all the same.
    static let interfaceKindUnanswered = ThreatRule(
        "interface-kind-unanswered", on: "completeness", clause: "2.3",
        title: LocalizedText(ja: "誰も確かめていない種類の接続口", en: "Kinds of interface that nobody has checked"),
        reason: LocalizedText(
            ja: "接続口の種類のうち、あるともないとも書かれていないものがあり、見落とした口から入られるおそれがあるため。",
            en: "Some kinds of interface are neither listed nor stated to be absent; an "
                + "overlooked one may be the way in."),
        question: LocalizedText(
            ja: "部品の仕様書まで見て、載っているだけで使っていない無線や端子がないことを確かめたか。",
            en: "Were parts lists checked for radios and connectors that are fitted and not used?"),
        falsePositive: LocalizedText(
            ja: "一覧が途中なだけのとき。揃えて completeness に書けば消える。",
            en: "When the list is merely unfinished; complete it and say so under completeness."),
        stride: [.elevationOfPrivilege], vector: .physical, skill: .medium, capabilities: [.SAHD],
        references: [.cwe(1053), .cwe(912), .capec(36)]
    ) { look in
        let kinds: Set = [
            "ethernet", "wifi", "bluetooth", "cellular", "medical_radio", "other_radio", "nfc", "infrared",
            "usb",
            "serial", "debug", "optical_media", "card", "other_media",
        ]
        let listed = look.records("interface").compactMap { $0.text("kind") }
        return !kinds.subtracting(look.subject.texts("absent_interfaces")).subtracting(listed).isEmpty
    }
}

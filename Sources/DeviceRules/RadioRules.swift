import Evidence
import Kernel
import Requirements

/// 2.3.2 無線: the weaknesses of each radio technique, weighed by what the device is for.
enum RadioRules {
    static let all: [Rule] = [techniques, weight]

    /// G-2.3.2-01: each radio interface is described, and the four threats common to radio are dealt with.
    static let techniques = Rule("R-2.3.2-01", .inScope) { inquiry in
        guard let radios = usableRadios(inquiry) else { return inquiry.conclude(LocalizedText(same: "")) }
        guard !radios.isEmpty else { return inquiry.notApplicable(noRadio) }
        for radio in radios {
            let missing = ["standard", "standard_version", "security_mode"].filter { !radio.has($0) }
            if !missing.isEmpty {
                let names = missing.joined(separator: ", ")
                inquiry.lack(
                    radio,
                    LocalizedText(
                        ja: "無線の方式が書かれていません（\(names)）", en: "the radio technique is not recorded: \(names)"),
                    step: LocalizedText(
                        ja: "無線の規格・版・保護の方式を記録する",
                        en: "Record the standard, its version and the security mode"))
            }
            checkThreats(of: radio, inquiry)
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "無線 \(radios.count) 件すべてで、盗聴・なりすまし・妨害・再送の扱いが決まっています",
                en:
                    "eavesdropping, spoofing, jamming and replay are "
                    + "dealt with for \(radios.count) radio interfaces"
            ))
    }

    /// G-2.3.2-02: loss and alteration of each radio flow are tied to a function and its clinical severity.
    static let weight = Rule("R-2.3.2-02", .inScope) { inquiry in
        guard let radios = usableRadios(inquiry) else { return inquiry.conclude(LocalizedText(same: "")) }
        guard !radios.isEmpty else { return inquiry.notApplicable(noRadio) }
        if let product = inquiry.product, !product.has("function_class") {
            inquiry.lack(
                product, LocalizedText(ja: "機能の種類が書かれていません", en: "its kind of function is not recorded"),
                step: LocalizedText(ja: "identity.function_class を記録する", en: "Record identity.function_class")
            )
        }
        var count = 0
        for radio in radios {
            let flows = inquiry.records("data_flow").filter { $0.text("interface") == radio.id }
            count += flows.count
            if flows.isEmpty {
                inquiry.lack(
                    radio, LocalizedText(ja: "無線を通るデータの流れの記録がありません", en: "no data flow over it is recorded"),
                    step: LocalizedText(ja: "この無線を通るデータの流れを記録する", en: "Record the data flows over this radio")
                )
            }
            for flow in flows where !flow.has("no_effect_rationale") {
                checkFunction("loss_function", of: flow, ja: "途絶", en: "loss", inquiry)
                checkFunction("alteration_function", of: flow, ja: "改変", en: "alteration", inquiry)
            }
        }
        return inquiry.conclude(
            LocalizedText(
                ja: "無線の流れ \(count) 件の途絶と改変が、機能と臨床上の重さに結び付いています",
                en:
                    "loss and alteration of \(count) radio flows are "
                    + "tied to functions and their clinical severity"
            ))
    }

    private static let noRadio = LocalizedText(ja: "使える無線はありません", en: "the device has no usable radio")

    /// Each technique that every radio has to answer, as a sentence names it.
    private static let common = [
        ("eavesdropping", LocalizedText(ja: "盗聴", en: "eavesdropping")),
        ("spoofing", LocalizedText(ja: "なりすまし", en: "spoofing")),
        ("jamming", LocalizedText(ja: "妨害", en: "jamming")),
        ("replay", LocalizedText(ja: "再送", en: "replay")),
    ]

    /// The radio interfaces in use; nil when the inventory does not answer for every kind of radio.
    private static func usableRadios(_ inquiry: Inquiry) -> [Record]? {
        guard inquiry.inventoryIsComplete(for: Inquiry.radioKinds) else { return nil }
        return inquiry.interfaces(of: Inquiry.radioKinds).filter(inquiry.countsAsUsable)
    }

    private static func checkThreats(of radio: Record, _ inquiry: Inquiry) {
        let threats = ConnectionRules.threats(at: radio, inquiry)
        for (technique, name) in common {
            let same = threats.filter { $0.text("technique") == technique }
            let step = LocalizedText(
                ja: "\(name.ja)の脅威を挙げ、扱いを決める",
                en: "Identify the threat of \(name.en) and decide how it is treated")
            if same.isEmpty {
                inquiry.fail(
                    radio,
                    LocalizedText(
                        ja: "\(name.ja)の脅威が挙げられていません", en: "the threat of \(name.en) is not identified"),
                    step: step)
            }
            for threat in same where !threat.has("disposition") || threat.text("disposition") == "open" {
                inquiry.fail(
                    threat, LocalizedText(ja: "扱いが決まっていません", en: "how it is treated is not decided"),
                    step: step)
            }
        }
    }

    private static func checkFunction(
        _ field: String, of flow: Record, ja: String, en: String, _ inquiry: Inquiry
    ) {
        guard let function = inquiry.record("essential_function", flow.text(field)) else {
            inquiry.fail(
                flow,
                LocalizedText(
                    ja: "\(ja)がどの機能に響くかも、影響がない理由もありません",
                    en: "neither the function hit by \(en) nor a reason for no effect is recorded"),
                step: LocalizedText(
                    ja: "\(ja)が響く機能を記録するか、影響がない理由を書く",
                    en: "Record the function hit by \(en), or why there is no effect"))
            return
        }
        guard !function.has("clinical_severity") else { return }
        inquiry.lack(
            function, LocalizedText(ja: "失われたときの重さが書かれていません", en: "its clinical severity is not recorded"),
            step: LocalizedText(
                ja: "機能の clinical_severity を記録する", en: "Record the function's clinical_severity"))
    }
}

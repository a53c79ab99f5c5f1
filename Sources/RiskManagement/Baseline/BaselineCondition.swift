import Evidence
import Kernel

/// A property of the device that calls for something. What nobody has written counts as holding.
public enum BaselineCondition: String, Sendable, CaseIterable {
    case institution, home, mobile, standalone
    case network, radio, media, remote
    case personalData = "personal_data"
    case lifeSupport = "life_support"
    case therapy, alarm
    case sharedUse = "shared_use"
    case laySetup = "lay_user"
    case updates
    case thirdParty = "third_party"

    /// Whether it holds for a dossier, and the records that it rests on.
    public func holds(in evidence: EvidenceSource) -> (holds: Bool, because: [String]) {
        switch self {
        case .institution: environments(evidence, ["institution"])
        case .home: environments(evidence, ["home", "outside"])
        case .mobile: mobile(evidence)
        case .standalone: product(evidence, "is_samd")
        case .network, .radio, .media: interfaces(evidence)
        case .remote: some(evidence.records("remote_service"))
        case .personalData: personal(evidence)
        case .lifeSupport:
            functions(evidence, ["life_support"], orProduct: ["life_support"])
        case .therapy:
            functions(evidence, ["life_support", "therapy"], orProduct: ["life_support", "therapy"])
        case .alarm: functions(evidence, ["alarm"], orProduct: ["monitoring", "life_support"])
        case .sharedUse:
            users(evidence, ["clinician", "technician", "administrator", "service"])
        case .laySetup: users(evidence, ["patient", "carer"])
        case .updates: product(evidence, "has_program")
        case .thirdParty: some(evidence.records("component") + evidence.records("bill"))
        }
    }

    private func some(_ records: [EvidenceRecord]) -> (Bool, [String]) {
        (!records.isEmpty, records.map(\.path))
    }

    private func environments(_ evidence: EvidenceSource, _ settings: [String]) -> (Bool, [String]) {
        some(evidence.records("environment_profile").filter { settings.contains($0.text("setting") ?? "") })
    }

    private func mobile(_ evidence: EvidenceSource) -> (Bool, [String]) {
        let places = evidence.records("environment_profile").filter { $0.text("setting") == "mobile" }
        let worn = evidence.records("product").filter {
            $0.flag("implantable") == true || $0.flag("wearable") == true
        }
        return some(places + worn)
    }

    private func product(_ evidence: EvidenceSource, _ field: String) -> (Bool, [String]) {
        some(evidence.records("product").filter { $0.flag(field) != false })
    }

    private func interfaces(_ evidence: EvidenceSource) -> (Bool, [String]) {
        let radios = [
            "wifi", "bluetooth", "cellular", "medical_radio", "other_radio", "nfc",
        ]
        let media = ["usb", "serial", "debug", "optical_media", "card", "other_media"]
        return some(
            evidence.records("interface").filter { record in
                let kind = record.text("kind") ?? ""
                guard !["disabled", "blocked", "absent"].contains(record.text("state") ?? ""),
                    record.flag("carries_data") != false
                else { return false }
                return switch self {
                case .radio: radios.contains(kind)
                case .media: media.contains(kind)
                default: radios.contains(kind) || ["ethernet", "infrared"].contains(kind)
                }
            })
    }

    private func personal(_ evidence: EvidenceSource) -> (Bool, [String]) {
        some(
            (evidence.records("asset") + evidence.records("data_flow")).filter {
                $0.flag("personal_data") != false
            })
    }

    private func functions(
        _ evidence: EvidenceSource, _ kinds: [String], orProduct classes: [String]
    ) -> (Bool, [String]) {
        some(
            evidence.records("essential_function").filter { kinds.contains($0.text("kind") ?? "") }
                + evidence.records("product").filter { classes.contains($0.text("function_class") ?? "") })
    }

    private func users(_ evidence: EvidenceSource, _ kinds: [String]) -> (Bool, [String]) {
        some(evidence.records("user_profile").filter { kinds.contains($0.text("kind") ?? "") })
    }

    /// The condition in words.
    public var name: LocalizedText {
        switch self {
        case .institution: LocalizedText(ja: "医療機関で使う", en: "used in institutions")
        case .home: LocalizedText(ja: "在宅・医療機関外で使う", en: "used at home or outside institutions")
        case .mobile: LocalizedText(ja: "装着者とともに動く・植え込む", en: "worn, carried or implanted")
        case .standalone: LocalizedText(ja: "単体のプログラム", en: "stand-alone software")
        case .network: LocalizedText(ja: "ネットワークにつながる", en: "on a network")
        case .radio: LocalizedText(ja: "無線を使う", en: "uses radio")
        case .media: LocalizedText(ja: "媒体・端子がある", en: "has ports or media")
        case .remote: LocalizedText(ja: "遠隔保守がある", en: "remotely maintained")
        case .personalData: LocalizedText(ja: "個人情報を扱う", en: "handles personal data")
        case .lifeSupport: LocalizedText(ja: "生命を維持する", en: "supports life")
        case .therapy: LocalizedText(ja: "治療を行う", en: "gives therapy")
        case .alarm: LocalizedText(ja: "警報を出す", en: "gives alarms")
        case .sharedUse: LocalizedText(ja: "業務の利用者がいる", en: "used by staff")
        case .laySetup: LocalizedText(ja: "患者・家族が扱う", en: "handled by patients or carers")
        case .updates: LocalizedText(ja: "プログラムを使う", en: "runs software")
        case .thirdParty: LocalizedText(ja: "他社のソフトを載せる", en: "carries software of others")
        }
    }
}

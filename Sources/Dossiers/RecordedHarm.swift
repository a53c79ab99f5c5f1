import Kernel

/// A harm that a risk of the dossier names.
public struct RecordedHarm: Hashable, Sendable {
    /// patient or user, privacy, property, environment.
    public let type: String
    /// negligible … catastrophic.
    public let severity: String
    /// The risk's path.
    public let risk: String

    /// Whom or what the harm hits, in words; a code that is not known stays as it is.
    public static func typeName(_ type: String) -> LocalizedText {
        switch type {
        case "patient": LocalizedText(ja: "患者", en: "Patient")
        case "user": LocalizedText(ja: "使用者", en: "User")
        case "privacy": LocalizedText(ja: "個人情報", en: "Privacy")
        case "property": LocalizedText(ja: "財産", en: "Property")
        case "environment": LocalizedText(ja: "環境", en: "Environment")
        default: LocalizedText(same: type)
        }
    }

    /// How grave the harm is, in words. The five steps are the dossier's; JIS T 14971 leaves them to the
    /// maker.
    public static func severityName(_ severity: String) -> LocalizedText {
        switch severity {
        case "negligible": LocalizedText(ja: "無視できる", en: "negligible")
        case "minor": LocalizedText(ja: "軽微", en: "minor")
        case "serious": LocalizedText(ja: "中等度", en: "serious")
        case "critical": LocalizedText(ja: "重篤", en: "critical")
        case "catastrophic": LocalizedText(ja: "致命的", en: "catastrophic")
        default: LocalizedText(same: severity)
        }
    }

    /// Both, as one phrase.
    public var words: LocalizedText {
        LocalizedText.list([Self.typeName(type), Self.severityName(severity)], ja: " ", en: " ")
    }
}

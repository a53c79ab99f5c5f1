import Kernel

/// How grave a harm is; the dossier's five steps (`risks.severity`, `essential_functions.clinical_severity`).
public enum HarmSeverity: String, Sendable, CaseIterable, Comparable {
    case negligible, minor, serious, critical, catastrophic

    public var name: LocalizedText {
        switch self {
        case .negligible: LocalizedText(ja: "無視できる", en: "negligible")
        case .minor: LocalizedText(ja: "軽微", en: "minor")
        case .serious: LocalizedText(ja: "中等度", en: "serious")
        case .critical: LocalizedText(ja: "重篤", en: "critical")
        case .catastrophic: LocalizedText(ja: "致命的", en: "catastrophic")
        }
    }

    /// Before a noun: 軽微な, 中等度の.
    var attribute: String {
        switch self {
        case .negligible: "無視できる"
        case .serious: "中等度の"
        default: "\(name.ja)な"
        }
    }

    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    public static func < (left: HarmSeverity, right: HarmSeverity) -> Bool { left.rank < right.rank }
}

/// Whom or what a harm hits; the dossier's words (`risks.harm_type`).
public enum HarmType: String, Sendable, CaseIterable {
    case patient, user, privacy, property, environment

    public var name: LocalizedText {
        switch self {
        case .patient: LocalizedText(ja: "患者", en: "patients")
        case .user: LocalizedText(ja: "使用者", en: "users")
        case .privacy: LocalizedText(ja: "個人情報", en: "privacy")
        case .property: LocalizedText(ja: "財産", en: "property")
        case .environment: LocalizedText(ja: "環境", en: "the environment")
        }
    }

    public var isPeople: Bool { self == .patient || self == .user }
}

/// The gravest harm that the records link to a vulnerability, through the function that it can impair.
public enum LinkedHarm: Hashable, Sendable {
    /// A harm; the type is nil where only a function's clinical severity is written, which means people.
    case harm(HarmType?, HarmSeverity)
    /// It is written down that no function is impaired.
    case none
    /// Nobody has written down what is impaired, or how gravely.
    case unknown

    /// Harm to people.
    public static func people(_ severity: HarmSeverity) -> LinkedHarm { .harm(nil, severity) }

    /// 0 for the gravest. Unknown stands just below a serious harm to people; harm to anything else stands below any
    /// harm to people, as in the order of next steps.
    public var rank: Int {
        switch self {
        case .harm(let type, let severity) where type?.isPeople ?? true:
            switch severity {
            case .catastrophic: 0
            case .critical: 1
            case .serious: 2
            case .minor: 4
            case .negligible: 5
            }
        case .unknown: 3
        case .harm(_, let severity): 10 - severity.rank
        case .none: 11
        }
    }

    public var words: LocalizedText {
        switch self {
        case .harm(let type?, let severity):
            LocalizedText(
                ja: "\(type.name.ja)への\(severity.attribute)危害",
                en: "\(severity.name.en) harm to \(type.name.en)")
        case .harm(nil, let severity):
            LocalizedText(ja: "人への\(severity.attribute)危害", en: "\(severity.name.en) harm to people")
        case .none: LocalizedText(ja: "危害につながる機能なし", en: "no function whose loss harms anybody")
        case .unknown: LocalizedText(ja: "危害は分からない", en: "harm not known")
        }
    }
}

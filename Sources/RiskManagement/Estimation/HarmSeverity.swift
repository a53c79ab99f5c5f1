import Kernel

/// How grave a harm is (JIS T 14971: severity of harm); the five steps and their words are the dossier's.
public enum HarmSeverity: String, Sendable, CaseIterable, Comparable {
    case negligible, minor, serious, critical, catastrophic

    public static func < (left: HarmSeverity, right: HarmSeverity) -> Bool { left.rank < right.rank }

    /// 0 for negligible to 4 for catastrophic.
    public var rank: Int { HarmSeverity.allCases.firstIndex(of: self) ?? 0 }

    /// The step in words.
    public var name: LocalizedText {
        switch self {
        case .negligible: LocalizedText(ja: "無視できる", en: "negligible")
        case .minor: LocalizedText(ja: "軽微", en: "minor")
        case .serious: LocalizedText(ja: "中等度", en: "serious")
        case .critical: LocalizedText(ja: "重篤", en: "critical")
        case .catastrophic: LocalizedText(ja: "致命的", en: "catastrophic")
        }
    }
}

/// Whom or what a harm hits.
public enum HarmType: String, Sendable, CaseIterable {
    case patient, user, privacy, property, environment

    /// Harm to people comes before any other.
    public var isToPeople: Bool { self == .patient || self == .user }

    /// The type in words.
    public var name: LocalizedText {
        switch self {
        case .patient: LocalizedText(ja: "患者", en: "Patient")
        case .user: LocalizedText(ja: "使用者", en: "User")
        case .privacy: LocalizedText(ja: "個人情報", en: "Privacy")
        case .property: LocalizedText(ja: "財産", en: "Property")
        case .environment: LocalizedText(ja: "環境", en: "Environment")
        }
    }
}

import Kernel

/// One question of SSVC with its answers from the lightest to the gravest.
///
/// CERT/CC and CISA, Stakeholder-Specific Vulnerability Categorization, decision points of version 2.1.
public protocol DecisionPoint: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// The question's name.
    static var name: LocalizedText { get }
    /// The answer's name.
    var name: LocalizedText { get }
}

extension DecisionPoint {
    /// Reads the option as SSVC documents and CISA's records write it, in whatever case: `poc`, `public poc`, `PoC`.
    public init(option: String) throws(SeverityRefusal) {
        let words = option.lowercased().split { " _-".contains($0) }.joined(separator: " ")
        let asked = words == "poc" ? "public poc" : words
        guard let found = Self.allCases.first(where: { $0.rawValue == asked }) else {
            throw SeverityRefusal(.unknownValue, option)
        }
        self = found
    }
}

/// What is known of attacks.
public enum Exploitation: String, DecisionPoint {
    case none
    case publicPoC = "public poc"
    case active

    public static let name = LocalizedText(ja: "悪用の状況", en: "Exploitation")
    public var name: LocalizedText {
        switch self {
        case .none: LocalizedText(ja: "悪用も実証コードも知られていない", en: "none known")
        case .publicPoC: LocalizedText(ja: "実証コードが公開されている", en: "public proof of concept")
        case .active: LocalizedText(ja: "現に悪用されている", en: "actively exploited")
        }
    }
}

/// Whether an attacker can do it to many without hand work.
public enum Automatable: String, DecisionPoint {
    case no, yes

    public static let name = LocalizedText(ja: "攻撃の自動化", en: "Automatable")
    public var name: LocalizedText {
        self == .no ? LocalizedText(ja: "できない", en: "no") : LocalizedText(ja: "できる", en: "yes")
    }
}

/// How much the attacker gets hold of.
public enum TechnicalImpact: String, DecisionPoint {
    case partial, total

    public static let name = LocalizedText(ja: "技術的な影響", en: "Technical impact")
    public var name: LocalizedText {
        self == .partial
            ? LocalizedText(ja: "一部", en: "partial") : LocalizedText(ja: "全面", en: "total")
    }
}

/// How much lies together where the vulnerability is.
public enum ValueDensity: String, DecisionPoint {
    case diffuse, concentrated

    public static let name = LocalizedText(ja: "価値の密度", en: "Value density")
    public var name: LocalizedText {
        self == .diffuse
            ? LocalizedText(ja: "分散", en: "diffuse") : LocalizedText(ja: "集中", en: "concentrated")
    }
}

/// How useful the vulnerability is to an attacker; follows from `Automatable` and `ValueDensity`.
public enum Utility: String, DecisionPoint {
    case laborious, efficient
    case superEffective = "super effective"

    public static let name = LocalizedText(ja: "攻撃者にとっての使いやすさ", en: "Utility")
    public var name: LocalizedText {
        switch self {
        case .laborious: LocalizedText(ja: "手間がかかる", en: "laborious")
        case .efficient: LocalizedText(ja: "効率がよい", en: "efficient")
        case .superEffective: LocalizedText(ja: "きわめて効率がよい", en: "super effective")
        }
    }

    public init(_ automatable: Automatable, _ density: ValueDensity) {
        switch (automatable, density) {
        case (.no, .diffuse): self = .laborious
        case (.yes, .concentrated): self = .superEffective
        default: self = .efficient
        }
    }
}

/// Whether attackers can reach the device where it is used.
public enum SystemExposure: String, DecisionPoint {
    case small, controlled, open

    public static let name = LocalizedText(ja: "届きやすさ", en: "System exposure")
    public var name: LocalizedText {
        switch self {
        case .small: LocalizedText(ja: "小さい（切り離されている）", en: "small")
        case .controlled: LocalizedText(ja: "管理されている", en: "controlled")
        case .open: LocalizedText(ja: "開かれている", en: "open")
        }
    }
}

/// What happens to people.
public enum SafetyImpact: String, DecisionPoint {
    case negligible, marginal, critical, catastrophic

    public static let name = LocalizedText(ja: "人の安全への影響", en: "Safety impact")
    public var name: LocalizedText {
        switch self {
        case .negligible: LocalizedText(ja: "無視できる", en: "negligible")
        case .marginal: LocalizedText(ja: "限られる", en: "marginal")
        case .critical: LocalizedText(ja: "重篤", en: "critical")
        case .catastrophic: LocalizedText(ja: "致命的", en: "catastrophic")
        }
    }

    /// From the dossier's five steps of harm, which SSVC does not know; nil for nothing known. Ours: `minor` and
    /// `serious` (中等度) are marginal.
    public init?(_ severity: HarmSeverity?) {
        switch severity {
        case .negligible: self = .negligible
        case .minor, .serious: self = .marginal
        case .critical: self = .critical
        case .catastrophic: self = .catastrophic
        case nil: return nil
        }
    }
}

/// What happens to people, as the supplier's tree asks it; follows from `SafetyImpact`.
public enum PublicSafetyImpact: String, DecisionPoint {
    case minimal, significant

    public static let name = LocalizedText(ja: "公衆の安全への影響", en: "Public safety impact")
    public var name: LocalizedText {
        self == .minimal
            ? LocalizedText(ja: "わずか", en: "minimal") : LocalizedText(ja: "大きい", en: "significant")
    }

    public init(_ safety: SafetyImpact) { self = safety == .negligible ? .minimal : .significant }
}

/// What happens to the work of those who use the device (MEF: mission essential function).
public enum MissionImpact: String, DecisionPoint {
    case degraded
    case supportCrippled = "mef support crippled"
    case essentialFailure = "mef failure"
    case missionFailure = "mission failure"

    public static let name = LocalizedText(ja: "業務への影響", en: "Mission impact")
    public var name: LocalizedText {
        switch self {
        case .degraded: LocalizedText(ja: "落ちる程度", en: "degraded")
        case .supportCrippled:
            LocalizedText(ja: "欠かせない業務の支えが損なわれる", en: "support of essential functions crippled")
        case .essentialFailure: LocalizedText(ja: "欠かせない業務が止まる", en: "an essential function fails")
        case .missionFailure: LocalizedText(ja: "業務全体が止まる", en: "the mission fails")
        }
    }
}

/// Safety and mission together, as the deployer's tree asks it.
public enum HumanImpact: String, DecisionPoint {
    case low, medium, high
    case veryHigh = "very high"

    public static let name = LocalizedText(ja: "人と業務への影響", en: "Human impact")
    public var name: LocalizedText {
        switch self {
        case .low: LocalizedText(ja: "小", en: "low")
        case .medium: LocalizedText(ja: "中", en: "medium")
        case .high: LocalizedText(ja: "大", en: "high")
        case .veryHigh: LocalizedText(ja: "きわめて大", en: "very high")
        }
    }

    public init(_ safety: SafetyImpact, _ mission: MissionImpact) {
        switch (safety, mission) {
        case (.catastrophic, _), (_, .missionFailure): self = .veryHigh
        case (.critical, .degraded): self = .medium
        case (.critical, _): self = .high
        case (_, .essentialFailure): self = .medium
        default: self = .low
        }
    }
}

import Kernel
import Severity

/// Three steps. For an attacker they grade exploitability, for a fault or use error its occurrence, and for a
/// risk its level.
public enum Grade: String, Sendable, CaseIterable, Comparable {
    case low, medium, high

    public static func < (left: Grade, right: Grade) -> Bool { left.rank < right.rank }

    /// 0 for low to 2 for high.
    public var rank: Int { self == .low ? 0 : self == .medium ? 1 : 2 }

    /// The step in words.
    public var name: LocalizedText {
        switch self {
        case .low: LocalizedText(ja: "低", en: "low")
        case .medium: LocalizedText(ja: "中", en: "medium")
        case .high: LocalizedText(ja: "高", en: "high")
        }
    }
}

/// What sets a risk off (JIS T 14971; the guidance's background adds malicious persons).
public enum RiskCause: String, Sendable, CaseIterable {
    case fault
    case useError = "use_error"
    case malicious

    /// What is graded beside the severity: probability is not used for attackers.
    public var scale: LocalizedText {
        self == .malicious
            ? LocalizedText(ja: "悪用のしやすさ", en: "exploitability")
            : LocalizedText(ja: "起こりやすさ", en: "occurrence")
    }

    /// The cause in words.
    public var name: LocalizedText {
        switch self {
        case .fault: LocalizedText(ja: "故障", en: "Fault")
        case .useError: LocalizedText(ja: "誤使用", en: "Use error")
        case .malicious: LocalizedText(ja: "悪意", en: "Malicious")
        }
    }
}

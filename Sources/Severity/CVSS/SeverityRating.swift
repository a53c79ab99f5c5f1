import Kernel

/// A score in one word.
///
/// CVSS 3.0 section 5, 3.1 section 5, 4.0 section 6. CVSS 2.0 has no words of its own; the three bands are the
/// NVD's.
public enum SeverityRating: String, Sendable, CaseIterable, Comparable {
    case none, low, medium, high, critical

    /// The word for a score of a version.
    public init(_ score: Score, in version: CVSSVersion) {
        switch (score.tenths, version) {
        case (0, .v3_0), (0, .v3_1), (0, .v4_0): self = .none
        case (0...39, _): self = .low
        case (40...69, _): self = .medium
        case (70...89, _), (_, .v2_0): self = .high
        default: self = .critical
        }
    }

    /// As IPA and JVN write it, and in English.
    public var name: LocalizedText {
        switch self {
        case .none: LocalizedText(ja: "なし", en: "None")
        case .low: LocalizedText(ja: "注意", en: "Low")
        case .medium: LocalizedText(ja: "警告", en: "Medium")
        case .high: LocalizedText(ja: "重要", en: "High")
        case .critical: LocalizedText(ja: "緊急", en: "Critical")
        }
    }

    /// The same, but 危険 for a high score of CVSS 2.0, as JVN writes it.
    public func name(in version: CVSSVersion) -> LocalizedText {
        self == .high && version == .v2_0 ? LocalizedText(ja: "危険", en: "High") : name
    }

    public static func < (left: SeverityRating, right: SeverityRating) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .none: 0
        case .low: 1
        case .medium: 2
        case .high: 3
        case .critical: 4
        }
    }
}

import Kernel

/// A vector metric by metric, in words: what `mamori cvss VECTOR` says.
public struct CVSSExplanation: Sendable {
    /// One metric of the vector.
    public struct Row: Hashable, Sendable {
        public let group: CVSSMetric.Group
        /// The metric as vectors write it, such as `AV`.
        public let metric: String
        /// Its name, such as 攻撃元区分.
        public let name: LocalizedText
        /// The value as vectors write it; nil where the metric is not defined.
        public let value: String?
        /// The value's name, such as ネットワーク; 未定義 where there is none.
        public let valueName: LocalizedText
        /// What the value says about the vulnerability, in one sentence.
        public let meaning: LocalizedText
    }

    /// One score of the vector.
    public struct ScoreRow: Hashable, Sendable {
        public let name: LocalizedText
        public let score: Score
        /// The word for the score; nil for subscores, which have none.
        public let rating: SeverityRating?
    }

    public let vector: CVSSVector
    /// All metrics of the version in the order of the specification, or those that are defined.
    public let rows: [Row]
    /// The scores that the vector has, the base score first and the one that counts last; then the subscores.
    public let scores: [ScoreRow]

    public init(_ vector: CVSSVector, withUndefined: Bool = false) {
        self.vector = vector
        let words = MetricWords.of(vector.version)
        rows = vector.version.metrics.compactMap { metric in
            let value = vector[metric.code]
            guard value != nil || withUndefined else { return nil }
            let metricWords = words[metric.code]
            let valueWords = value.flatMap { metricWords?.values[$0] }
            return Row(
                group: metric.group, metric: metric.code,
                name: metricWords?.name ?? LocalizedText(same: metric.code), value: value,
                valueName: valueWords?.name ?? Self.undefinedName,
                meaning: valueWords?.meaning ?? Self.undefined(metric, vector.version))
        }
        scores = Self.scores(of: vector)
    }

    /// A group's heading.
    public static func name(_ group: CVSSMetric.Group, in version: CVSSVersion) -> LocalizedText {
        switch group {
        case .base: LocalizedText(ja: "基本", en: "Base")
        case .threat where version == .v4_0: LocalizedText(ja: "脅威", en: "Threat")
        case .threat: LocalizedText(ja: "現状", en: "Temporal")
        case .environmental: LocalizedText(ja: "環境", en: "Environmental")
        case .supplemental: LocalizedText(ja: "補足", en: "Supplemental")
        }
    }

    private static let undefinedName = LocalizedText(ja: "未定義", en: "Not defined")

    /// What a metric that is not defined does to the score.
    private static func undefined(_ metric: CVSSMetric, _ version: CVSSVersion) -> LocalizedText {
        if metric.group == .supplemental {
            return LocalizedText(ja: "述べられていない。スコアには影響しない。", en: "Not stated; no effect on the score.")
        }
        if metric.code.hasPrefix("M"), version != .v2_0 {
            return LocalizedText(ja: "基本の値のまま数える。", en: "Counts as the base metric does.")
        }
        if version == .v4_0 {
            return LocalizedText(ja: "分からないので、最も重い値として数える。", en: "Not known, so the gravest value counts.")
        }
        return LocalizedText(ja: "述べられていない。スコアを変えない。", en: "Not stated; leaves the score as it is.")
    }

    private static func scores(of vector: CVSSVector) -> [ScoreRow] {
        func row(_ ja: String, _ en: String, _ score: Score?, isRated: Bool = true) -> ScoreRow? {
            score.map {
                ScoreRow(
                    name: LocalizedText(ja: ja, en: en), score: $0,
                    rating: isRated ? SeverityRating($0, in: vector.version) : nil)
            }
        }
        let threat = name(.threat, in: vector.version)
        return [
            row("基本値", "Base score", vector.baseScore),
            row("\(threat.ja)値", "\(threat.en) score", vector.threatScore),
            row("環境値", "Environmental score", vector.environmentalScore),
            row("影響度（副次の値）", "Impact subscore", vector.impact, isRated: false),
            row("攻撃容易性（副次の値）", "Exploitability subscore", vector.exploitability, isRated: false),
        ].compactMap(\.self)
    }
}

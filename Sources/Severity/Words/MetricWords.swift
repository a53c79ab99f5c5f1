import Kernel

/// What a metric and its values are called and mean, in our own words.
struct MetricWords: Sendable {
    struct Value: Sendable {
        let name: LocalizedText
        let meaning: LocalizedText
    }

    let name: LocalizedText
    let values: [String: Value]

    /// Reads our tables. A metric is `CODE = 日本語 / English`, and each of its values has two lines: `CODE 名前：意味` and,
    /// set in by two blanks, `Name: meaning`.
    static func table(_ text: String) -> [String: MetricWords] {
        var table: [String: MetricWords] = [:]
        var metric: (codes: [String], name: LocalizedText)?
        var values: [String: Value] = [:]
        var japanese: (code: String, name: String, meaning: String)?
        func close() {
            for code in metric?.codes ?? [] {
                guard let name = metric?.name else { continue }
                table[code] = MetricWords(name: name, values: values)
            }
            values = [:]
        }
        for line in text.split(separator: "\n") {
            if let sign = line.firstRange(of: " = "), let slash = line.firstRange(of: " / ") {
                close()
                let name = LocalizedText(
                    ja: String(line[sign.upperBound..<slash.lowerBound]),
                    en: String(line[slash.upperBound...]))
                metric = ([String(line[..<sign.lowerBound])], name)
            } else if line.hasPrefix("  "), let ja = japanese, let sign = line.firstRange(of: ": ") {
                let name = line[..<sign.lowerBound].drop { $0 == " " }
                values[ja.code] = Value(
                    name: LocalizedText(ja: ja.name, en: String(name)),
                    meaning: LocalizedText(ja: ja.meaning, en: String(line[sign.upperBound...])))
            } else if let blank = line.firstIndex(of: " "), let sign = line.firstIndex(of: "：") {
                japanese = (
                    String(line[..<blank]), String(line[line.index(after: blank)..<sign]),
                    String(line[line.index(after: sign)...])
                )
            }
        }
        close()
        return table
    }

    /// The words for a modified metric of 3.x and 4.0: those of the metric that it modifies, for the environment of
    /// use.
    var modified: MetricWords {
        MetricWords(
            name: LocalizedText(ja: "使用環境での\(name.ja)", en: "Modified \(name.en)"), values: values)
    }

    /// The words for every metric of a version.
    static func of(_ version: CVSSVersion) -> [String: MetricWords] {
        switch version {
        case .v2_0: v2
        case .v3_0, .v3_1: v3
        case .v4_0: v4
        }
    }

    private static let v2 = table(CVSS2Words.text).merging(requirements) { own, _ in own }
    private static let v3 = withModified(table(CVSS3Words.text), .v3_1)
    private static let v4 = withModified(table(CVSS4Words.text), .v4_0)

    private static func withModified(
        _ words: [String: MetricWords], _ version: CVSSVersion
    ) -> [String: MetricWords] {
        var words = words.merging(requirements) { own, _ in own }
        for metric in version.metrics where metric.code.hasPrefix("M") {
            guard let modified = words[String(metric.code.dropFirst())]?.modified else { continue }
            var values = modified.values
            if metric.values.contains("S"), values["S"] == nil { values["S"] = safety }
            words[metric.code] = MetricWords(name: modified.name, values: values)
        }
        return words
    }

    /// The value of MSI and MSA that SI and SA do not have (4.0 section 4.2).
    private static let safety = Value(
        name: LocalizedText(ja: "安全", en: "Safety"),
        meaning: LocalizedText(
            ja: "人が負傷するか、それより重い被害を受けるおそれがある。",
            en: "People may be injured, or worse."))

    private static let requirements = table(
        """
        CR = 機密性の要求度 / Confidentiality Requirement
        H 高：秘密が漏れると、使う側に壊滅的な影響がある。
          High: a leak would be disastrous for those who use it.
        M 中：秘密が漏れると、使う側に重大な影響がある。
          Medium: a leak would be serious for those who use it.
        L 低：秘密が漏れても、使う側への影響は限られる。
          Low: a leak would matter little to those who use it.
        IR = 完全性の要求度 / Integrity Requirement
        H 高：書き換えられると、使う側に壊滅的な影響がある。
          High: a falsification would be disastrous for those who use it.
        M 中：書き換えられると、使う側に重大な影響がある。
          Medium: a falsification would be serious for those who use it.
        L 低：書き換えられても、使う側への影響は限られる。
          Low: a falsification would matter little to those who use it.
        AR = 可用性の要求度 / Availability Requirement
        H 高：使えなくなると、使う側に壊滅的な影響がある。
          High: an outage would be disastrous for those who use it.
        M 中：使えなくなると、使う側に重大な影響がある。
          Medium: an outage would be serious for those who use it.
        L 低：使えなくなっても、使う側への影響は限られる。
          Low: an outage would matter little to those who use it.
        """)
}

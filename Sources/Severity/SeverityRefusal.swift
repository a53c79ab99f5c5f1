import Kernel

/// Why a vector, an answer or a value cannot be read, and where in its text.
public struct SeverityRefusal: Error, Hashable, Sendable {
    /// What is wrong; the raw value is stable.
    public enum Code: String, Sendable, CaseIterable {
        /// Nothing to read.
        case empty = "severity-empty"
        /// More bytes than a vector can have.
        case tooLong = "severity-too-long"
        /// The text begins like a vector, but of a version that is not known.
        case unknownVersion = "cvss-unknown-version"
        /// A bracket of a CVSS 2.0 vector without the other one.
        case unbalancedBracket = "cvss-unbalanced-bracket"
        /// A part that is not `METRIC:VALUE`, or nothing between two slashes.
        case malformedPart = "severity-malformed-part"
        /// No version has a metric of this name.
        case unknownMetric = "severity-unknown-metric"
        /// The metric exists, but in another version of CVSS.
        case metricOfAnotherVersion = "cvss-metric-of-another-version"
        /// The metric has no such value.
        case unknownValue = "severity-unknown-value"
        /// The same metric twice.
        case duplicateMetric = "severity-duplicate-metric"
        /// A metric that every vector must have is not there.
        case missingMetric = "cvss-missing-metric"
        /// A probability or percentile outside 0…1, or not a number.
        case notAShare = "epss-not-a-share"
        /// A due date before the date on which the vulnerability was added.
        case dueBeforeAdded = "kev-due-before-added"
        /// The questions have none with this id.
        case unknownQuestion = "rubric-unknown-question"
        /// The question has no such answer.
        case unknownAnswer = "rubric-unknown-answer"
    }

    public let code: Code
    /// Where the fault is: bytes from the start of the text that was given.
    public let offset: Int
    /// The part of the text that is at fault, or the name of what is missing.
    public let text: String

    public init(_ code: Code, at offset: Int = 0, _ text: String = "") {
        self.code = code
        self.offset = offset
        self.text = text
    }

    /// The refusal as a sentence.
    public var message: LocalizedText {
        let place = LocalizedText(ja: "（先頭から \(offset) バイト目）", en: " (at byte \(offset))")
        let said = LocalizedText(same: text)
        return switch code {
        case .empty: LocalizedText(ja: "何も書かれていない", en: "Nothing is written")
        case .tooLong: LocalizedText(ja: "ベクタとしては長すぎる", en: "Too long for a vector")
        case .unknownVersion: Self.phrase("版が分からない：", "Unknown version: ", said) + place
        case .unbalancedBracket: LocalizedText(ja: "かっこが対になっていない", en: "A bracket has no partner") + place
        case .malformedPart: Self.phrase("「評価項目:値」の形でない：", "Not METRIC:VALUE: ", said) + place
        case .unknownMetric: Self.phrase("知られていない評価項目：", "Unknown metric: ", said) + place
        case .metricOfAnotherVersion:
            Self.phrase("別の版の評価項目：", "A metric of another version: ", said) + place
        case .unknownValue: Self.phrase("その評価項目にない値：", "Not a value of the metric: ", said) + place
        case .duplicateMetric: Self.phrase("同じ評価項目が二度ある：", "The same metric twice: ", said) + place
        case .missingMetric: Self.phrase("必須の評価項目がない：", "A mandatory metric is missing: ", said)
        case .notAShare: Self.phrase("0 以上 1 以下の数でない：", "Not a number from 0 to 1: ", said) + place
        case .dueBeforeAdded: Self.phrase("期限が追加日より前：", "Due before it was added: ", said)
        case .unknownQuestion: Self.phrase("この問いはない：", "No such question: ", said)
        case .unknownAnswer: Self.phrase("この問いにない答え：", "Not an answer to the question: ", said)
        }
    }

    private static func phrase(_ ja: String, _ en: String, _ said: LocalizedText) -> LocalizedText {
        LocalizedText(ja: ja, en: en) + said
    }
}

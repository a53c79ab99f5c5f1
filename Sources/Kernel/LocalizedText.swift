/// One text in Japanese and English.
public struct LocalizedText: Hashable, Sendable {
    public let ja: String
    public let en: String

    public init(ja: String, en: String) {
        self.ja = ja
        self.en = en
    }

    /// A text that is the same in both languages, such as a product name or a number.
    public init(same text: String) { self.init(ja: text, en: text) }

    public subscript(language: Language) -> String { language == .japanese ? ja : en }

    /// Both languages appended.
    public static func + (left: LocalizedText, right: LocalizedText) -> LocalizedText {
        LocalizedText(ja: left.ja + right.ja, en: left.en + right.en)
    }

    /// Texts joined, with the separator that each language uses in a list.
    public static func list(_ texts: [LocalizedText], ja: String = "、", en: String = ", ") -> LocalizedText {
        LocalizedText(
            ja: texts.map(\.ja).joined(separator: ja), en: texts.map(\.en).joined(separator: en))
    }
}

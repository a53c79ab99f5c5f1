/// A query for names and titles by parts of them, down to one character: 認証, 輸液, `Windows サーバ`.
///
/// Japanese has no spaces between words, so that a word may stand anywhere in a text. Texts and queries are
/// folded alike (`TextFolding.searchFolded`), and spaces inside a text do not count. What is found really
/// contains each word of the query, and nothing that does is missed. Texts are looked through one by one: a
/// command asks once, and an index over pairs of characters takes longer to build than one pass.
public struct NameSearch: Sendable {
    /// How many bytes of a text are looked at; the rest is not searched.
    public static let bytesMax = 1 << 14
    private static let wordsMax = 64

    private let words: [[UInt8]]
    private let whole: [UInt8]

    /// nil for a query without a character.
    public init?(_ query: String) {
        words = Self.utf8(TextFolding.searchFolded(query)).split(separator: UInt8(ascii: " "))
            .prefix(Self.wordsMax).map(Array.init)
        whole = words.flatMap { $0 }
        if words.isEmpty { return nil }
    }

    /// What is left to be found where no word was found yet: a bit a word.
    public var everyWord: UInt64 { words.count == 64 ? .max : (1 << UInt64(words.count)) - 1 }

    /// The words of the query that the text contains, a bit a word.
    public func words(in text: String) -> UInt64 { found(in: Self.fold(text)) }

    /// How good a text is that contains every word, lower is better: the whole text, then its beginning, then
    /// the shorter text; nil for one that does not contain every word.
    public func rank(of text: String) -> Int? {
        let folded = Self.fold(text)
        guard found(in: folded) == everyWord else { return nil }
        if folded == whole { return 0 }
        let place = folded.starts(with: whole) ? 1 : folded.starts(with: words[0]) ? 2 : 3
        // In characters: no byte that goes on with one counts.
        return place << 32 + folded.count { $0 & 0xC0 != 0x80 }
    }

    private func found(in folded: [UInt8]) -> UInt64 {
        var found: UInt64 = 0
        for (place, word) in words.enumerated() where Self.contains(folded, word) {
            found |= 1 << UInt64(place)
        }
        return found
    }

    /// A text as it is compared, in UTF-8: folded, without spaces.
    static func fold(_ text: String) -> [UInt8] {
        var text = text
        let ascii = text.withUTF8 { bytes -> [UInt8]? in
            var out: [UInt8] = []
            out.reserveCapacity(bytes.count)
            for byte in bytes.prefix(bytesMax) {
                if byte >= 0x80 { return nil }
                if byte == 0x20 || (0x09...0x0D).contains(byte) { continue }
                out.append(byte.lowercased)
            }
            return out
        }
        if let ascii { return ascii }
        return Array(utf8(TextFolding.searchFolded(text).filter { $0 != " " }).prefix(bytesMax))
    }

    private static func utf8(_ scalars: [Unicode.Scalar]) -> [UInt8] {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return Array(String(view).utf8)
    }

    /// Whether a folded text holds a folded word; in UTF-8 a character is never a part of another.
    static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        guard let first = word.first, text.count >= word.count else { return word.isEmpty }
        for start in 0...(text.count - word.count) where text[start] == first {
            if text[start..<start + word.count].elementsEqual(word) { return true }
        }
        return false
    }
}

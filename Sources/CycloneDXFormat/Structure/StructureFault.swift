import Kernel
import LocatedJSON

/// One place where a document leaves the structure table.
struct StructureFault: Sendable {
    /// What is wrong there.
    enum Reason: Sendable {
        case kind(expected: String)
        case word(String, allowed: [String])
        case form(String, example: String)
        case range(String)
        case missing(String)
        case unknown(String)
        case notExactlyOne([String])
        case noneOf([String])
        case together([String])
        case onlyWith(String, flag: String)
        case empty
        case repeated
        case notOne
    }

    let node: JSONNode
    let reason: Reason

    /// With the path, the line and the column of the value.
    func finding() -> Finding {
        let path = node.path
        let (ja, en) = (words.ja, words.en)
        return Finding(
            .error, "bill-structure",
            LocalizedText(
                ja: path.isEmpty ? ja : "\(path)：\(ja)", en: path.isEmpty ? en : "\(path): \(en)"),
            at: node.origin)
    }

    /// What is wrong, without the place.
    var words: LocalizedText {
        switch reason {
        case .kind(let expected):
            LocalizedText(
                ja: "値の種類が違います（\(expected) のはず）", en: "the wrong kind of value (expected \(expected))")
        case .word(let word, let allowed):
            LocalizedText(
                ja: "「\(word)」は決められた語ではありません（\(Self.some(allowed))）",
                en: "`\(word)` is not among the words allowed (\(Self.some(allowed)))")
        case .form(let text, let example):
            LocalizedText(
                ja: "「\(text.prefix(80))」は決められた形ではありません（例：\(example)）",
                en: "`\(text.prefix(80))` is not in the form expected (\(example))")
        case .range(let number):
            LocalizedText(ja: "\(number) は範囲の外です", en: "\(number) is out of range")
        case .missing(let key): LocalizedText(ja: "\(key) がありません", en: "`\(key)` is missing")
        case .unknown(let key):
            LocalizedText(ja: "\(key) はこの版の規格にありません", en: "`\(key)` is not known in this version")
        default: memberWords
        }
    }

    private var memberWords: LocalizedText {
        switch reason {
        case .notExactlyOne(let keys):
            LocalizedText(
                ja: "\(keys.joined(separator: "・")) のうち、ちょうど1つが要ります",
                en: "exactly one of \(keys.joined(separator: ", ")) is needed")
        case .noneOf(let keys):
            LocalizedText(
                ja: "\(keys.joined(separator: "・")) のどれかが要ります",
                en: "one of \(keys.joined(separator: ", ")) is needed")
        case .together(let keys):
            LocalizedText(
                ja: "\(keys.joined(separator: "・")) は同時に書けません",
                en: "\(keys.joined(separator: ", ")) exclude each other")
        case .onlyWith(let key, let flag):
            LocalizedText(
                ja: "\(key) は \(flag) が true のときだけ書けます", en: "`\(key)` may stand only where `\(flag)` is true"
            )
        case .empty: LocalizedText(ja: "空の一覧です", en: "the list is empty")
        case .notOne: LocalizedText(ja: "ちょうど1つのはずの一覧です", en: "the list must have exactly one item")
        default: LocalizedText(ja: "同じ内容が2度あります", en: "the same item stands twice")
        }
    }

    private static func some(_ words: [String]) -> String {
        words.count > 14 ? words.prefix(3).joined(separator: ", ") + " …" : words.joined(separator: ", ")
    }
}

import Kernel

/// What keeps bytes from being a JSON document.
enum JSONFault: Error, Equatable {
    case tooLarge(bytesMax: Int)
    case tooDeep(depthMax: Int)
    case tooMany(countMax: Int)
    case encoding
    case empty
    case valueExpected
    case keyExpected
    case colonExpected
    case commaExpected(closing: String)
    case textOpen
    case control
    case escape
    case surrogate
    case number
    case trailing
    case duplicateKey(String)

    /// The stable name of the kind of fault.
    var code: String {
        switch self {
        case .tooLarge: "file-too-large"
        case .tooDeep: "too-deep"
        case .tooMany: "too-many-values"
        case .encoding: "encoding"
        case .duplicateKey: "duplicate-key"
        default: "json-syntax"
        }
    }

    func finding(at origin: Origin) -> Finding { Finding(.error, code, message, at: origin) }

    var message: LocalizedText {
        switch self {
        case .tooLarge(let bytesMax):
            LocalizedText(
                ja: "ファイルが大きすぎます（\(bytesMax >> 20) MiB まで）",
                en: "the file is too large (at most \(bytesMax >> 20) MiB)")
        case .tooDeep(let depthMax):
            LocalizedText(
                ja: "入れ子が深すぎます（\(depthMax) 段まで）", en: "nested too deeply (at most \(depthMax) levels)")
        case .tooMany(let countMax):
            LocalizedText(ja: "値が多すぎます（\(countMax) 個まで）", en: "too many values (at most \(countMax))")
        case .encoding:
            LocalizedText(
                ja: "文字コードが UTF-8 として正しくありません", en: "the text is not well-formed UTF-8 or UTF-16")
        case .duplicateKey(let key):
            LocalizedText(ja: "同じキー「\(key)」が2度あります", en: "the key `\(key)` stands twice")
        case .number: LocalizedText(ja: "数の書き方が JSON の規則に合いません", en: "not a number as JSON writes it")
        default: syntax
        }
    }

    private var syntax: LocalizedText {
        switch self {
        case .empty: LocalizedText(ja: "中身がありません", en: "the file is empty")
        case .keyExpected:
            LocalizedText(ja: "引用符で囲んだキーが来るはずの所です", en: "a key in quotes is expected here")
        case .colonExpected: LocalizedText(ja: "キーの後に「:」がありません", en: "no `:` after the key")
        case .commaExpected(let closing):
            LocalizedText(ja: "「,」か「\(closing)」がありません", en: "no `,` or `\(closing)`")
        case .textOpen: LocalizedText(ja: "引用符が閉じられていません", en: "the quotes are not closed")
        case .control:
            LocalizedText(
                ja: "文字列の中に制御文字があります（\\n や \\u0009 のように書きます）",
                en: "a control character in a text (write \\n or \\u0009)")
        case .escape: LocalizedText(ja: "\\ の後の文字が誤りです", en: "an escape that JSON does not have")
        case .surrogate:
            LocalizedText(ja: "サロゲートの片方しかありません", en: "one half of a surrogate pair without the other")
        case .trailing: LocalizedText(ja: "値の後に余分な文字があります", en: "more follows after the value")
        default: LocalizedText(ja: "値が来るはずの所です", en: "a value is expected here")
        }
    }
}

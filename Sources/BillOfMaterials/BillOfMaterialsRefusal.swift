import Kernel

/// Why an identifier of a bill's line is refused: what is wrong, and at which byte of the text (from 0; nil
/// when the identifier was built from its parts).
public enum BillOfMaterialsRefusal: Error, Hashable, Sendable {
    case packageURL(PackageURLFault, at: Int?)
    case cpeName(CPEFault, at: Int?)

    /// A stable name of the fault, for programs that read the message.
    public var code: String {
        switch self {
        case .packageURL(let fault, _): fault.words.code
        case .cpeName(let fault, _): fault.words.code
        }
    }

    /// The byte of the text at which the fault stands, from 0.
    public var at: Int? {
        switch self {
        case .packageURL(_, let at), .cpeName(_, let at): at
        }
    }

    /// What is wrong and where, for a person.
    public var message: LocalizedText {
        let words =
            switch self {
            case .packageURL(let fault, _): fault.words
            case .cpeName(let fault, _): fault.words
            }
        guard let at else { return LocalizedText(ja: words.ja, en: words.en) }
        return LocalizedText(ja: "\(at + 1) バイト目：\(words.ja)", en: "byte \(at + 1): \(words.en)")
    }
}

/// What can be wrong with a package URL.
public enum PackageURLFault: Hashable, Sendable {
    case tooLong(bytesMax: Int)
    case noScheme
    case controlCharacter
    case noType
    /// The type has another character than letters, digits, `.` and `-`, or does not begin with a letter.
    case badType
    case noName
    case namespaceRequired(type: String)
    case namespaceProhibited(type: String)
    /// The name or version is not of the form that the type asks for.
    case badForm(part: String, type: String)
    case qualifierRequired(key: String, type: String)
    /// A `%` that two hexadecimal digits do not follow.
    case badEscape
    /// What the escapes stand for is not UTF-8.
    case notUTF8
    /// A segment that holds a `/` once its escapes are read.
    case slashInSegment
    case qualifierWithoutValue
    case badKey
    /// A key in upper case; only the strict reading refuses it.
    case keyNotLowercase
    case duplicateKey(String)
    /// An `@` in the namespace that is not written `%40`; only the strict reading refuses it.
    case unescapedAt

    /// The stable code, and what a person reads.
    var words: (code: String, ja: String, en: String) {
        switch self {
        case .tooLong(let bytesMax):
            ("purl-too-long", "長すぎます（\(bytesMax) バイトまで）", "too long (at most \(bytesMax) bytes)")
        case .noScheme: ("purl-no-scheme", "pkg: で始まっていません", "does not begin with pkg:")
        case .controlCharacter: ("purl-control", "制御文字があります", "there is a control character")
        case .noType: ("purl-no-type", "種別（type）がありません", "there is no type")
        case .badType:
            (
                "purl-bad-type", "種別（type）は英字で始まり、英数字と . - だけで書きます",
                "a type begins with a letter and has letters, digits, . and - only"
            )
        case .noName: ("purl-no-name", "名前（name）がありません", "there is no name")
        case .namespaceRequired(let type):
            ("purl-namespace-required", "\(type) には名前空間が要ります", "\(type) needs a namespace")
        case .namespaceProhibited(let type):
            ("purl-namespace-prohibited", "\(type) は名前空間を持てません", "\(type) has no namespace")
        case .badForm(let part, let type):
            ("purl-bad-form", "\(part) が \(type) の書き方に合いません", "the \(part) is not one of \(type)")
        case .qualifierRequired(let key, let type):
            ("purl-qualifier-required", "\(type) には修飾子 \(key) が要ります", "\(type) needs the qualifier \(key)")
        case .badEscape:
            ("purl-bad-escape", "% の後に十六進数字 2 桁がありません", "% without two hexadecimal digits")
        case .notUTF8: ("purl-not-utf8", "UTF-8 として読めません", "not UTF-8")
        case .slashInSegment:
            ("purl-slash-in-segment", "区切りの中に / があります", "a segment holds a /")
        case .qualifierWithoutValue:
            ("purl-qualifier-without-value", "修飾子に = がありません", "a qualifier has no =")
        case .badKey:
            (
                "purl-bad-key", "修飾子のキーは英字で始まり、英数字と . - _ だけで書きます",
                "a key begins with a letter and has letters, digits, . - and _ only"
            )
        case .keyNotLowercase:
            ("purl-key-not-lowercase", "修飾子のキーは小文字で書きます", "a key is written in lower case")
        case .duplicateKey(let key):
            ("purl-duplicate-key", "修飾子 \(key) が二度あります", "the qualifier \(key) comes twice")
        case .unescapedAt: ("purl-unescaped-at", "名前空間の @ は %40 と書きます", "@ is written %40 here")
        }
    }
}

/// What can be wrong with a CPE name.
public enum CPEFault: Hashable, Sendable {
    case tooLong(bytesMax: Int)
    /// Neither `cpe:2.3:` nor `cpe:/` nor `wfn:[`.
    case noScheme
    /// Another number of components than the binding has.
    case componentCount(Int, expected: Int)
    case empty
    /// Not a, h or o.
    case badPart
    /// Not printable ASCII, or not allowed unquoted here.
    case badCharacter
    /// A quotation or an escape that stands for nothing.
    case badEscape
    /// A `*` or `?` elsewhere than at the ends.
    case wildcardInside
    /// Wildcards and no text between them.
    case onlyWildcards
    /// A quoted hyphen alone.
    case loneHyphen
    /// Edition parts joined by `~` that are not five.
    case badPacking
    /// The well-formed name is not written `wfn:[attribute="value", …]`.
    case notWellFormed
    case unknownAttribute(String)
    case duplicateAttribute(String)

    /// The stable code, and what a person reads.
    var words: (code: String, ja: String, en: String) {
        switch self {
        case .tooLong(let bytesMax):
            ("cpe-too-long", "長すぎます（\(bytesMax) バイトまで）", "too long (at most \(bytesMax) bytes)")
        case .noScheme:
            ("cpe-no-scheme", "cpe:2.3: でも cpe:/ でも始まっていません", "begins with neither cpe:2.3: nor cpe:/")
        case .componentCount(let count, let expected):
            (
                "cpe-component-count", "要素が \(count) 個あります（正しくは \(expected) 個）",
                "\(count) components where \(expected) are due"
            )
        case .empty: ("cpe-empty", "値が空です", "a value is empty")
        case .badPart: ("cpe-bad-part", "part は a・h・o のどれかです", "the part is a, h or o")
        case .badCharacter: ("cpe-bad-character", "ここに書けない文字です", "a character that cannot stand here")
        case .badEscape: ("cpe-bad-escape", "何も表さないエスケープです", "an escape that stands for nothing")
        case .wildcardInside:
            ("cpe-wildcard-inside", "* と ? は値の先頭と末尾だけに書けます", "* and ? stand only at the ends of a value")
        case .onlyWildcards:
            ("cpe-only-wildcards", "ワイルドカードだけの値です", "nothing but wildcards")
        case .loneHyphen:
            ("cpe-lone-hyphen", "エスケープした - だけの値は使えません", "a quoted hyphen alone is no value")
        case .badPacking:
            (
                "cpe-bad-packing", "~ で始まる edition は 5 つの値からなります",
                "an edition that begins with ~ has five values"
            )
        case .notWellFormed:
            (
                "cpe-not-well-formed", "wfn:[属性=\"値\", …] の形ではありません",
                "not of the form wfn:[attribute=\"value\", …]"
            )
        case .unknownAttribute(let name):
            ("cpe-unknown-attribute", "属性 \(name) はありません", "there is no attribute \(name)")
        case .duplicateAttribute(let name):
            ("cpe-duplicate-attribute", "属性 \(name) が二度あります", "the attribute \(name) comes twice")
        }
    }
}

/// Reads XML 1.0 strictly and within limits: one root, no document type, no entities beyond the five.
///
/// What is refused is what attacks use (document types, entities, depth) or what bills never have. Namespaces
/// are not resolved. Goes once over the bytes and writes the tape. Does not recurse.
struct XMLTape {
    /// What is wrong, and at which byte.
    struct Stop: Error {
        let code: String
        let ja: String
        let en: String
        let offset: Int
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let depthMax: Int
    private(set) var entries: [XMLTree.Entry] = []
    private var open: [Int] = []
    private var at = 0
    private var count = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, depthMax: Int) {
        self.bytes = bytes
        self.depthMax = depthMax
        // Indented bills have an element, an attribute or a text in about 20 bytes.
        entries.reserveCapacity(bytes.count / 20 + 16)
    }

    mutating func scan() throws(Stop) {
        try skipProlog()
        guard peek("<") else { throw syntax(ja: "最初の要素がありません", en: "there is no root element") }
        try scanRoot()
        try skipProlog()
        if at < bytes.count { throw syntax(ja: "最後の要素の後に余分な文字があります", en: "more follows after the root") }
    }

    /// White space, comments and instructions outside the root.
    private mutating func skipProlog() throws(Stop) {
        while at < bytes.count {
            if Self.isSpace(bytes[at]) {
                at += 1
            } else if peek("<!--") {
                try skip(past: "-->")
            } else if peek("<?") {
                try skip(past: "?>")
            } else if peek("<!") {
                throw Stop(
                    code: "xml-doctype", ja: "文書型宣言（DOCTYPE）は受け付けません",
                    en: "a document type declaration is not accepted", offset: at)
            } else {
                return
            }
        }
    }

    /// The element that starts here with what is in it.
    private mutating func scanRoot() throws(Stop) {
        repeat {
            if peek("</") {
                try endTag()
            } else if peek("<!--") {
                try skip(past: "-->")
            } else if peek("<![CDATA[") {
                let start = at + 9
                try skip(past: "]]>")
                append(.data, start: start, size: at - 3 - start)
            } else if peek("<?") {
                try skip(past: "?>")
            } else if peek("<") {
                try startTag()
            } else if at < bytes.count {
                try text()
            } else {
                throw syntax(ja: "要素が閉じられていません", en: "an element is not closed")
            }
        } while !open.isEmpty
    }

    private mutating func endTag() throws(Stop) {
        guard let element = open.popLast() else {
            throw syntax(ja: "開いていない要素を閉じています", en: "nothing is open")
        }
        let opened = Int(entries[element].start) + 1
        let start = at
        at += 2
        let from = at
        skipName()
        let name = bytes[from..<at]
        let isSame =
            bytes[opened...].prefix(name.count).elementsEqual(name) && !name.isEmpty
            && !Self.isName(bytes[opened + name.count])
        guard isSame, closes() else {
            at = start
            let name = String(decoding: bytes[opened...].prefix { Self.isName($0) }, as: UTF8.self)
            throw syntax(ja: "「\(name)」を閉じるタグではありません", en: "this does not close `\(name)`")
        }
        close(element)
    }

    private mutating func close(_ element: Int) {
        entries[element] = XMLTree.Entry(
            .element, start: Int(entries[element].start), size: entries.count - element - 1)
    }

    private mutating func startTag() throws(Stop) {
        count += 1
        guard count <= XMLTree.elementsMax else {
            throw Stop(code: "too-many-values", ja: "要素が多すぎます", en: "too many elements", offset: at)
        }
        let element = entries.count
        append(.element, start: at, size: 0)
        at += 1
        let start = at
        skipName()
        guard at > start else { throw syntax(ja: "要素名がありません", en: "an element without a name") }
        while true {
            let before = at
            skipSpace()
            if peek("/>") {
                at += 2
                return close(element)
            }
            if peek(">") {
                at += 1
                open.append(element)
                guard open.count <= depthMax else {
                    throw Stop(
                        code: "too-deep", ja: "入れ子が深すぎます（\(depthMax) 段まで）",
                        en: "nested too deeply (at most \(depthMax) levels)", offset: at)
                }
                return
            }
            guard at > before, try attribute(of: element) else {
                throw syntax(ja: "タグの書き方が誤りです", en: "a malformed tag")
            }
        }
    }

    /// Whether an attribute stands here; it is taken.
    private mutating func attribute(of element: Int) throws(Stop) -> Bool {
        let start = at
        skipName()
        guard at > start else { return false }
        let name = bytes[start..<at]
        skipSpace()
        guard peek("=") else { throw syntax(ja: "属性に「=」がありません", en: "an attribute without `=`") }
        at += 1
        skipSpace()
        guard peek("\"") || peek("'") else {
            throw syntax(ja: "属性値に引用符がありません", en: "a value without quotes")
        }
        let quote = bytes[at]
        at += 1
        _ = try skipCharacters(until: quote)
        guard at < bytes.count else { throw syntax(ja: "引用符が閉じられていません", en: "quotes are not closed") }
        at += 1
        for other in entries[(element + 1)...] {
            let before = bytes[Int(other.start)...].prefix { Self.isName($0) }
            guard !before.elementsEqual(name) else {
                let key = String(decoding: name, as: UTF8.self)
                throw syntax(ja: "属性「\(key)」が2度あります", en: "the attribute `\(key)` stands twice")
            }
        }
        append(.attribute, start: start, size: at - start)
        return true
    }

    /// Text up to the next tag. White space beside elements, comments and CDATA is layout, and left out.
    private mutating func text() throws(Stop) {
        let start = at
        let isAlone = bytes[start - 1] == UInt8(ascii: ">") && entries.count - 1 == lastOpened
        let isRaw = try skipCharacters(until: UInt8(ascii: "<"))
        let isSpace = bytes[start..<at].allSatisfy(Self.isSpace)
        if isSpace, !isAlone || !peek("</") { return }
        append(isRaw ? .rawText : .text, start: start, size: at - start)
    }

    /// The last entry that the innermost open element has when nothing but its tag was read.
    private var lastOpened: Int? {
        guard let element = open.last else { return nil }
        var last = element
        while last + 1 < entries.count, entries[last + 1].tag == .attribute { last += 1 }
        return last
    }

    /// Goes to a byte; tells whether entities or line ends have to be resolved.
    private mutating func skipCharacters(until end: UInt8) throws(Stop) -> Bool {
        var isRaw = false
        while at < bytes.count, bytes[at] != end {
            let byte = bytes[at]
            if byte == UInt8(ascii: "&") {
                _ = try entity()
                isRaw = true
            } else if byte == UInt8(ascii: "<") || (byte < 0x20 && !Self.isSpace(byte)) {
                throw syntax(ja: "ここで使えない文字です", en: "a character that cannot stand here")
            } else {
                isRaw = isRaw || byte == 0x0D
                at += 1
            }
        }
        return isRaw
    }

    private mutating func append(_ tag: XMLTree.Tag, start: Int, size: Int) {
        entries.append(XMLTree.Entry(tag, start: start, size: size))
    }

    private mutating func entity() throws(Stop) -> Unicode.Scalar {
        guard let (scalar, length) = XMLText.entity(bytes[at...]) else {
            throw Stop(
                code: "xml-entity", ja: "使えない実体参照です", en: "an entity that is not accepted", offset: at)
        }
        at += length
        return scalar
    }

    // MARK: Steps

    private mutating func skipName() {
        while at < bytes.count, Self.isName(bytes[at]) { at += 1 }
    }

    static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF, UInt8(ascii: "_"), UInt8(ascii: ":"),
            UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private mutating func closes() -> Bool {
        skipSpace()
        guard peek(">") else { return false }
        at += 1
        return true
    }

    private mutating func skipSpace() {
        while at < bytes.count, Self.isSpace(bytes[at]) { at += 1 }
    }

    private mutating func skip(past mark: StaticString) throws(Stop) {
        let start = at
        while at < bytes.count {
            if peek(mark) {
                at += mark.utf8CodeUnitCount
                return
            }
            at += 1
        }
        at = start
        throw syntax(ja: "「\(mark)」がありません", en: "there is no `\(mark)`")
    }

    private func peek(_ mark: StaticString) -> Bool {
        let count = mark.utf8CodeUnitCount
        guard at + count <= bytes.count else { return false }
        for index in 0..<count where bytes[at + index] != mark.utf8Start[index] { return false }
        return true
    }

    private func syntax(ja: String, en: String) -> Stop {
        Stop(code: "xml-syntax", ja: ja, en: en, offset: at)
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}

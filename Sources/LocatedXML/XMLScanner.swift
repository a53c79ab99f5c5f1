import Kernel

/// An element of an XML document that knows where it is written.
public struct XMLElement {
    public let name: String
    public let attributes: [(name: String, value: String)]
    public var children: [XMLElement] = []
    /// All text directly inside, as it is written, entities resolved.
    public var text = ""
    public let origin: Origin
}

/// Reads XML 1.0 strictly and within limits: one root, no document type, no entities beyond the five.
///
/// What is refused is what attacks use (document types, entities, depth) or what bills never have. Namespaces
/// are not resolved.
public struct XMLScanner {
    public static let depthMax = 64
    public static let elementsMax = 4_000_000

    /// What is wrong, and at which byte.
    private struct Stop: Error {
        let code: String
        let ja: String
        let en: String
        let offset: Int
    }

    private let bytes: [UInt8]
    private let file: String
    private let depthMax: Int
    private var at = 0
    private var line = 1
    /// Lines and columns are counted as far as this byte.
    private var counted = 0
    private var column = 1
    private var count = 0

    /// - Parameters:
    ///   - bytes: well-formed UTF-8.
    ///   - depthMax: how deep elements may stand in one another.
    public static func read(
        _ bytes: [UInt8], file: String, depthMax: Int = XMLScanner.depthMax
    ) -> (root: XMLElement?, finding: Finding?) {
        var scanner = XMLScanner(bytes: bytes, file: file, depthMax: depthMax)
        do {
            return (try scanner.document(), nil)
        } catch {
            let text = LocalizedText(
                ja: "XML として読めません：\(error.ja)", en: "not readable as XML: \(error.en)")
            scanner.counted = 0
            scanner.line = 1
            scanner.column = 1
            return (nil, Finding(.error, error.code, text, at: scanner.origin(error.offset)))
        }
    }

    private init(bytes: [UInt8], file: String, depthMax: Int) {
        self.bytes = bytes
        self.file = file
        self.depthMax = depthMax
    }

    private mutating func document() throws(Stop) -> XMLElement {
        try skipProlog()
        guard peek("<") else { throw syntax(ja: "最初の要素がありません", en: "there is no root element") }
        let root = try element()
        try skipProlog()
        if at < bytes.count { throw syntax(ja: "最後の要素の後に余分な文字があります", en: "more follows after the root") }
        return root
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

    /// An element that starts here with what is in it. A loop with a stack of its own.
    private mutating func element() throws(Stop) -> XMLElement {
        var open: [XMLElement] = []
        while true {
            if peek("</") {
                guard var done = open.popLast() else {
                    throw syntax(ja: "開いていない要素を閉じています", en: "nothing is open")
                }
                let start = at
                at += 2
                guard name() == done.name, closes() else {
                    at = start
                    throw syntax(ja: "「\(done.name)」を閉じるタグではありません", en: "this does not close `\(done.name)`")
                }
                if !done.children.isEmpty, done.text.utf8.allSatisfy(Self.isSpace) { done.text = "" }
                if open.isEmpty { return done }
                open[open.count - 1].children.append(done)
            } else if peek("<!--") {
                try skip(past: "-->")
            } else if peek("<![CDATA[") {
                let start = at + 9
                try skip(past: "]]>")
                open[open.count - 1].text += String(decoding: bytes[start..<at - 3], as: UTF8.self)
            } else if peek("<?") {
                try skip(past: "?>")
            } else if peek("<") {
                let (started, isEmpty) = try startTag()
                if isEmpty, open.isEmpty { return started }
                if isEmpty { open[open.count - 1].children.append(started) } else { open.append(started) }
                guard open.count <= depthMax else {
                    throw Stop(
                        code: "too-deep", ja: "入れ子が深すぎます（\(depthMax) 段まで）",
                        en: "nested too deeply (at most \(depthMax) levels)", offset: at)
                }
            } else if at < bytes.count {
                open[open.count - 1].text += try characters(until: UInt8(ascii: "<"))
            } else {
                throw syntax(ja: "要素が閉じられていません", en: "an element is not closed")
            }
        }
    }

    private mutating func startTag() throws(Stop) -> (XMLElement, isEmpty: Bool) {
        count += 1
        guard count <= Self.elementsMax else {
            throw Stop(
                code: "too-many-values", ja: "要素が多すぎます", en: "too many elements", offset: at)
        }
        let place = origin(at)
        at += 1
        guard let name = name() else { throw syntax(ja: "要素名がありません", en: "an element without a name") }
        var attributes: [(name: String, value: String)] = []
        while true {
            let before = at
            skipSpace()
            if peek(">") {
                at += 1
                return (XMLElement(name: name, attributes: attributes, origin: place), false)
            }
            if peek("/>") {
                at += 2
                return (XMLElement(name: name, attributes: attributes, origin: place), true)
            }
            guard at > before, let key = self.name() else {
                throw syntax(ja: "タグの書き方が誤りです", en: "a malformed tag")
            }
            skipSpace()
            guard peek("=") else { throw syntax(ja: "属性に「=」がありません", en: "an attribute without `=`") }
            at += 1
            skipSpace()
            guard peek("\"") || peek("'") else {
                throw syntax(ja: "属性値に引用符がありません", en: "a value without quotes")
            }
            let quote = bytes[at]
            at += 1
            let value = try characters(until: quote)
            guard at < bytes.count else { throw syntax(ja: "引用符が閉じられていません", en: "quotes are not closed") }
            at += 1
            guard !attributes.contains(where: { $0.name == key }) else {
                throw syntax(ja: "属性「\(key)」が2度あります", en: "the attribute `\(key)` stands twice")
            }
            attributes.append((key, value))
        }
    }

    /// Text up to a byte, entities resolved.
    private mutating func characters(until end: UInt8) throws(Stop) -> String {
        var out: [UInt8] = []
        while at < bytes.count, bytes[at] != end {
            let byte = bytes[at]
            if byte == UInt8(ascii: "&") {
                out += Array(String(try entity()).utf8)
            } else if byte == UInt8(ascii: "<") || (byte < 0x20 && !Self.isSpace(byte)) {
                throw syntax(ja: "ここで使えない文字です", en: "a character that cannot stand here")
            } else {
                out.append(byte)
                at += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private mutating func entity() throws(Stop) -> Unicode.Scalar {
        let body = bytes[(at + 1)...].prefix(12).prefix { $0 != UInt8(ascii: ";") }
        let word = String(decoding: body, as: UTF8.self)
        let named: [String: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        var scalar = named[word]
        if word.hasPrefix("#x") {
            scalar = UInt32(word.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
        } else if word.hasPrefix("#") {
            scalar = UInt32(word.dropFirst()).flatMap(Unicode.Scalar.init)
        }
        let isCharacter = scalar.map { $0.value >= 0x20 || [0x09, 0x0A, 0x0D].contains($0.value) } ?? false
        guard let scalar, isCharacter, body.endIndex < bytes.count, bytes[body.endIndex] == 0x3B else {
            throw Stop(
                code: "xml-entity", ja: "使えない実体参照です", en: "an entity that is not accepted", offset: at)
        }
        at = body.endIndex + 1
        return scalar
    }

    // MARK: Steps

    private mutating func name() -> String? {
        let start = at
        while at < bytes.count {
            switch bytes[at] {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF, UInt8(ascii: "_"), UInt8(ascii: ":"),
                UInt8(ascii: "-"), UInt8(ascii: "."):
                at += 1
                continue
            default: break
            }
            break
        }
        return at > start ? String(decoding: bytes[start..<at], as: UTF8.self) : nil
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

    private mutating func skip(past mark: String) throws(Stop) {
        let start = at
        while at < bytes.count {
            if peek(mark) {
                at += mark.utf8.count
                return
            }
            at += 1
        }
        at = start
        throw syntax(ja: "「\(mark)」がありません", en: "there is no `\(mark)`")
    }

    private func peek(_ mark: String) -> Bool {
        let mark = mark.utf8
        return at + mark.count <= bytes.count && bytes[at..<at + mark.count].elementsEqual(mark)
    }

    private func syntax(ja: String, en: String) -> Stop {
        Stop(code: "xml-syntax", ja: ja, en: en, offset: at)
    }

    /// The place of a byte at or after the last one asked for.
    private mutating func origin(_ offset: Int) -> Origin {
        let end = min(offset, bytes.count)
        // Counted on from the last place: documents of one long line are usual.
        for byte in bytes[counted..<max(counted, end)] {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        counted = max(counted, end)
        return Origin(file: file, line: line, column: column)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}

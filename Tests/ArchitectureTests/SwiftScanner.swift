/// One word, text or mark of Swift code. Comments are left out; a text's interpolations follow it as code.
struct SwiftToken: Equatable, Sendable {
    enum Kind: Sendable { case word, text, mark }

    let kind: Kind
    let text: String
    let line: Int
    /// The last line of a text over several lines; `line` for everything else.
    var lastLine: Int

    init(kind: Kind, text: String, line: Int, lastLine: Int? = nil) {
        self.kind = kind
        self.text = text
        self.line = line
        self.lastLine = lastLine ?? line
    }

    func isWord(_ word: String) -> Bool { kind == .word && text == word }
    func isMark(_ mark: String) -> Bool { kind == .mark && text == mark }
}

/// Cuts Swift into tokens, so that words within comments and texts are not taken for code.
struct SwiftScanner {
    private let bytes: [UInt8]
    private var at = 0
    private var line = 1
    private var tokens: [SwiftToken] = []

    static func tokens(of text: String) -> [SwiftToken] {
        var scanner = SwiftScanner(bytes: Array(text.utf8))
        while scanner.at < scanner.bytes.count { scanner.scanCode() }
        return scanner.tokens
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func peek(_ offset: Int = 0) -> UInt8 {
        at + offset < bytes.count ? bytes[at + offset] : 0
    }

    private mutating func skip() {
        if peek() == UInt8(ascii: "\n") { line += 1 }
        at += 1
    }

    private mutating func add(_ kind: SwiftToken.Kind, _ text: String, line: Int) {
        tokens.append(SwiftToken(kind: kind, text: text, line: line))
    }

    /// Scans code up to the end, or up to the parenthesis that closes an interpolation.
    private mutating func scanCode() {
        var depth = 0
        while at < bytes.count {
            let byte = peek()
            if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "/") {
                while at < bytes.count, peek() != UInt8(ascii: "\n") { skip() }
            } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
                skipBlockComment()
            } else if byte == UInt8(ascii: "\"") || startsRawText {
                scanText()
            } else if isWordByte(byte) {
                scanWord()
            } else if byte <= 32 {
                skip()
            } else {
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") { depth -= 1 }
                add(.mark, String(UnicodeScalar(byte)), line: line)
                skip()
                if depth < 0 { return }
            }
        }
    }

    /// One or more number signs with a quotation mark behind them.
    private var startsRawText: Bool {
        var offset = 0
        while peek(offset) == UInt8(ascii: "#") { offset += 1 }
        return offset > 0 && peek(offset) == UInt8(ascii: "\"")
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 128 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "`")
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private mutating func scanWord() {
        let start = at
        while at < bytes.count, isWordByte(peek()) { at += 1 }
        add(.word, String(decoding: bytes[start..<at], as: UTF8.self), line: line)
    }

    private mutating func skipBlockComment() {
        var depth = 0
        repeat {
            if peek() == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
                depth += 1
                at += 2
            } else if peek() == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
                depth -= 1
                at += 2
            } else {
                skip()
            }
        } while depth > 0 && at < bytes.count
    }

    private mutating func scanText() {
        let firstLine = line
        var signs = 0
        while peek() == UInt8(ascii: "#") {
            signs += 1
            at += 1
        }
        let isLong = peek(1) == UInt8(ascii: "\"") && peek(2) == UInt8(ascii: "\"")
        let quotes = isLong ? 3 : 1
        at += quotes
        var content: [UInt8] = []
        let position = tokens.count
        while at < bytes.count, !closes(quotes: quotes, signs: signs) {
            if peek() == UInt8(ascii: "\\"), has(signs: signs, offset: 1) {
                at += 1 + signs
                let isCode = peek() == UInt8(ascii: "(")
                if !isCode { content.append(peek()) }
                skip()
                if isCode { scanCode() }
            } else {
                content.append(peek())
                skip()
            }
        }
        at += quotes + signs
        let token = SwiftToken(
            kind: .text, text: String(decoding: content, as: UTF8.self), line: firstLine, lastLine: line)
        tokens.insert(token, at: position)
    }

    private func closes(quotes: Int, signs: Int) -> Bool {
        (0..<quotes).allSatisfy { peek($0) == UInt8(ascii: "\"") } && has(signs: signs, offset: quotes)
    }

    private func has(signs: Int, offset: Int) -> Bool {
        (0..<signs).allSatisfy { peek(offset + $0) == UInt8(ascii: "#") }
    }
}

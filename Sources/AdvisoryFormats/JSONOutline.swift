/// Goes over the keys of a document's outermost object (of a list: its first item) without reading what is in
/// them, to see what the document is. Faults end it.
struct JSONOutline {
    struct Member {
        let key: String
        /// The first byte of the value.
        let opening: UInt8
        /// Where the value starts.
        let offset: Int
        /// The start of the value as written.
        let text: String
    }

    private let bytes: [UInt8]
    private var at: Int
    private var isFirst = true

    /// - Parameter start: where the object or list starts.
    init(_ bytes: [UInt8], from start: Int) {
        self.bytes = bytes
        at = start
        while at < bytes.count, bytes[at] == UInt8(ascii: "[") || Self.isBlank(bytes[at]) { at += 1 }
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    /// The next member; nil at the end, or where the text is no JSON.
    mutating func next() -> Member? {
        guard take(UInt8(ascii: isFirst ? "{" : ",")), let key = key(), take(UInt8(ascii: ":")) else {
            return nil
        }
        isFirst = false
        skipBlanks()
        let offset = at
        guard offset < bytes.count else { return nil }
        let text = String(decoding: bytes[offset...].prefix(200), as: UTF8.self)
        hasSkipped = false
        return Member(key: key, opening: bytes[offset], offset: offset, text: text)
    }

    /// The value before the next comma is stepped over only when somebody asks for what follows.
    private var hasSkipped = true

    private mutating func take(_ byte: UInt8) -> Bool {
        if !hasSkipped {
            hasSkipped = true
            skipValue()
        }
        skipBlanks()
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    private mutating func skipBlanks() { while at < bytes.count, Self.isBlank(bytes[at]) { at += 1 } }

    private mutating func key() -> String? {
        skipBlanks()
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { return nil }
        let start = at + 1
        skipText()
        guard at <= bytes.count, at > start else { return nil }
        return String(decoding: bytes[start..<(at - 1)].prefix(200), as: UTF8.self)
    }

    /// Steps behind the closing quote of the text that starts here.
    private mutating func skipText() {
        at += 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
            at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        at = min(at + 1, bytes.count)
    }

    private mutating func skipValue() {
        var depth = 0
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""):
                skipText()
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return }
                depth -= 1
            case UInt8(ascii: ","): if depth == 0 { return }
            default: break
            }
            at += 1
        }
    }
}

/// Finds the end of a JSON text and checks what is in it: escapes, control characters, UTF-8.
enum JSONText {
    /// The offset of the closing quote.
    static func end(
        from start: Int, in bytes: UnsafeBufferPointer<UInt8>, isEscaped: inout Bool
    ) throws(JSONScanner.Stop) -> Int {
        var at = start
        while true {
            at = plainEnd(from: at, in: bytes)
            guard at < bytes.count else { throw JSONScanner.Stop(fault: .textOpen, offset: start) }
            switch bytes[at] {
            case UInt8(ascii: "\""): return at
            case UInt8(ascii: "\\"):
                isEscaped = true
                at = try afterEscape(at, in: bytes)
            case 0..<0x20: throw JSONScanner.Stop(fault: .control, offset: at)
            case let lead where lead >= 0x80:
                let length = sequenceLength(at, in: bytes)
                guard length > 0 else { throw JSONScanner.Stop(fault: .encoding, offset: at) }
                at += length
            default: at += 1
            }
        }
    }

    /// The first byte that is not plain ASCII, or a quote, or a backslash: eight bytes at a time.
    private static func plainEnd(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var at = start
        guard let base = UnsafeRawPointer(bytes.baseAddress) else { return at }
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        while at + 8 <= bytes.count {
            let word = base.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            let quotes = word ^ (ones &* 0x22)
            let slashes = word ^ (ones &* 0x5C)
            let special =
                word | ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes)
                | ((word &- ones &* 0x20) & ~word)
            if special & highs != 0 { break }
            at += 8
        }
        while at < bytes.count {
            let byte = bytes[at]
            if byte == 0x22 || byte == 0x5C || byte < 0x20 || byte >= 0x80 { break }
            at += 1
        }
        return at
    }

    private static func afterEscape(
        _ at: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) throws(JSONScanner.Stop) -> Int {
        guard at + 1 < bytes.count else { throw JSONScanner.Stop(fault: .textOpen, offset: at) }
        switch bytes[at + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
            UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return at + 2
        case UInt8(ascii: "u"): break
        default: throw JSONScanner.Stop(fault: .escape, offset: at)
        }
        guard let unit = unit(at + 2, in: bytes) else {
            throw JSONScanner.Stop(fault: .escape, offset: at)
        }
        if unit & 0xF800 != 0xD800 { return at + 6 }
        // A surrogate: the high half first, then at once the low one.
        guard unit & 0xFC00 == 0xD800, at + 7 < bytes.count, bytes[at + 6] == UInt8(ascii: "\\"),
            bytes[at + 7] == UInt8(ascii: "u"), let low = self.unit(at + 8, in: bytes),
            low & 0xFC00 == 0xDC00
        else { throw JSONScanner.Stop(fault: .surrogate, offset: at) }
        return at + 12
    }

    private static func unit(_ at: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
        guard at + 4 <= bytes.count else { return nil }
        for index in at..<at + 4 where JSONEscapes.digit(bytes[index]) == nil { return nil }
        return JSONEscapes.unit(bytes, at: at)
    }

    /// How many bytes a well-formed UTF-8 sequence has (Unicode, table 3-7); 0 when it is not one.
    private static func sequenceLength(_ at: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            at + offset < bytes.count && range.contains(bytes[at + offset])
        }
        switch bytes[at] {
        case 0xC2...0xDF: return continues(1) ? 2 : 0
        case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
        case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
        case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
        case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
        case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
        case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
        default: return 0
        }
    }
}

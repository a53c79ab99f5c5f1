/// Goes once over a document's bytes and writes the tape. Does not recurse, so that depth costs no stack.
struct JSONScanner {
    /// Where scanning ended, and why.
    struct Stop: Error {
        let fault: JSONFault
        let offset: Int
    }

    let limits: JSONReader.Limits
    private(set) var tape: [JSONTree.Entry] = []
    /// The entries of keys that stand a second time in their object.
    private(set) var duplicates: [Int] = []
    private var open: [Int] = []
    private var offset = 0
    private var keys = JSONKeys()
    static let duplicatesMax = 100

    init(limits: JSONReader.Limits, byteCount: Int) {
        self.limits = limits
        // Indented bills have a value or key in about 20 bytes.
        tape.reserveCapacity(min(byteCount / 16 + 16, limits.countMax))
    }

    mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) {
        skipSpace(bytes)
        guard offset < bytes.count else { throw Stop(fault: .empty, offset: offset) }
        try scanWhole(bytes)
        guard offset == bytes.count else { throw Stop(fault: .trailing, offset: offset) }
    }

    /// Scans the one value that starts at a byte, onto a new tape. Returns where what follows it starts.
    mutating func scanOne(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) throws(Stop) -> Int {
        offset = start
        open.removeAll(keepingCapacity: true)
        duplicates.removeAll(keepingCapacity: true)
        let count = tape.count
        tape = []
        tape.reserveCapacity(max(64, count + count / 4))
        try scanWhole(bytes)
        return offset
    }

    private mutating func scanWhole(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) {
        while true {
            try scanValue(bytes)
            if try !closeAndContinue(bytes) { break }
        }
    }

    /// Reads one value; of a list or an object that is not empty, only what opens it and its first key.
    private mutating func scanValue(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) {
        while true {
            guard offset < bytes.count else { throw stop(.valueExpected) }
            switch bytes[offset] {
            case UInt8(ascii: "\""): return try scanText(bytes)
            case UInt8(ascii: "{"):
                try enter(.object)
                skipSpace(bytes)
                if isNext(UInt8(ascii: "}"), bytes) { return }
                try scanKey(bytes)
            case UInt8(ascii: "["):
                try enter(.list)
                skipSpace(bytes)
                if isNext(UInt8(ascii: "]"), bytes) { return }
            case UInt8(ascii: "t"): return try scanWord("true", .isTrue, bytes)
            case UInt8(ascii: "f"): return try scanWord("false", .isFalse, bytes)
            case UInt8(ascii: "n"): return try scanWord("null", .null, bytes)
            case UInt8(ascii: "-"), 0x30...0x39: return try scanNumber(bytes)
            default: throw stop(.valueExpected)
            }
        }
    }

    /// After a value: closes what ends here, and steps over a comma. False at the end of the document.
    private mutating func closeAndContinue(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) -> Bool {
        while true {
            skipSpace(bytes)
            guard let container = open.last else { return false }
            let isObject = tape[container].tag == .object
            let closing = UInt8(ascii: isObject ? "}" : "]")
            guard offset < bytes.count else { throw stop(.commaExpected(closing: isObject ? "}" : "]")) }
            if bytes[offset] == closing {
                offset += 1
                open.removeLast()
                let start = Int(tape[container].start)
                tape[container] = JSONTree.Entry(
                    isObject ? .object : .list, start: start, size: tape.count - container - 1)
                if isObject { keys.collect(container, tape, bytes, into: &duplicates) }
                continue
            }
            guard bytes[offset] == UInt8(ascii: ",") else {
                throw stop(.commaExpected(closing: isObject ? "}" : "]"))
            }
            offset += 1
            skipSpace(bytes)
            if isObject { try scanKey(bytes) }
            return true
        }
    }

    private mutating func enter(_ tag: JSONTree.Tag) throws(Stop) {
        guard open.count < limits.depthMax else { throw stop(.tooDeep(depthMax: limits.depthMax)) }
        open.append(tape.count)
        try append(tag, start: offset, size: 0)
        offset += 1
    }

    /// Whether an empty list or object closes here; it then is closed.
    private mutating func isNext(_ closing: UInt8, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard offset < bytes.count, bytes[offset] == closing else { return false }
        offset += 1
        open.removeLast()
        return true
    }

    private mutating func scanKey(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) {
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { throw stop(.keyExpected) }
        try scanText(bytes)
        skipSpace(bytes)
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: ":") else { throw stop(.colonExpected) }
        offset += 1
        skipSpace(bytes)
    }

    private mutating func scanText(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) {
        let start = offset + 1
        var isEscaped = false
        do {
            offset = try JSONText.end(from: start, in: bytes, isEscaped: &isEscaped)
        } catch {
            throw Stop(fault: error.fault, offset: error.fault == .textOpen ? offset : error.offset)
        }
        try append(isEscaped ? .escapedText : .text, start: start, size: offset - start)
        offset += 1
    }

    private mutating func scanWord(
        _ word: StaticString, _ tag: JSONTree.Tag, _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(Stop) {
        let count = word.utf8CodeUnitCount
        guard offset + count <= bytes.count else { throw stop(.valueExpected) }
        for index in 0..<count where bytes[offset + index] != word.utf8Start[index] {
            throw stop(.valueExpected)
        }
        try append(tag, start: offset, size: count)
        offset += count
    }

    /// `-`? (`0` or digits without a leading 0) (`.` digits)? (`e` sign? digits)? — RFC 8259, 6.
    private mutating func scanNumber(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) {
        let start = offset
        var at = offset
        func byte() -> UInt8 { at < bytes.count ? bytes[at] : 0 }
        func digits() -> Bool {
            let first = at
            while byte() &- 0x30 < 10 { at += 1 }
            return at > first
        }
        if byte() == UInt8(ascii: "-") { at += 1 }
        if byte() == UInt8(ascii: "0") {
            at += 1
            if byte() &- 0x30 < 10 { throw Stop(fault: .number, offset: start) }
        } else if !digits() {
            throw Stop(fault: .number, offset: start)
        }
        if byte() == UInt8(ascii: ".") {
            at += 1
            if !digits() { throw Stop(fault: .number, offset: start) }
        }
        if byte() | 0x20 == UInt8(ascii: "e") {
            at += 1
            if byte() == UInt8(ascii: "+") || byte() == UInt8(ascii: "-") { at += 1 }
            if !digits() { throw Stop(fault: .number, offset: start) }
        }
        try append(.number, start: start, size: at - start)
        offset = at
    }

    private mutating func append(_ tag: JSONTree.Tag, start: Int, size: Int) throws(Stop) {
        guard tape.count < limits.countMax else {
            throw Stop(fault: .tooMany(countMax: limits.countMax), offset: start)
        }
        tape.append(JSONTree.Entry(tag, start: start, size: size))
    }

    private mutating func skipSpace(_ bytes: UnsafeBufferPointer<UInt8>) {
        var at = offset
        while at < bytes.count {
            let byte = bytes[at]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { break }
            at += 1
        }
        offset = at
    }

    private func stop(_ fault: JSONFault) -> Stop { Stop(fault: fault, offset: offset) }
}

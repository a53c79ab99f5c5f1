/// Reads the bytes of a vector, of whatever version.
struct CVSSVectorReader {
    /// The longest vector there is has some 250 bytes.
    static let bytesMax = 512

    private(set) var version = CVSSVersion.v2_0
    /// A number for each metric: 0 where it is not defined, else that of its value.
    private(set) var values = SIMD32<UInt8>()
    /// The bits of the metrics that are defined.
    private(set) var defined: UInt32 = 0
    private(set) var isInOrder = true

    init(_ bytes: Span<UInt8>) throws(SeverityRefusal) {
        if bytes.isEmpty { throw SeverityRefusal(.empty) }
        if bytes.count > Self.bytesMax { throw SeverityRefusal(.tooLong, at: Self.bytesMax) }
        let range = try body(bytes)
        try read(bytes, range)
    }

    /// Finds the version, and the part of the text that holds the metrics.
    private mutating func body(_ bytes: Span<UInt8>) throws(SeverityRefusal) -> Range<Int> {
        if Self.starts(bytes, with: "CVSS:") {
            for candidate in [CVSSVersion.v3_1, .v3_0, .v4_0] where Self.starts(bytes, with: candidate.prefix)
            {
                version = candidate
                return 9..<bytes.count
            }
            let end = Self.end(bytes, of: 5, before: bytes.count)
            throw SeverityRefusal(.unknownVersion, at: 5, Self.text(bytes, 5..<end))
        }
        var start = 0
        var end = bytes.count
        if Self.starts(bytes, with: "CVSS2#") { start = 6 }
        if start < end, bytes[start] == UInt8(ascii: "(") {
            guard bytes[end - 1] == UInt8(ascii: ")") else {
                throw SeverityRefusal(.unbalancedBracket, at: start, "(")
            }
            (start, end) = (start + 1, end - 1)
        } else if bytes[end - 1] == UInt8(ascii: ")") {
            throw SeverityRefusal(.unbalancedBracket, at: end - 1, ")")
        }
        return start..<end
    }

    private mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(SeverityRefusal) {
        let table = version.table
        let undefined: UInt64 = version == .v2_0 ? 0x4E44 : 0x58
        var seen: UInt32 = 0
        var (position, next) = (range.lowerBound, 0)
        repeat {
            let start = position
            let name = Self.word(bytes, &position, before: range.upperBound, until: UInt8(ascii: ":"))
            if name == 0 { throw Self.malformed(bytes, start, range) }
            guard let index = table.index(of: name, from: next) else {
                throw Self.unknown(bytes, name, start..<position - 1)
            }
            let valueStart = position
            let value = Self.word(bytes, &position, before: range.upperBound, until: UInt8(ascii: "/"))
            if value == 0 { throw Self.malformed(bytes, start, range) }
            let number = table.value(value, of: index)
            if number == 0, value != undefined || table.mandatory & 1 << index != 0 {
                let end = Self.end(bytes, of: valueStart, before: range.upperBound)
                throw SeverityRefusal(.unknownValue, at: valueStart, Self.text(bytes, start..<end))
            }
            if seen & 1 << index != 0 {
                throw SeverityRefusal(.duplicateMetric, at: start, table.metrics[index].code)
            }
            seen |= 1 << index
            values[index] = number
            if number > 0 { defined |= 1 << index }
            isInOrder = isInOrder && index >= next
            next = index + 1
            // A slash at the very end has nothing behind it.
            if position == range.upperBound, bytes[position - 1] == UInt8(ascii: "/") {
                throw SeverityRefusal(.malformedPart, at: position)
            }
        } while position < range.upperBound
        if seen & table.mandatory != table.mandatory {
            let missing = (table.mandatory & ~seen).trailingZeroBitCount
            throw SeverityRefusal(.missingMetric, at: range.upperBound, table.metrics[missing].code)
        }
    }

    /// The packed bytes up to a sign or the end, and the position behind the sign; 0 when there are none,
    /// one that no metric has when there are too many. A colon must come, a slash need not.
    private static func word(
        _ bytes: Span<UInt8>, _ position: inout Int, before end: Int, until sign: UInt8
    ) -> UInt64 {
        var packed: UInt64 = 0
        var count = 0
        while position < end {
            let byte = bytes[position]
            position += 1
            if byte == sign { return count > 8 ? UInt64.max : packed }
            if byte == UInt8(ascii: "/") || byte == 0 { return 0 }
            packed = packed << 8 | UInt64(byte)
            count += 1
        }
        return sign == UInt8(ascii: ":") ? 0 : count > 8 ? UInt64.max : packed
    }

    private static func malformed(
        _ bytes: Span<UInt8>, _ start: Int, _ range: Range<Int>
    ) -> SeverityRefusal {
        let end = end(bytes, of: start, before: range.upperBound)
        return SeverityRefusal(.malformedPart, at: start, text(bytes, start..<end))
    }

    private static func unknown(
        _ bytes: Span<UInt8>, _ name: UInt64, _ range: Range<Int>
    ) -> SeverityRefusal {
        let isKnown = CVSSVersion.allCases.contains { $0.table.index(of: name, from: 0) != nil }
        return SeverityRefusal(
            isKnown ? .metricOfAnotherVersion : .unknownMetric, at: range.lowerBound, text(bytes, range))
    }

    private static func end(_ bytes: Span<UInt8>, of start: Int, before end: Int) -> Int {
        for index in start..<end where bytes[index] == UInt8(ascii: "/") { return index }
        return end
    }

    private static func starts(_ bytes: Span<UInt8>, with prefix: String) -> Bool {
        guard bytes.count >= prefix.utf8.count else { return false }
        for (index, byte) in prefix.utf8.enumerated() where bytes[index] != byte { return false }
        return true
    }

    private static func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
        String(decoding: range.map { bytes[$0] }, as: UTF8.self)
    }
}

import Kernel

/// Takes one part after another from the front of a text.
struct TextPattern {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text[...].utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    /// How many bytes of a kind stand here; they are taken.
    mutating func take(_ isTaken: (UInt8) -> Bool) -> Int {
        let part = rest.prefix(while: isTaken)
        rest = rest[part.endIndex...]
        return part.count
    }

    /// Whether a text stands here; it is taken.
    mutating func take(_ text: StaticString) -> Bool {
        let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard rest.starts(with: wanted) else { return false }
        rest = rest.dropFirst(wanted.count)
        return true
    }

    /// Eight, four, four, four and twelve hexadecimal digits in small letters.
    mutating func takeUUID() -> Bool {
        for (index, count) in [8, 4, 4, 4, 12].enumerated() {
            if index > 0, !take("-") { return false }
            guard take({ Self.isDigit($0) || (0x61...0x66).contains($0) }) == count else { return false }
        }
        return true
    }

    /// A day that exists.
    mutating func takeDay() -> Bool {
        let text = String(Substring(rest.prefix(10)))
        // The calendar repeats every 400 years; a day of year 1 is written where none is known.
        guard text.utf8.count == 10, let year = Int(text.prefix(4)), year >= 0,
            Day("\(2000 + year % 400)\(text.dropFirst(4))") != nil
        else { return false }
        rest = rest.dropFirst(10)
        return true
    }

    /// `T`, hours, minutes, seconds with or without a fraction, and the distance from UTC (RFC 3339, 5.6).
    mutating func takeTime(needsZone: Bool = true) -> Bool {
        guard take("T") || take("t"), takeTwo(23), take(":"), takeTwo(59), take(":"), takeTwo(60) else {
            return false
        }
        if take("."), take(Self.isDigit) == 0 { return false }
        return takeZone(isNeeded: needsZone)
    }

    /// `Z`, or the distance from UTC.
    mutating func takeZone(isNeeded: Bool) -> Bool {
        if take("Z") || take("z") { return true }
        if isAtEnd, !isNeeded { return true }
        return (take("+") || take("-")) && takeTwo(23) && take(":") && takeTwo(59)
    }

    private mutating func takeTwo(_ most: Int) -> Bool {
        guard let number = Int(String(Substring(rest.prefix(2)))), rest.prefix(2).allSatisfy(Self.isDigit),
            rest.count >= 2, number <= most
        else { return false }
        rest = rest.dropFirst(2)
        return true
    }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    static func isHex(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x66).contains(byte) || (0x41...0x46).contains(byte)
    }
    static func isMedia(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLower(byte) || byte == 0x2D || byte == 0x2B || byte == 0x2E
    }
    static func isPatent(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLower(byte) || isUpper(byte)
            || [0x20, 0x28, 0x29, 0x2D, 0x2E, 0x2F].contains(byte)
    }
}

/// RPM: `[epoch:]version[-release]`, rpm-version(7).
///
/// Each part is a row of numbers and words; other signs only separate. `~` comes before the end, `^` right
/// behind it, a word before a number. A version without a release comes before the same one with any.
enum RPMScheme {
    private enum Rank {
        static let tilde: UInt8 = 0
        static let end: UInt8 = 1
        static let caret: UInt8 = 2
        static let word: UInt8 = 3
        static let number: UInt8 = 4
        static let noRelease: UInt8 = 0
        static let release: UInt8 = 1
    }

    static func write(_ writer: inout KeyWriter) -> Bool {
        let bytes = writer.bytes
        var start = 0
        var epoch = 0..<0
        // What stands before a colon is an epoch only when it is a number; names of modules have colons too.
        if let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[..<colon].allSatisfy(\.isDigit) {
            epoch = 0..<colon
            start = colon + 1
        }
        guard start < bytes.count else { return false }
        writer.number(epoch, rank: Rank.number)
        if let hyphen = bytes[start...].lastIndex(of: UInt8(ascii: "-")) {
            write(start..<hyphen, &writer)
            writer.mark(Rank.release)
            write((hyphen + 1)..<bytes.count, &writer)
        } else {
            write(start..<bytes.count, &writer)
            writer.mark(Rank.noRelease)
        }
        return true
    }

    private static func write(_ part: Range<Int>, _ writer: inout KeyWriter) {
        var index = part.lowerBound
        while index < part.upperBound {
            let byte = writer.bytes[index]
            let start = index
            index += 1
            if byte == UInt8(ascii: "~") {
                writer.mark(Rank.tilde)
            } else if byte == UInt8(ascii: "^") {
                writer.mark(Rank.caret)
            } else if byte.isDigit {
                while index < part.upperBound, writer.bytes[index].isDigit { index += 1 }
                writer.number(start..<index, rank: Rank.number)
            } else if byte.isLetter {
                while index < part.upperBound, writer.bytes[index].isLetter { index += 1 }
                writer.word(start..<index, rank: Rank.word)
            }
        }
        writer.mark(Rank.end)
    }
}

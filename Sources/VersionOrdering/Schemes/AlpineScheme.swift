/// Alpine: `digits{.digits}…{letter}{_suffix{number}}…{~hash}{-r number}`, apk-tools 3, `src/version.c`.
///
/// Where two versions part, the one whose next part is of the inner kind is the later, except that
/// pre-release suffixes come before the end. What apk cannot read ends the version there, just below the same
/// version without it.
enum AlpineScheme {
    private enum Rank {
        static let unreadable: UInt8 = 4
        /// Between two dots.
        static let nothing: UInt8 = 5
        static let end: UInt8 = 6
        static let revision: UInt8 = 7
        static let hash: UInt8 = 8
        static let suffixNumber: UInt8 = 9
        static let letter: UInt8 = 15
        /// Digits that begin with a zero are compared as text: 1.01 comes before 1.1.
        static let fraction: UInt8 = 16
        static let digits: UInt8 = 17
    }

    private static let suffixes: [(StaticString, UInt8)] = [
        ("alpha", 0), ("beta", 1), ("pre", 2), ("rc", 3), ("cvs", 10), ("svn", 11), ("git", 12), ("hg", 13),
        ("p", 14),
    ]

    static func write(_ writer: inout KeyWriter) -> Bool {
        let digits = writer.digits()
        if digits.isEmpty {
            // apk compares `.1` and `a` too, before all that begins with a number; words are names, not
            // versions.
            let following = writer.peek(1)
            let isPart = writer.startsWith(".") ? following?.isDigit == true : following?.isLetter != true
            guard isPart, writer.startsWith(".") || writer.next?.isLowercase == true else { return false }
            writer.mark(Rank.nothing)
        } else {
            writer.number(digits, rank: Rank.digits)
        }
        writeNumbersAndLetters(&writer)
        while writer.next == UInt8(ascii: "_") {
            guard writeSuffix(&writer) else {
                writer.mark(Rank.unreadable)
                return true
            }
        }
        if writer.next == UInt8(ascii: "~"), writer.peek(1).map(isHex) == true {
            writer.skip()
            writer.word(writer.run(isHex), rank: Rank.hash)
        }
        if isRevision(writer) {
            writer.skip()
            writer.skip()
            writer.number(writer.digits(), rank: Rank.revision)
        }
        writer.mark(writer.isAtEnd ? Rank.end : Rank.unreadable)
        return true
    }

    private static func writeNumbersAndLetters(_ writer: inout KeyWriter) {
        while let byte = writer.next {
            if writer.take(".") {
                let digits = writer.digits()
                if digits.isEmpty {
                    writer.mark(Rank.nothing)
                } else if writer.bytes[digits.lowerBound] == UInt8(ascii: "0") {
                    writer.word(digits, rank: Rank.fraction)
                } else {
                    writer.number(digits, rank: Rank.digits)
                }
            } else if byte.isLowercase {
                writer.word(writer.at..<(writer.at + 1), rank: Rank.letter)
                writer.skip()
            } else if byte.isDigit {
                writer.number(writer.digits(), rank: Rank.digits)
            } else {
                return
            }
        }
    }

    private static func writeSuffix(_ writer: inout KeyWriter) -> Bool {
        writer.skip()
        let name = writer.run(\.isLowercase)
        guard let suffix = suffixes.first(where: { writer.isWord(name, $0.0) }) else { return false }
        writer.mark(suffix.1)
        let digits = writer.digits()
        if !digits.isEmpty { writer.number(digits, rank: Rank.suffixNumber) }
        return true
    }

    /// `-r`, with a number, or bare at the end or before another hyphen.
    private static func isRevision(_ writer: KeyWriter) -> Bool {
        guard writer.startsWith("-r") else { return false }
        guard let after = writer.peek(2) else { return true }
        return after.isDigit || after == UInt8(ascii: "-")
    }

    private static func isHex(_ byte: UInt8) -> Bool { byte.isDigit || (0x61...0x66).contains(byte) }
}

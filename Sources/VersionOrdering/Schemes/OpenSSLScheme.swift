/// OpenSSL: three numbers, then up to 1.1.1 a letter for each fix (`a` to `z`, then `za`), then a stage
/// before release.
enum OpenSSLScheme {
    private enum Rank {
        static let noLetter: UInt8 = 0
        static let letter: UInt8 = 1
        static let number: UInt8 = 1
        static let release: UInt8 = 5
    }

    /// In the order in which they come before a release.
    private static let stages: [(StaticString, UInt8)] = [
        ("dev", 0), ("alpha", 1), ("beta", 2), ("pre", 3), ("rc", 4),
    ]

    static func write(_ writer: inout KeyWriter) -> Bool {
        var count = 0
        repeat {
            let digits = writer.digits()
            guard !digits.isEmpty, count < 3 else { return false }
            writer.number(digits, rank: Rank.number)
            count += 1
        } while writer.take(".")
        guard count > 1 else { return false }
        if count == 2 { writer.number(0..<0, rank: Rank.number) }
        let letters = writer.run(\.isLowercase)
        guard isLetterRelease(letters, writer) else { return false }
        if letters.isEmpty {
            writer.mark(Rank.noLetter)
        } else {
            writer.word(letters, rank: Rank.letter)
        }
        let isStaged = writeStage(&writer)
        if !isStaged { writer.mark(Rank.release) }
        // Builds with the validated module, or with another's patches, are named so; the release is the same.
        if writer.take("-fips") { return writer.isAtEnd }
        if writer.take("+") { _ = writer.run { $0 < 0x80 } }
        return writer.isAtEnd
    }

    /// Nothing, a letter, or `z` with a letter: nothing else was ever a release.
    private static func isLetterRelease(_ letters: Range<Int>, _ writer: KeyWriter) -> Bool {
        letters.count < 2 || (letters.count == 2 && writer.bytes[letters.lowerBound] == UInt8(ascii: "z"))
    }

    private static func writeStage(_ writer: inout KeyWriter) -> Bool {
        guard writer.next == UInt8(ascii: "-") else { return false }
        for (name, rank) in stages {
            var ahead = writer
            ahead.skip()
            guard ahead.take(name) else { continue }
            ahead.mark(rank)
            ahead.number(ahead.digits(), rank: Rank.number)
            writer = ahead
            return true
        }
        return false
    }
}

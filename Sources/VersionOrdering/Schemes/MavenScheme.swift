/// Maven: the POM reference's "Version Order Specification".
///
/// Tokens stand behind a dot or a hyphen, and so does a change between digits and other signs (as a hyphen).
/// Nulls (0, `ga`, `final`, `release`) before a hyphen or the end are dropped. Then: known qualifiers, the
/// end, `sp`, other qualifiers, numbers behind a hyphen, numbers behind a dot.
enum MavenScheme {
    private enum Rank {
        static let alpha: UInt8 = 0
        static let beta: UInt8 = 1
        static let milestone: UInt8 = 2
        static let candidate: UInt8 = 3
        static let snapshot: UInt8 = 4
        static let end: UInt8 = 5
        static let servicePack: UInt8 = 6
        static let word: UInt8 = 7
        static let hyphenNumber: UInt8 = 8
        static let dotNumber: UInt8 = 9
    }

    private static let qualifiers: [(StaticString, UInt8)] = [
        ("alpha", Rank.alpha), ("beta", Rank.beta), ("milestone", Rank.milestone), ("rc", Rank.candidate),
        ("cr", Rank.candidate), ("snapshot", Rank.snapshot), ("ga", Rank.end), ("final", Rank.end),
        ("release", Rank.end), ("sp", Rank.servicePack),
    ]
    private static let letters: [(StaticString, UInt8)] = [
        ("a", Rank.alpha), ("b", Rank.beta), ("m", Rank.milestone),
    ]

    static func write(_ writer: inout KeyWriter) -> Bool {
        writer.lowercase()
        writer.padding = Token(rank: Rank.end)
        guard writer.bytes.contains(where: \.isAlphanumeric) else { return false }
        var isBehindDot = true
        while true {
            writeToken(&writer, isBehindDot)
            guard let byte = writer.next else { break }
            if writer.take(".") {
                isBehindDot = true
            } else {
                if byte == UInt8(ascii: "-") { writer.skip() }
                isBehindDot = false
                dropNulls(&writer)
            }
        }
        dropNulls(&writer)
        return true
    }

    /// One token, up to the next dot, hyphen, or change between digits and other signs.
    private static func writeToken(_ writer: inout KeyWriter, _ isBehindDot: Bool) {
        let digits = writer.digits()
        if !digits.isEmpty {
            writer.number(digits, rank: isBehindDot ? Rank.dotNumber : Rank.hyphenNumber)
            return
        }
        let word = writer.run { !$0.isDigit && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") }
        if word.isEmpty {
            writer.number(0..<0, rank: isBehindDot ? Rank.dotNumber : Rank.hyphenNumber)
            return
        }
        // A dot before a qualifier counts as a hyphen.
        if isBehindDot { dropNulls(&writer) }
        let isBeforeDigit = writer.next?.isDigit == true
        if isBeforeDigit, let letter = letters.first(where: { writer.isWord(word, $0.0) }) {
            writer.mark(letter.1)
        } else if let known = qualifiers.first(where: { writer.isWord(word, $0.0) }) {
            writer.mark(known.1)
        } else {
            writer.word(word, rank: Rank.word)
        }
    }

    private static func dropNulls(_ writer: inout KeyWriter) {
        while let last = writer.tokens.last, last.rank == Rank.end || writer.endsWithZero {
            writer.removeTokens(last: 1)
        }
    }
}

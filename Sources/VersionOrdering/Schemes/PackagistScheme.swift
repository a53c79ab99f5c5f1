/// PHP's `version_compare`, by which Composer orders: parts of digits or of other signs, compared one by one.
///
/// Unknown words come first, then dev, alpha, beta, RC, the end, numbers, and patch levels. A `#` stands, as
/// in PHP, for any number or none; with it alone the order is not transitive.
@usableFromInline
enum PackagistScheme {
    private enum Rank {
        static let unknown: UInt8 = 0
        static let end: UInt8 = 5
        static let anyNumber: UInt8 = 6
        static let number: UInt8 = 7
        static let patch: UInt8 = 8
    }

    /// As `version_compare` looks them up: by how a part begins, in this order.
    private static let words: [(StaticString, UInt8)] = [
        ("dev", 1), ("a", 2), ("b", 3), ("rc", 4), ("p", Rank.patch),
    ]

    static func write(_ writer: inout KeyWriter) -> Bool {
        writer.lowercase()
        let isBranch = writer.startsWith("dev-")
        guard isBranch || writer.bytes.contains(where: \.isDigit) else { return false }
        if writer.peek(1)?.isDigit == true { _ = writer.take("v") }
        writer.padding = Token(rank: Rank.end)
        while let byte = writer.next {
            if byte.isDigit {
                writer.number(writer.digits(), rank: Rank.number)
            } else if byte.isLetter {
                writeWord(&writer)
            } else if writer.take("#") {
                writer.hasWildcard = true
                writer.mark(Rank.anyNumber)
            } else if byte == UInt8(ascii: "+"), !isBranch {
                // Composer leaves out build metadata.
                break
            } else {
                writer.skip()
            }
        }
        return true
    }

    private static func writeWord(_ writer: inout KeyWriter) {
        let rank = words.first { writer.startsWith($0.0) }?.1 ?? Rank.unknown
        let range = writer.run(\.isLetter)
        // What Composer leaves out.
        if !writer.isWord(range, "stable") { writer.mark(rank) }
    }

    /// Whether two tokens are alike because one of them stands for any number.
    @usableFromInline
    static func areAlike(_ left: Token, _ right: Token) -> Bool {
        let (low, high) = (min(left.rank, right.rank), max(left.rank, right.rank))
        return high == Rank.anyNumber && low >= Rank.end || low == Rank.anyNumber && high == Rank.number
    }
}

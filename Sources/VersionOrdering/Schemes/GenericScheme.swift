/// Any other version, by libversion's published algorithm (doc/ALGORITHM.md, "Core algorithm").
///
/// Numbers and words in turn, missing ones zero: pre-release word, zero, post-release word, number, letter
/// behind a number (`1.0a`). Words are told apart by their first letter.
enum GenericScheme {
    private enum Rank {
        static let preRelease: UInt8 = 0
        static let zero: UInt8 = 1
        static let postRelease: UInt8 = 2
        static let nonzero: UInt8 = 3
        static let letterSuffix: UInt8 = 4
    }

    private static let preReleases: [StaticString] = ["alpha", "beta", "rc", "pre"]
    private static let postReleases: [StaticString] = ["patch", "post", "pl", "errata"]

    static func write(_ writer: inout KeyWriter) -> Bool {
        // A word without any number, such as `latest`, is a name and not a version.
        guard writer.bytes.contains(where: \.isDigit) else { return false }
        writer.lowercase()
        writer.padding = Token(rank: Rank.zero, isNumber: true)
        if writer.peek(1)?.isDigit == true { _ = writer.take("v") }
        while let byte = writer.next {
            if byte.isDigit {
                let start = writer.at
                let digits = writer.digits()
                let isZero = writer.bytes[start..<digits.upperBound].allSatisfy { $0 == UInt8(ascii: "0") }
                writer.number(digits, rank: isZero ? Rank.zero : Rank.nonzero)
            } else if byte.isLetter {
                writeWord(&writer)
            } else {
                writer.skip()
            }
        }
        return true
    }

    private static func writeWord(_ writer: inout KeyWriter) {
        let followsNumber = writer.at > 0 && writer.bytes[writer.at - 1].isDigit
        let range = writer.run(\.isLetter)
        let isBeforeNumber = writer.next?.isDigit == true
        let rank: UInt8 =
            if preReleases.contains(where: { writer.isWord(range, $0) }) {
                Rank.preRelease
            } else if postReleases.contains(where: { writer.isWord(range, $0) }) {
                Rank.postRelease
            } else if followsNumber, !isBeforeNumber {
                Rank.letterSuffix
            } else {
                Rank.preRelease
            }
        writer.word(range.lowerBound..<(range.lowerBound + 1), rank: rank)
    }
}

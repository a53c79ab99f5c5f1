/// RubyGems' `Gem::Version`: numbers and words in turn, missing ones zero, a word before any number.
enum RubyGemsScheme {
    private enum Rank {
        static let word: UInt8 = 1
        static let number: UInt8 = 2
    }

    static func write(_ writer: inout KeyWriter) -> Bool {
        guard let plain = spelledOut(writer.bytes) else { return false }
        writer.restart(with: plain)
        writer.padding = Token(rank: Rank.number, isNumber: true)
        var hasWord = false
        while let byte = writer.next {
            if byte.isDigit {
                writer.number(writer.digits(), rank: Rank.number)
            } else if byte.isLetter {
                // Zeros right before the first word do not count: 1.0.a is 1.a.
                while !hasWord, writer.endsWithZero { writer.removeTokens(last: 1) }
                hasWord = true
                writer.word(writer.run(\.isLetter), rank: Rank.word)
            } else {
                writer.skip()
            }
        }
        return true
    }

    /// The version with each hyphen as `.pre.`, which is what it stands for; nil where the text is no
    /// version.
    private static func spelledOut(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes[0].isDigit else { return nil }
        var result: [UInt8] = []
        var isPartEmpty = true
        for byte in bytes {
            if byte.isAlphanumeric {
                result.append(byte)
                isPartEmpty = false
            } else if byte == UInt8(ascii: "."), !isPartEmpty {
                result.append(byte)
                isPartEmpty = true
            } else if byte == UInt8(ascii: "-"), !isPartEmpty {
                result.append(contentsOf: ".pre.".utf8)
                isPartEmpty = true
            } else {
                return nil
            }
        }
        return isPartEmpty ? nil : result
    }
}

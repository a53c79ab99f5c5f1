/// PEP 440, Appendix B for how versions are written and "Summary of permitted suffixes" for how they are
/// ordered.
///
/// Texts that PEP 440 does not know come before all others, ordered as setuptools ordered them before it.
enum PyPIScheme {
    private enum Rank {
        static let legacy: UInt8 = 0
        static let standard: UInt8 = 1
        static let end: UInt8 = 0
        static let number: UInt8 = 2
        /// In a local version.
        static let word: UInt8 = 1
        // Before the release.
        static let developmentOnly: UInt8 = 0
        static let final: UInt8 = 4
        // After the release.
        static let noPost: UInt8 = 0
        static let post: UInt8 = 1
        // In development.
        static let development: UInt8 = 0
        static let finished: UInt8 = 1
    }

    /// Longer spellings first: `rc` would hide in `r`, `a` in `alpha`.
    private static let preReleases: [(StaticString, UInt8)] = [
        ("alpha", 1), ("beta", 2), ("preview", 3), ("pre", 3), ("rc", 3), ("a", 1), ("b", 2), ("c", 3),
    ]
    private static let postReleases: [StaticString] = ["post", "rev", "r"]

    static func write(_ writer: inout KeyWriter) -> Bool {
        writer.lowercase()
        var attempt = writer
        if writeStandard(&attempt) {
            writer = attempt
            return true
        }
        return writeLegacy(&writer)
    }

    private static func writeStandard(_ writer: inout KeyWriter) -> Bool {
        writer.mark(Rank.standard)
        _ = writer.take("v")
        var first = writer.digits()
        guard !first.isEmpty else { return false }
        if writer.take("!") {
            writer.number(first, rank: Rank.number)
            first = writer.digits()
            guard !first.isEmpty else { return false }
        } else {
            writer.number(0..<0, rank: Rank.number)
        }
        writeRelease(first, &writer)
        let pre = takeSuffix(&writer, preReleases)
        let post = takePost(&writer)
        let development = takeSuffix(&writer, [("dev", 0)])
        if let pre {
            writer.mark(pre.rank)
            writer.number(pre.number, rank: Rank.number)
        } else {
            writer.mark(post == nil && development != nil ? Rank.developmentOnly : Rank.final)
        }
        writer.mark(post == nil ? Rank.noPost : Rank.post)
        if let post { writer.number(post, rank: Rank.number) }
        writer.mark(development == nil ? Rank.finished : Rank.development)
        if let development { writer.number(development.number, rank: Rank.number) }
        return writeLocal(&writer) && writer.isAtEnd
    }

    private static func writeRelease(_ first: Range<Int>, _ writer: inout KeyWriter) {
        writer.number(first, rank: Rank.number)
        while writer.next == UInt8(ascii: "."), writer.peek(1)?.isDigit == true {
            writer.skip()
            writer.number(writer.digits(), rank: Rank.number)
        }
        // The epoch and the mark before it stay.
        while writer.tokens.count > 2, writer.endsWithZero { writer.removeTokens(last: 1) }
        writer.mark(Rank.end)
    }

    private static func takeSuffix(
        _ writer: inout KeyWriter, _ names: [(StaticString, UInt8)]
    ) -> (rank: UInt8, number: Range<Int>)? {
        var ahead = writer
        takeSeparator(&ahead)
        guard let name = names.first(where: { ahead.startsWith($0.0) }) else { return nil }
        _ = ahead.take(name.0)
        let number = takeSuffixNumber(&ahead)
        writer = ahead
        return (name.1, number)
    }

    private static func takePost(_ writer: inout KeyWriter) -> Range<Int>? {
        // The short form: 1.0-1 is 1.0.post1.
        if writer.next == UInt8(ascii: "-"), writer.peek(1)?.isDigit == true {
            writer.skip()
            return writer.digits()
        }
        return takeSuffix(&writer, postReleases.map { ($0, 0) })?.number
    }

    /// A number, perhaps behind a separator; a separator without a number stays.
    private static func takeSuffixNumber(_ writer: inout KeyWriter) -> Range<Int> {
        var ahead = writer
        takeSeparator(&ahead)
        let digits = ahead.digits()
        if !digits.isEmpty { writer = ahead }
        return digits
    }

    private static func takeSeparator(_ writer: inout KeyWriter) {
        if let byte = writer.next, isSeparator(byte) { writer.skip() }
    }

    private static func isSeparator(_ byte: UInt8) -> Bool { ".-_".utf8.contains(byte) }

    private static func writeLocal(_ writer: inout KeyWriter) -> Bool {
        guard writer.take("+") else {
            writer.mark(Rank.end)
            return true
        }
        while true {
            let part = writer.run(\.isAlphanumeric)
            guard !part.isEmpty else { return false }
            if writer.bytes[part].allSatisfy(\.isDigit) {
                writer.number(part, rank: Rank.number)
            } else {
                writer.word(part, rank: Rank.word)
            }
            guard let byte = writer.next, isSeparator(byte) else { break }
            writer.skip()
        }
        writer.mark(Rank.end)
        return true
    }

    // Before PEP 440.

    private enum LegacyRank {
        static let word: UInt8 = 1
        static let number: UInt8 = 2
    }

    /// Where the words stand that others are replaced by.
    private struct LegacyWords {
        let candidate: Range<Int>
        let development: Range<Int>
        let final: Range<Int>
        let hyphen: Range<Int>

        func replacement(_ word: Range<Int>, _ writer: KeyWriter) -> Range<Int> {
            if ["pre", "preview", "rc"].contains(where: { writer.isWord(word, $0) }) { return candidate }
            return writer.isWord(word, "dev") ? development : word
        }
    }

    /// Numbers and words, each word before any number; the end reads "final", a hyphen "final-".
    private static func writeLegacy(_ writer: inout KeyWriter) -> Bool {
        // A bare word, such as `latest`, is a name and not a version.
        guard writer.bytes.contains(where: { $0.isDigit || isSeparator($0) }) else { return false }
        // The words that others stand for must be among the bytes, so that tokens can point at them.
        let count = writer.bytes.count
        writer.restart(with: writer.bytes + Array("c@final-".utf8))
        let words = LegacyWords(
            candidate: count..<(count + 1), development: (count + 1)..<(count + 2),
            final: (count + 2)..<(count + 7), hyphen: (count + 2)..<(count + 8))
        writer.mark(Rank.legacy)
        let first = writer.tokens.count
        while writer.at < count {
            let start = writer.at
            let byte = writer.bytes[start]
            if byte.isDigit {
                writer.number(writer.digits(), rank: LegacyRank.number)
            } else if byte == UInt8(ascii: "-") {
                writer.skip()
                writeLegacyWord(words.hyphen, first, &writer)
            } else if byte == UInt8(ascii: ".") {
                writer.skip()
            } else {
                let isLetter = byte.isLetter
                while writer.at < count, isLegacyPart(writer.bytes[writer.at], isLetter) { writer.skip() }
                writeLegacyWord(words.replacement(start..<writer.at, writer), first, &writer)
            }
        }
        writeLegacyWord(words.final, first, &writer)
        return true
    }

    private static func isLegacyPart(_ byte: UInt8, _ isLetter: Bool) -> Bool {
        byte.isLetter == isLetter && !byte.isDigit && byte != UInt8(ascii: ".") && byte != UInt8(ascii: "-")
    }

    private static func writeLegacyWord(_ word: Range<Int>, _ first: Int, _ writer: inout KeyWriter) {
        // A hyphen before a pre-release says nothing, and neither do zeros before any word.
        if writer.bytes[word].lexicographicallyPrecedes("final".utf8) {
            while writer.tokens.count > first, let last = writer.tokens.last, isHyphen(last, writer) {
                writer.removeTokens(last: 1)
            }
        }
        while writer.tokens.count > first, writer.endsWithZero { writer.removeTokens(last: 1) }
        writer.word(word, rank: LegacyRank.word)
    }

    private static func isHyphen(_ token: Token, _ writer: KeyWriter) -> Bool {
        !token.isNumber && writer.isWord(Int(token.start)..<Int(token.end), "final-")
    }
}

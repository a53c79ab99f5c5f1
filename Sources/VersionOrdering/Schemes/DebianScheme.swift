/// Debian: `[epoch:]upstream[-revision]`, Debian Policy 5.6.12.
///
/// Upstream and revision are read as runs of non-digits and digits in turn. In a run of non-digits `~` comes
/// before its end, the end before letters, letters before all else.
enum DebianScheme {
    private enum Rank {
        static let tilde: UInt8 = 0
        /// The end of a run of non-digits: the number behind it, or the end of all.
        static let end: UInt8 = 1
        static let letter: UInt8 = 2
        static let other: UInt8 = 3
    }

    static func write(_ writer: inout KeyWriter) -> Bool {
        let bytes = writer.bytes
        let isAllowed = { (byte: UInt8) in byte.isAlphanumeric || ".+-~:".utf8.contains(byte) }
        guard bytes.allSatisfy(isAllowed) else { return false }
        var start = 0
        var epoch = 0..<0
        if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) {
            epoch = 0..<colon
            guard colon > 0, bytes[epoch].allSatisfy(\.isDigit) else { return false }
            start = colon + 1
        }
        var (upstream, revision) = (start..<bytes.count, 0..<0)
        if let hyphen = bytes[start...].lastIndex(of: UInt8(ascii: "-")) {
            (upstream, revision) = (start..<hyphen, (hyphen + 1)..<bytes.count)
            guard !revision.isEmpty else { return false }
        }
        guard !upstream.isEmpty, !bytes[revision].contains(UInt8(ascii: ":")) else { return false }
        writer.number(epoch, rank: Rank.end)
        write(upstream, &writer)
        write(revision, &writer)
        return true
    }

    private static func write(_ part: Range<Int>, _ writer: inout KeyWriter) {
        var index = part.lowerBound
        // A missing number counts as zero, and so does a missing part.
        var needsNumber = true
        while index < part.upperBound {
            let byte = writer.bytes[index]
            let start = index
            index += 1
            if byte.isDigit {
                while index < part.upperBound, writer.bytes[index].isDigit { index += 1 }
                writer.number(start..<index, rank: Rank.end)
                needsNumber = false
            } else {
                let rank = byte == UInt8(ascii: "~") ? Rank.tilde : byte.isLetter ? Rank.letter : Rank.other
                writer.word(start..<index, rank: rank)
                needsNumber = true
            }
        }
        if needsNumber { writer.number(0..<0, rank: Rank.end) }
        writer.mark(Rank.end)
    }
}

/// A version read once, for comparing it often: a row of ranked tokens whose lexicographic order is the
/// scheme's.
///
/// Because every scheme only says what the tokens are, and one function compares them, every order is total.
public struct VersionKey: Sendable {
    public let scheme: VersionScheme
    /// The text in the form that tokens point into.
    @usableFromInline let bytes: [UInt8]
    @usableFromInline let tokens: [Token]
    /// What stands, without end, behind the last token.
    @usableFromInline let padding: Token
    @usableFromInline let hasWildcard: Bool

    /// Reads a text; nil where it is not a version of the scheme. Blanks around it do not count.
    public init?(_ text: String, as scheme: VersionScheme) {
        // Measured before copied: a text of any size must end quickly.
        guard text.utf8.count <= VersionScheme.bytesMax else { return nil }
        self.init(bytes: Array(text.utf8), as: scheme)
    }

    /// As `init(_:as:)`, from UTF-8.
    public init?(bytes: [UInt8], as scheme: VersionScheme) {
        guard bytes.count <= VersionScheme.bytesMax else { return nil }
        let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard let first = bytes.firstIndex(where: { !isBlank($0) }),
            let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return nil }
        let isWhole = first == 0 && last == bytes.count - 1
        var writer = KeyWriter(isWhole ? bytes : Array(bytes[first...last]))
        let hasGap = writer.bytes.contains { $0 <= 0x20 || $0 == 0x7F }
        guard !hasGap || scheme == .windows, scheme.write(&writer) else { return nil }
        self.scheme = scheme
        self.bytes = writer.bytes
        tokens = writer.tokens
        padding = writer.padding
        hasWildcard = writer.hasWildcard
    }

    /// How this version stands to another of the same scheme.
    @inlinable
    public func compared(to other: VersionKey) -> Ordering {
        precondition(scheme == other.scheme, "versions of two schemes cannot be compared")
        let count = max(tokens.count, other.tokens.count)
        for index in 0..<count {
            let left = index < tokens.count ? tokens[index] : padding
            let right = index < other.tokens.count ? other.tokens[index] : other.padding
            if hasWildcard || other.hasWildcard, PackagistScheme.areAlike(left, right) { continue }
            if left.rank != right.rank { return left.rank < right.rank ? .less : .greater }
            let order = compareValues(left, right, of: other)
            if order != .equal { return order }
        }
        return .equal
    }

    /// Two tokens of one rank: numbers by size, however long; words byte by byte.
    @inlinable
    func compareValues(_ left: Token, _ right: Token, of other: VersionKey) -> Ordering {
        let (leftCount, rightCount) = (left.end - left.start, right.end - right.start)
        if left.isNumber, right.isNumber, leftCount != rightCount {
            return leftCount < rightCount ? .less : .greater
        }
        for offset in 0..<Int(min(leftCount, rightCount)) {
            let one = bytes[Int(left.start) + offset]
            let two = other.bytes[Int(right.start) + offset]
            if one != two { return one < two ? .less : .greater }
        }
        return leftCount == rightCount ? .equal : leftCount < rightCount ? .less : .greater
    }
}

/// One part of a version: what kind it is of, as a rank among the kinds, and its text.
@usableFromInline
struct Token: Sendable {
    @usableFromInline let rank: UInt8
    @usableFromInline let isNumber: Bool
    /// Where the text stands in the key's bytes; a number's is without leading zeros, zero's is empty.
    @usableFromInline let start: UInt16
    @usableFromInline let end: UInt16

    init(rank: UInt8, isNumber: Bool = false, at range: Range<Int> = 0..<0) {
        self.rank = rank
        self.isNumber = isNumber
        start = UInt16(range.lowerBound)
        end = UInt16(range.upperBound)
    }
}

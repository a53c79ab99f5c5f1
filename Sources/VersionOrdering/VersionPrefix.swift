extension VersionKey {
    /// A number whose order never contradicts the order of versions: of two versions of one scheme, the one
    /// with the smaller prefix is the smaller one. Of equal prefixes nothing follows; compare the versions.
    ///
    /// It lets an index decide most comparisons without reading a version's text.
    public var prefix: UInt64 {
        // Wildcards stand for each other whatever their tokens are.
        if hasWildcard || scheme == .packagist { return 0 }
        var writer = PrefixWriter(rankBits: scheme.rankBits)
        var index = 0
        while writer.isOpen {
            let token = index < tokens.count ? tokens[index] : padding
            writer.rank(token.rank)
            if token.isNumber {
                writer.number(bytes[Int(token.start)..<Int(token.end)])
            } else {
                writer.word(
                    first: token.start < token.end ? bytes[Int(token.start)] : nil,
                    isLonger: token.end - token.start > 1)
            }
            index += 1
        }
        return writer.bits
    }

    /// The prefix of a text of plain numbers and dots in the generic order, without reading it into a key;
    /// nil where it is of another form.
    @inlinable
    public static func genericPrefix(ofNumbers bytes: UnsafeRawBufferPointer) -> UInt64? {
        var writer = PrefixWriter(rankBits: 3)
        var at = 0
        guard !bytes.isEmpty else { return nil }
        while at < bytes.count {
            var value: UInt64 = 0
            let start = at
            while at < bytes.count, bytes[at] &- 0x30 < 10 {
                value = min(value &* 10 &+ UInt64(bytes[at] &- 0x30), PrefixWriter.numberMax)
                at += 1
            }
            guard at > start else { return nil }
            // Ranks of zero and of any other number in `GenericScheme`.
            if writer.isOpen {
                writer.rank(value == 0 ? 1 : 3)
                writer.number(value)
            }
            if at == bytes.count { break }
            guard bytes[at] == UInt8(ascii: "."), at + 1 < bytes.count else { return nil }
            at += 1
        }
        while writer.isOpen {
            writer.rank(1)
            writer.number(0)
        }
        return writer.bits
    }
}

extension VersionScheme {
    /// How many bits the ranks of this scheme's tokens need.
    var rankBits: Int {
        switch self {
        case .debian: 2
        case .generic: 3
        default: 5
        }
    }
}

/// Writes tokens, most significant bit first, until 64 bits are full or a token is told only in part.
@usableFromInline
struct PrefixWriter {
    /// Larger numbers are told only as large.
    @usableFromInline static let numberMax: UInt64 = 1 << 40
    @usableFromInline private(set) var bits: UInt64 = 0
    @usableFromInline var left = 64
    @usableFromInline let rankBits: Int

    @inlinable init(rankBits: Int) { self.rankBits = rankBits }

    /// Another token has room, and all before it are told in full.
    @inlinable var isOpen: Bool { left > 0 }

    @inlinable
    mutating func put(_ value: UInt64, _ count: Int) {
        if count <= left {
            left -= count
            bits |= value << UInt64(left)
        } else {
            // The upper bits keep the order; what follows cannot be told.
            bits |= value >> UInt64(count - left)
            left = 0
        }
    }

    @inlinable mutating func rank(_ rank: UInt8) { put(UInt64(rank), rankBits) }

    /// Small numbers in few bits; each class of sizes begins with more ones than the one before it.
    @inlinable
    mutating func number(_ value: UInt64) {
        if value < 8 {
            put(value, 4)
        } else if value < 128 {
            put(0b10 << 7 | value, 9)
        } else if value < 8192 {
            put(0b110 << 13 | value, 16)
        } else if value < 1 << 20 {
            put(0b1110 << 20 | value, 24)
        } else if value < Self.numberMax {
            put(0b11110 << 40 | value, 45)
        } else {
            put(0b11111, 5)
            left = 0
        }
    }

    mutating func number(_ digits: ArraySlice<UInt8>) {
        var value: UInt64 = 0
        for digit in digits { value = min(value * 10 + UInt64(digit - 0x30), Self.numberMax) }
        number(value)
    }

    /// A word by its first letter, and whether that was all of it.
    mutating func word(first: UInt8?, isLonger: Bool) {
        guard let first else { return put(0, 8) }
        put(UInt64(first), 8)
        put(isLonger ? 1 : 0, 1)
        if isLonger { left = 0 }
    }
}

import VersionOrdering
import Vulnerabilities

/// A statement as the index holds it: 32 bytes.
struct Row {
    static let bytes = 32
    /// A record with more statements takes several numbers.
    static let statementMax = (1 << 14) - 1

    /// Prefixes of the bounds; equal to nothing where there is no bound.
    var low: UInt64
    var high: UInt64
    var record: UInt32
    /// Where the bounds' texts stand among the texts.
    var lowText: UInt32
    var highText: UInt32
    /// From the lowest bit: statement 14, status 3, lower 2, upper 2, unstated 1, conditional 1, attributes
    /// 1, default 1, basis 2, scheme 5.
    var bits: UInt32

    enum Edge: UInt32 { case none, excluded, included }

    init(
        _ statement: ProductStatement, at place: Int, of record: Int, isConditional: Bool,
        hasAttributes: Bool, scheme: VersionScheme
    ) {
        self.record = UInt32(truncatingIfNeeded: record)
        (low, high, lowText, highText) = (0, .max, 0, 0)
        var bits = UInt32(truncatingIfNeeded: place) & 0x3FFF
        bits |= UInt32(statement.status.code) << 14
        var (lower, upper) = (Edge.none, Edge.none)
        switch statement.span {
        case .all: break
        case .unstated: bits |= 1 << 21
        case .exactly: (lower, upper) = (.included, .included)
        case .between(let from, let to):
            if let from { lower = from.isIncluded ? .included : .excluded }
            if let to { upper = to.isIncluded ? .included : .excluded }
        }
        bits |= lower.rawValue << 17 | upper.rawValue << 19
        if isConditional { bits |= 1 << 22 }
        if hasAttributes { bits |= 1 << 23 }
        if statement.isDefault { bits |= 1 << 24 }
        bits |= UInt32(statement.basis.code) << 25
        bits |= UInt32(scheme.code) << 27
        self.bits = bits
    }

    init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
        low = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        high = bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
        record = bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt32.self)
        lowText = bytes.loadUnaligned(fromByteOffset: offset + 20, as: UInt32.self)
        highText = bytes.loadUnaligned(fromByteOffset: offset + 24, as: UInt32.self)
        bits = bytes.loadUnaligned(fromByteOffset: offset + 28, as: UInt32.self)
    }

    /// A bound that cannot be read has no prefix: the span is marked as unstated, and its texts decide.
    mutating func setPrefixes(low: UInt64?, high: UInt64?) {
        guard let low, let high else {
            bits |= 1 << 21
            return
        }
        self.low = low
        self.high = high
    }

    var statement: Int { Int(bits & 0x3FFF) }
    var status: ProductStatement.Status { .of(UInt8(bits >> 14 & 7)) }
    var lower: Edge { Edge(rawValue: bits >> 17 & 3) ?? .none }
    var upper: Edge { Edge(rawValue: bits >> 19 & 3) ?? .none }
    var isUnstated: Bool { bits >> 21 & 1 == 1 }
    var isConditional: Bool { bits >> 22 & 1 == 1 }
    var hasAttributes: Bool { bits >> 23 & 1 == 1 }
    var isDefault: Bool { bits >> 24 & 1 == 1 }
    var basis: ProductStatement.Basis { .of(UInt8(bits >> 25 & 3)) }
    var scheme: VersionScheme { .of(UInt8(bits >> 27)) }
    var schemeCode: UInt8 { UInt8(bits >> 27) }
    /// Without any bound.
    var isOpen: Bool { bits >> 17 & 0xF == 0 }

    func append(to writer: inout ByteWriter) {
        writer.fixed(low)
        writer.fixed(high)
        writer.fixed(record)
        writer.fixed(lowText)
        writer.fixed(highText)
        writer.fixed(bits)
    }
}

/// Writes small values one after the other.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    var count: Int { bytes.count }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    mutating func byte(_ value: UInt8) { bytes.append(value) }

    mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

    /// Seven bits a byte, least significant first.
    mutating func number(_ value: Int) {
        var rest = UInt64(bitPattern: Int64(value))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func optional(_ value: Int?) {
        flag(value != nil)
        if let value { number(value) }
    }

    mutating func text(_ value: String) {
        var value = value
        value.withUTF8 { utf8 in
            number(utf8.count)
            bytes.append(contentsOf: utf8)
        }
    }

    mutating func optional(_ value: String?) {
        flag(value != nil)
        if let value { text(value) }
    }

    mutating func list<Element>(_ values: [Element], _ write: (inout ByteWriter, Element) -> Void) {
        number(values.count)
        for value in values { write(&self, value) }
    }

    mutating func fixed32(_ value: Int) { fixed(UInt32(truncatingIfNeeded: value)) }

    mutating func fixed(_ value: UInt32) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func fixed(_ value: UInt64) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Writes over what stands at a place.
    mutating func put32(_ value: Int, at place: Int) {
        let value = UInt32(truncatingIfNeeded: value).littleEndian
        withUnsafeBytes(of: value) { for (offset, byte) in $0.enumerated() { bytes[place + offset] = byte } }
    }

    mutating func append(_ other: UnsafeRawBufferPointer) { bytes.append(contentsOf: other) }

    /// Up to the next multiple of eight.
    mutating func pad() { while bytes.count % 8 != 0 { bytes.append(0) } }

    /// The text alone, without its length.
    mutating func append(text: String) { bytes += text.utf8 }
}

/// Reads what `ByteWriter` wrote. Behind the end everything is zero or empty: checksums have been looked at
/// before, so that this happens only to a file that was made by something else.
struct ByteReader {
    private let bytes: UnsafeRawBufferPointer
    private(set) var at: Int

    init(_ bytes: UnsafeRawBufferPointer, at: Int = 0) {
        self.bytes = bytes
        self.at = at
    }

    mutating func byte() -> UInt8 {
        guard at < bytes.count else { return 0 }
        defer { at += 1 }
        return bytes[at]
    }

    mutating func flag() -> Bool { byte() != 0 }

    mutating func number() -> Int {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while at < bytes.count, shift < 64 {
            let byte = bytes[at]
            at += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        return Int(Int64(bitPattern: value))
    }

    mutating func optionalNumber() -> Int? { flag() ? number() : nil }

    mutating func text() -> String {
        let count = number()
        guard count > 0, count <= bytes.count - at else { return "" }
        defer { at += count }
        return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[at..<(at + count)]), as: UTF8.self)
    }

    mutating func optionalText() -> String? { flag() ? text() : nil }

    mutating func list<Element>(_ read: (inout ByteReader) -> Element) -> [Element] {
        let count = number()
        // Each element is at least one byte.
        guard count > 0, count <= bytes.count - at else { return [] }
        var values: [Element] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(read(&self)) }
        return values
    }

    var left: Int { bytes.count - at }

    mutating func fixed32() -> Int {
        guard at + 4 <= bytes.count else { return 0 }
        defer { at += 4 }
        return Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)))
    }

    mutating func fixed64() -> UInt64 {
        guard at + 8 <= bytes.count else { return 0 }
        defer { at += 8 }
        return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    }

    mutating func seek(_ place: Int) { at = min(max(0, place), bytes.count) }
}

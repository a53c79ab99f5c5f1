/// The checksum of gzip (CRC-32, RFC 1952 section 8).
enum Checksum {
    static func of(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        var running = RunningChecksum()
        bytes.withUnsafeBytes { running.add($0) }
        return running.value
    }
}

/// The same over bytes that come in pieces.
struct RunningChecksum {
    /// Eight tables, so that eight bytes are taken at a time: the table `k` is that of a byte with `k` zero
    /// bytes behind it.
    private static let tables: [UInt32] = {
        let first: [UInt32] = (0..<256).map { start in
            (0..<8).reduce(UInt32(start)) { value, _ in
                value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
            }
        }
        var tables = first
        for index in 256..<(8 * 256) {
            let before = tables[index - 256]
            tables.append(first[Int(before & 0xFF)] ^ (before >> 8))
        }
        return tables
    }()

    private var state: UInt32 = 0xFFFF_FFFF
    var value: UInt32 { state ^ 0xFFFF_FFFF }

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        state = Self.tables.withUnsafeBufferPointer { tables in
            var value = state
            var at = 0
            while at + 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian
                let mixed = word ^ UInt64(value)
                value = 0
                for step in 0..<8 {
                    value ^= tables[(7 - step) << 8 | Int(truncatingIfNeeded: mixed >> (step * 8)) & 0xFF]
                }
                at += 8
            }
            for byte in bytes[at...] {
                value = tables[Int((value ^ UInt32(byte)) & 0xFF)] ^ (value >> 8)
            }
            return value
        }
    }
}

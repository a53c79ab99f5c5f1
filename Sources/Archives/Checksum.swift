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
    private static let table: [UInt32] = (0..<256).map { start in
        (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    private var state: UInt32 = 0xFFFF_FFFF
    var value: UInt32 { state ^ 0xFFFF_FFFF }

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        state = Self.table.withUnsafeBufferPointer { table in
            var state = state
            for byte in bytes { state = table[Int((state ^ UInt32(byte)) & 0xFF)] ^ (state >> 8) }
            return state
        }
    }
}

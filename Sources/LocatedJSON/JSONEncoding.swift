/// Brings a document into UTF-8 without a byte-order mark.
enum JSONEncoding {
    /// UTF-16 that is not well-formed.
    struct Malformed: Error {}

    static func utf8(_ bytes: [UInt8]) throws(Malformed) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFE, 0xFF]) { return try transcode(bytes, high: 0) }
        if bytes.starts(with: [0xFF, 0xFE]) { return try transcode(bytes, high: 1) }
        return bytes
    }

    /// - Parameter high: which byte of a unit is the more significant one.
    private static func transcode(_ bytes: [UInt8], high: Int) throws(Malformed) -> [UInt8] {
        guard bytes.count.isMultiple(of: 2) else { throw Malformed() }
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for index in stride(from: 2, to: bytes.count, by: 2) {
            units.append(UInt16(bytes[index + high]) << 8 | UInt16(bytes[index + 1 - high]))
        }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        let isBroken = Swift.transcode(
            units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true
        ) { out.append($0) }
        if isBroken { throw Malformed() }
        return out
    }
}

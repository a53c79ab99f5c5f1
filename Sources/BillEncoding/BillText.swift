/// Brings the bytes of a bill into UTF-8 without a byte-order mark.
public enum BillText {
    /// Nil for UTF-16 that is not well-formed. UTF-8 is not checked.
    public static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFE, 0xFF]) { return transcode(bytes.dropFirst(2), high: 0) }
        if bytes.starts(with: [0xFF, 0xFE]) { return transcode(bytes.dropFirst(2), high: 1) }
        // Without a mark: text of a bill starts with a character of ASCII.
        guard bytes.count >= 2 else { return bytes }
        if bytes[0] == 0, bytes[1] != 0 { return transcode(bytes[...], high: 0) }
        if bytes[0] != 0, bytes[1] == 0 { return transcode(bytes[...], high: 1) }
        return bytes
    }

    /// The first line, from 1, that is not well-formed UTF-8; nil when all is.
    public static func firstInvalidLine(_ text: [UInt8]) -> Int? {
        if String(validating: text, as: UTF8.self) != nil { return nil }
        // A sequence never crosses a line's end, which is ASCII.
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        return lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }.map { $0 + 1 } ?? 1
    }

    /// - Parameter high: which byte of a unit is the more significant one.
    private static func transcode(_ bytes: ArraySlice<UInt8>, high: Int) -> [UInt8]? {
        guard bytes.count.isMultiple(of: 2) else { return nil }
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for index in stride(from: bytes.startIndex, to: bytes.endIndex, by: 2) {
            units.append(UInt16(bytes[index + high]) << 8 | UInt16(bytes[index + 1 - high]))
        }
        return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
    }
}

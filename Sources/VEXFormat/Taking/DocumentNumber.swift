/// A number for a document, from what is in it: a UUID of version 8 (RFC 9562).
public enum DocumentNumber {
    /// The same for the same text.
    public static func number(of text: String) -> String {
        var halves = [UInt64](repeating: 0, count: 2)
        for (place, salt) in ["a", "b"].enumerated() {
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            for byte in (salt + text).utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            halves[place] = hash
        }
        let high = halves[0] & 0xFFFF_FFFF_FFFF_0FFF | 0x8000
        let low = halves[1] & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        let digits = [high, low].map { half -> String in
            let text = String(half, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }.joined()
        let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { range in
            String(digits.dropFirst(range.lowerBound).prefix(range.count))
        }
        return "urn:uuid:" + parts.joined(separator: "-")
    }
}

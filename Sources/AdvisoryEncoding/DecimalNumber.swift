/// Decimal numbers read without going through binary fractions.
public enum DecimalNumber {
    /// `9.8` as 98 with `places` 1, `0.00043` as 430 with `places` 6. Nil where the text is no plain,
    /// non-negative decimal, or has digits other than zero behind the places.
    public static func scaled(_ text: String, places: Int) -> Int? {
        var value = 0
        var behind: Int?
        var hasDigit = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: "."), behind == nil {
                behind = 0
                continue
            }
            guard (0x30...0x39).contains(byte) else { return nil }
            hasDigit = true
            if let count = behind {
                guard count < places else {
                    guard byte == 0x30 else { return nil }
                    continue
                }
                behind = count + 1
            }
            guard value < 1_000_000_000_000 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        guard hasDigit else { return nil }
        for _ in 0..<(places - (behind ?? 0)) { value *= 10 }
        return value
    }
}

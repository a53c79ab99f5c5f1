/// The device identifier part of a UDI: a GTIN of 14 digits (GS1 General Specifications, section 7.9).
public enum DeviceIdentifier {
    /// What a check of a written identifier gives.
    public enum Check: Equatable, Sendable {
        case valid
        /// Not 14 digits.
        case notGTIN
        /// The last digit does not follow from the others; the right one.
        case wrongCheckDigit(right: Int)
    }

    /// Checks form and check digit: digits weighted 3 and 1 in turn, the sum filled up to a multiple of ten.
    public static func check(_ text: String) -> Check {
        let digits = text.utf8.map { Int($0) - 0x30 }
        guard digits.count == 14, digits.allSatisfy({ (0...9).contains($0) }) else { return .notGTIN }
        let sum = digits.dropLast().enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 3 : 1) }
        let right = (10 - sum % 10) % 10
        return digits[13] == right ? .valid : .wrongCheckDigit(right: right)
    }
}

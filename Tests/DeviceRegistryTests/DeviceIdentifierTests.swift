import DeviceRegistry
import Testing

/// Check digits by the GS1 General Specifications, section 7.9: weights 3 and 1 from the left over 13 digits.
struct DeviceIdentifierTests {
    @Test(
        "A GTIN is valid only with its own check digit",
        arguments: [
            ("00012345600012", DeviceIdentifier.Check.valid), ("10012345600019", .valid),
            ("04012345678901", .valid),
            ("04012345678902", .wrongCheckDigit(right: 1)), ("00000000000000", .valid),
            ("4012345678901", .notGTIN), ("0401234567890A", .notGTIN), ("", .notGTIN),
            ("040123456789012", .notGTIN),
            ("０４０１２３４５６７８９０１", .notGTIN),
        ])
    func check(_ text: String, _ expected: DeviceIdentifier.Check) {
        #expect(DeviceIdentifier.check(text) == expected, "\(text)")
    }

    @Test("Every change of one digit is found")
    func everyDigit() {
        let digits = Array("04012345678901")
        for position in digits.indices {
            for digit in "0123456789" where digit != digits[position] {
                var changed = digits
                changed[position] = digit
                #expect(DeviceIdentifier.check(String(changed)) != .valid, "\(String(changed))")
            }
        }
    }
}

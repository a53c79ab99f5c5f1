/// Percent-escapes as package URLs use them.
enum PercentCoding {
    /// The text that bytes with escapes stand for; the places in a refusal are those of the slice.
    static func decode(
        _ bytes: ArraySlice<UInt8>
    ) throws(BillOfMaterialsRefusal) -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "%") {
                guard index + 2 < bytes.endIndex, let high = hex(bytes[index + 1]),
                    let low = hex(bytes[index + 2])
                else { throw .packageURL(.badEscape, at: index) }
                plain.append(high << 4 | low)
                index += 3
            } else {
                plain.append(bytes[index])
                index += 1
            }
        }
        guard let text = String(validating: plain, as: UTF8.self) else {
            throw .packageURL(.notUTF8, at: bytes.startIndex)
        }
        return text
    }

    /// Everything but letters, digits, `. - _ ~` and the colon as escapes in upper case.
    static func encode(_ text: String) -> String {
        if text.utf8.allSatisfy(isPlain) { return text }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isPlain(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The value of a hexadecimal digit, in either case.
    static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte.isLetterOrDigit || ".-_~:".utf8.contains(byte)
    }
}

extension UInt8 {
    /// An ASCII letter or digit.
    var isLetterOrDigit: Bool { isLetter || isDigit }
    /// An ASCII letter.
    var isLetter: Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= self || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self
    }
    /// An ASCII digit.
    var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
    /// An ASCII capital.
    var isCapital: Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self }
    /// In lower case, when an ASCII capital.
    var lowercased: UInt8 { isCapital ? self | 0x20 : self }
}

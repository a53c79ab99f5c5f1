/// Resolves the escapes of a JSON text, which the scanner has checked already.
enum JSONEscapes {
    static func resolve(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count else {
                out.append(bytes[index])
                index += 1
                continue
            }
            let letter = bytes[index + 1]
            index += 2
            guard letter == UInt8(ascii: "u") else {
                out.append(single(letter))
                continue
            }
            var scalar = unit(bytes, at: index)
            index += 4
            if scalar & 0xFC00 == 0xD800 {
                scalar = 0x10000 + (scalar & 0x3FF) << 10 + unit(bytes, at: index + 2) & 0x3FF
                index += 6
            }
            out.append(contentsOf: String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// What a letter after a backslash stands for.
    private static func single(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: letter
        }
    }

    /// The UTF-16 unit that four hexadecimal digits spell; 0 beyond the end.
    static func unit(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt32 {
        guard start + 4 <= bytes.count else { return 0 }
        var value: UInt32 = 0
        for index in start..<start + 4 { value = value << 4 | UInt32(digit(bytes[index]) ?? 0) }
        return value
    }

    /// The value of a hexadecimal digit.
    static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}

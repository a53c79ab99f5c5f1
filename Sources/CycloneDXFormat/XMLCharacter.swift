import LocatedXML

/// Characters as XML 1.0 writes them.
enum XMLCharacter {
    static func isAllowed(_ scalar: Unicode.Scalar) -> Bool { XMLText.isCharacter(scalar) }

    /// Escapes what would be markup, or what readers would turn into something else.
    static func append(_ text: String, inAttribute: Bool, to out: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): out += "&amp;".utf8
            case UInt8(ascii: "<"): out += "&lt;".utf8
            case UInt8(ascii: ">"): out += "&gt;".utf8
            case UInt8(ascii: "\"") where inAttribute: out += "&quot;".utf8
            case 0x0D: out += "&#13;".utf8
            case 0x0A where inAttribute: out += "&#10;".utf8
            case 0x09 where inAttribute: out += "&#9;".utf8
            default: out.append(byte)
            }
        }
    }
}

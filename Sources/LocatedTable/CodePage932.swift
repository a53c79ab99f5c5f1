import EmbeddedData

/// Shift_JIS as Windows has it (code page 932), to UTF-8.
enum CodePage932 {
    /// The characters of two bytes: 188 for each first byte that has a row.
    private static let characters: [Unicode.Scalar] = {
        for index in 0..<embedded_file_count() {
            let file = embedded_file_at(index)
            guard String(cString: file.name) == "tables/cp932.txt" else { continue }
            let text = String(
                decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
            return text.unicodeScalars.filter { $0 != "\n" }
        }
        return []
    }()

    /// Nil when a byte stands for nothing.
    static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count * 3 / 2)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case 0..<0x80: out.append(byte)
            // Katakana of half width.
            case 0xA1...0xDF: append(Unicode.Scalar(0xFF61 + UInt32(byte) - 0xA1), to: &out)
            default:
                guard index < bytes.count, let scalar = scalar(byte, bytes[index]) else { return nil }
                append(scalar, to: &out)
                index += 1
            }
        }
        return out
    }

    private static func scalar(_ lead: UInt8, _ trail: UInt8) -> Unicode.Scalar? {
        guard 0x40...0xFC ~= trail, trail != 0x7F else { return nil }
        let column = Int(trail) - (trail > 0x7F ? 0x41 : 0x40)
        let row: Int
        switch lead {
        case 0x81...0x9F: row = Int(lead) - 0x81
        case 0xE0...0xEF: row = Int(lead) - 0xE0 + 31
        // Characters that users drew themselves; Windows keeps them in the private area.
        case 0xF0...0xF9: return Unicode.Scalar(0xE000 + UInt32(lead - 0xF0) * 188 + UInt32(column))
        case 0xFA...0xFC: row = Int(lead) - 0xFA + 47
        default: return nil
        }
        let place = row * 188 + column
        guard place < characters.count, characters[place] != "\u{FFFD}" else { return nil }
        return characters[place]
    }

    private static func append(_ scalar: Unicode.Scalar?, to out: inout [UInt8]) {
        if let scalar { out += String(scalar).utf8 }
    }
}

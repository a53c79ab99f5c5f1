import Kernel

/// Checks that bytes are UTF-8 text of an acceptable size, and says what they look like when they are not.
public enum TextEncoding {
    /// The finding that says why bytes cannot be read as text; nil for UTF-8 within the limit.
    public static func fault(in bytes: [UInt8], file: String, bytesMax: Int) -> Finding? {
        if bytes.count > bytesMax {
            return Finding(
                .error, "file-too-large",
                LocalizedText(
                    ja: "ファイルが大きすぎます（\(bytesMax >> 20) MiB まで）",
                    en: "the file is too large (at most \(bytesMax >> 20) MiB)"),
                at: Origin(file: file))
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return encodingFault("UTF-16", at: Origin(file: file, line: 1, column: 1))
        }
        guard let offset = firstInvalid(in: bytes) else { return nil }
        let before = bytes[..<offset]
        let line = before.count { $0 == 0x0A } + 1
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = String(decoding: bytes[lineStart..<offset], as: UTF8.self).count + 1
        let origin = Origin(file: file, line: line, column: column)
        return encodingFault(looksLikeShiftJIS(bytes, from: offset) ? "Shift_JIS" : nil, at: origin)
    }

    private static func encodingFault(_ guess: String?, at origin: Origin) -> Finding {
        let ja = guess.map { "（\($0) のようです）" } ?? ""
        let en = guess.map { " (it looks like \($0))" } ?? ""
        return Finding(
            .error, "encoding",
            LocalizedText(
                ja: "文字コードが UTF-8 ではありません\(ja)。UTF-8 で保存し直してください",
                en: "the text is not UTF-8\(en); save it as UTF-8"),
            at: origin)
    }

    /// The offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7).
    private static func firstInvalid(in bytes: [UInt8]) -> Int? {
        var index = 0
        func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index + offset < bytes.count && range.contains(bytes[index + offset])
        }
        while index < bytes.count {
            switch bytes[index] {
            case 0x00...0x7F: index += 1
            case 0xC2...0xDF where continues(1): index += 2
            case 0xE0 where continues(1, 0xA0...0xBF) && continues(2): index += 3
            case 0xED where continues(1, 0x80...0x9F) && continues(2): index += 3
            case 0xE1...0xEC where continues(1) && continues(2): index += 3
            case 0xEE...0xEF where continues(1) && continues(2): index += 3
            case 0xF0 where continues(1, 0x90...0xBF) && continues(2) && continues(3): index += 4
            case 0xF4 where continues(1, 0x80...0x8F) && continues(2) && continues(3): index += 4
            case 0xF1...0xF3 where continues(1) && continues(2) && continues(3): index += 4
            default: return index
            }
        }
        return nil
    }

    /// Lead and trail bytes of JIS X 0208 in Shift_JIS follow each other where UTF-8 breaks.
    private static func looksLikeShiftJIS(_ bytes: [UInt8], from offset: Int) -> Bool {
        guard offset + 1 < bytes.count else { return false }
        let (lead, trail) = (bytes[offset], bytes[offset + 1])
        let leads = (0x81...0x9F).contains(lead) || (0xE0...0xEF).contains(lead)
        return leads && ((0x40...0x7E).contains(trail) || (0x80...0xFC).contains(trail))
    }
}

import Kernel

/// Brings a text with separators into UTF-8, whichever of the usual encodings it has.
enum TableText {
    /// UTF-8 without a mark; or the finding that says where the text is none of the encodings.
    static func utf8(_ bytes: [UInt8], file: String) -> (text: [UInt8]?, fault: Finding?) {
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), high: 0, file) }
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), high: 1, file) }
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let text = hasMark ? Array(bytes.dropFirst(3)) : bytes
        if String(validating: text, as: UTF8.self) != nil { return (text, nil) }
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        let isValid = lines.map { String(validating: $0, as: UTF8.self) != nil }
        let invalid = isValid.count { !$0 }
        let valid = zip(lines, isValid).count { $0.1 && $0.0.contains { $0 >= 0x80 } }
        // Where most lines are good UTF-8, the others are damaged and not in Shift_JIS.
        if !hasMark, invalid > valid, let decoded = CodePage932.utf8(text) { return (decoded, nil) }
        let line = (isValid.firstIndex(of: false) ?? 0) + 1
        return (
            nil,
            fault(
                Origin(file: file, line: line, column: 1),
                ja: "UTF-8・UTF-16・Shift_JIS のどれとしても読めない文字がある行です",
                en: "a line that is neither UTF-8 nor UTF-16 nor Shift_JIS")
        )
    }

    private static func utf16(
        _ bytes: ArraySlice<UInt8>, high: Int, _ file: String
    ) -> (text: [UInt8]?, fault: Finding?) {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for index in stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2) {
            units.append(UInt16(bytes[index + high]) << 8 | UInt16(bytes[index + 1 - high]))
        }
        if bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) {
            return (Array(text.utf8), nil)
        }
        return (
            nil,
            fault(
                Origin(file: file, line: 1, column: 1), ja: "UTF-16 として正しくない文字列です",
                en: "the text is not well-formed UTF-16")
        )
    }

    private static func fault(_ origin: Origin, ja: String, en: String) -> Finding {
        Finding(.error, "encoding", LocalizedText(ja: ja, en: en), at: origin)
    }
}

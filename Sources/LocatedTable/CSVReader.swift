import Kernel

/// Reads values between separators (RFC 4180; comma, semicolon or tab) into cells that know their line and
/// column.
public enum CSVReader {
    /// How much is accepted.
    public static let bytesMax = 64 << 20
    public static let cellsPerRowMax = 200

    /// The rows that are not empty, and a finding where the quoting breaks. Lines may end in LF, CR or CR LF;
    /// a quoted cell may hold line ends, separators and doubled quotes.
    public static func read(_ bytes: [UInt8], file: String) -> (rows: [TableRow], findings: [Finding]) {
        guard bytes.count <= bytesMax else {
            let text = LocalizedText(
                ja: "ファイルが大きすぎます（\(bytesMax >> 20) MiB まで）",
                en: "the file is too large (at most \(bytesMax >> 20) MiB)")
            return ([], [Finding(.error, "file-too-large", text, at: Origin(file: file))])
        }
        let (text, fault) = TableText.utf8(bytes, file: file)
        guard let text else { return ([], [fault].compactMap(\.self)) }
        var scan = Scan(bytes: text, file: file, separator: separator(of: text))
        while scan.position < text.count { scan.row() }
        return (scan.rows, scan.findings)
    }

    /// The separator that most of the first lines have; the comma where none has any.
    private static func separator(of text: [UInt8]) -> UInt8 {
        var best: (separator: UInt8, lines: Int, count: Int) = (0x2C, 0, 0)
        for separator in [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")] {
            var (lines, count, here, line, isQuoted) = (0, 0, 0, 0, false)
            for byte in text.prefix(64 << 10) {
                if byte == 0x22 { isQuoted.toggle() }
                guard !isQuoted else { continue }
                if byte == separator { here += 1 }
                if byte == 0x0A || byte == 0x0D {
                    if here > 0 { lines += 1 }
                    count += here
                    (here, line) = (0, line + 1)
                    if line >= 40 { break }
                }
            }
            if here > 0 { lines += 1 }
            count += here
            if (lines, count) > (best.lines, best.count) { best = (separator, lines, count) }
        }
        return best.separator
    }

    private struct Scan {
        let bytes: [UInt8]
        let file: String
        let separator: UInt8
        var position = 0
        var line = 1
        var lineStart = 0
        var rows: [TableRow] = []
        var findings: [Finding] = []
        private var isTooWide = false

        init(bytes: [UInt8], file: String, separator: UInt8) {
            self.bytes = bytes
            self.file = file
            self.separator = separator
        }

        /// Columns are counted as far as this byte.
        private var counted = 0
        private var column = 1

        private mutating func here() -> Origin {
            if counted < lineStart { (counted, column) = (lineStart, 1) }
            column += bytes[counted..<position].count { $0 & 0xC0 != 0x80 }
            counted = position
            return Origin(file: file, line: line, column: column)
        }

        mutating func row() {
            var cells: TableRow = []
            var isEmpty = true
            while true {
                let cell = self.cell()
                if !cell.text.isEmpty { isEmpty = false }
                if cells.count < CSVReader.cellsPerRowMax {
                    cells.append(cell)
                } else if !cell.text.isEmpty, !isTooWide {
                    isTooWide = true
                    fault(
                        "too-many-columns", cell.origin,
                        ja: "列が多すぎます（\(CSVReader.cellsPerRowMax) 列まで読みます）",
                        en: "too many columns (\(CSVReader.cellsPerRowMax) are read)")
                }
                guard position < bytes.count, bytes[position] == separator else { break }
                position += 1
            }
            endOfLine()
            if !isEmpty { rows.append(cells) }
        }

        private mutating func cell() -> TableCell {
            let start = here()
            guard position < bytes.count, bytes[position] == 0x22 else {
                let from = position
                while position < bytes.count, !endsCell(bytes[position]) { position += 1 }
                return TableCell(text: trimmed(bytes[from..<position]), origin: start)
            }
            position += 1
            var text: [UInt8] = []
            while position < bytes.count {
                let byte = bytes[position]
                position += 1
                if byte == 0x0A {
                    line += 1
                    lineStart = position
                }
                guard byte == 0x22 else {
                    text.append(byte)
                    continue
                }
                guard position < bytes.count, bytes[position] == 0x22 else {
                    skipRest(after: start)
                    return TableCell(text: String(decoding: text, as: UTF8.self), origin: start)
                }
                text.append(0x22)
                position += 1
            }
            fault("csv-quote", start, ja: "引用符が閉じられていません", en: "the quote is not closed")
            return TableCell(text: String(decoding: text, as: UTF8.self), origin: start)
        }

        /// Nothing may stand between a closing quote and the next comma.
        private mutating func skipRest(after start: Origin) {
            let from = position
            while position < bytes.count, !endsCell(bytes[position]) { position += 1 }
            if !trimmed(bytes[from..<position]).isEmpty {
                fault("csv-quote", start, ja: "閉じた引用符の後に文字があります", en: "text follows the closing quote")
            }
        }

        private mutating func endOfLine() {
            if position < bytes.count, bytes[position] == 0x0D { position += 1 }
            if position < bytes.count, bytes[position] == 0x0A { position += 1 }
            line += 1
            lineStart = position
        }

        private func endsCell(_ byte: UInt8) -> Bool { byte == separator || byte == 0x0A || byte == 0x0D }

        private func trimmed(_ slice: ArraySlice<UInt8>) -> String {
            let isText: (UInt8) -> Bool = { $0 != 0x20 && $0 != 0x09 }
            guard let first = slice.firstIndex(where: isText), let last = slice.lastIndex(where: isText)
            else { return "" }
            return String(decoding: slice[first...last], as: UTF8.self)
        }

        private mutating func fault(_ code: String, _ origin: Origin, ja: String, en: String) {
            findings.append(Finding(.error, code, LocalizedText(ja: ja, en: en), at: origin))
        }
    }
}

import Kernel
import LocatedYAML

/// Reads comma-separated values (RFC 4180) into cells that know their line and column.
enum CSVReader {
    /// One cell.
    struct Cell {
        let text: String
        let origin: Origin
    }

    /// How much is accepted.
    static let bytesMax = 64 << 20
    static let cellsPerRowMax = 200

    /// The rows that are not empty, and a finding where the quoting breaks. Lines may end in LF or CR LF;
    /// a quoted
    /// cell may hold line ends, commas and doubled quotes.
    static func read(_ bytes: [UInt8], file: String) -> (rows: [[Cell]], findings: [Finding]) {
        if let fault = TextEncoding.fault(in: bytes, file: file, bytesMax: bytesMax) { return ([], [fault]) }
        var scan = Scan(bytes: bytes, file: file)
        while scan.position < bytes.count { scan.row() }
        return (scan.rows, scan.findings)
    }

    private struct Scan {
        let bytes: [UInt8]
        let file: String
        var position: Int
        var line = 1
        var lineStart: Int
        var rows: [[Cell]] = []
        var findings: [Finding] = []

        init(bytes: [UInt8], file: String) {
            self.bytes = bytes
            self.file = file
            // A byte order mark, as spreadsheets write it.
            position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            lineStart = position
        }

        private var origin: Origin {
            let column = String(decoding: bytes[lineStart..<position], as: UTF8.self).count + 1
            return Origin(file: file, line: line, column: column)
        }

        mutating func row() {
            var cells: [Cell] = []
            var isEmpty = true
            while true {
                let cell = self.cell()
                if !cell.text.isEmpty { isEmpty = false }
                if cells.count < CSVReader.cellsPerRowMax { cells.append(cell) }
                guard position < bytes.count, bytes[position] == 0x2C else { break }
                position += 1
            }
            endOfLine()
            if !isEmpty { rows.append(cells) }
        }

        private mutating func cell() -> Cell {
            let start = origin
            guard position < bytes.count, bytes[position] == 0x22 else {
                let from = position
                while position < bytes.count, ![0x2C, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
                return Cell(text: trimmed(bytes[from..<position]), origin: start)
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
                    return Cell(text: String(decoding: text, as: UTF8.self), origin: start)
                }
                text.append(0x22)
                position += 1
            }
            fault("csv-quote", start, ja: "引用符が閉じられていません", en: "the quote is not closed")
            return Cell(text: String(decoding: text, as: UTF8.self), origin: start)
        }

        /// Nothing may stand between a closing quote and the next comma.
        private mutating func skipRest(after start: Origin) {
            let from = position
            while position < bytes.count, ![0x2C, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
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

        private func trimmed(_ slice: ArraySlice<UInt8>) -> String {
            var slice = slice
            while let last = slice.last, last == 0x20 || last == 0x09 { slice.removeLast() }
            while let first = slice.first, first == 0x20 || first == 0x09 { slice.removeFirst() }
            return String(decoding: slice, as: UTF8.self)
        }

        private mutating func fault(_ code: String, _ origin: Origin, ja: String, en: String) {
            findings.append(Finding(.error, code, LocalizedText(ja: ja, en: en), at: origin))
        }
    }
}

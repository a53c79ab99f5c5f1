import Kernel
import LocatedXML

/// Reads the cells of one sheet.
struct XLSXSheet {
    static let rowsMax = 200_000

    private let texts: [String]
    private let file: String
    private(set) var findings: [Finding] = []
    private var isTooWide = false

    init(texts: [String], file: String) {
        self.texts = texts
        self.file = file
    }

    /// The rows that are not empty.
    mutating func rows(_ sheet: XMLElement) -> [TableRow] {
        let merged = merges(sheet)
        var above: [Int: TableCell] = [:]
        var rows: [TableRow] = []
        var number = 0
        for element in sheet.child("sheetData")?.children ?? [] where element.localName == "row" {
            number = element.attribute("r").flatMap { Int($0) } ?? number + 1
            guard rows.count < Self.rowsMax, 1...1_048_576 ~= number else {
                fault(
                    "too-many-rows", Origin(file: file, line: max(1, number)),
                    ja: "行が多すぎます（\(Self.rowsMax) 行まで読みます）",
                    en: "too many rows (\(Self.rowsMax) are read)")
                break
            }
            var row = row(element, number)
            for merge in merged where merge.rows.contains(number) {
                if number == merge.rows.lowerBound {
                    above[merge.column] = merge.column < row.count ? row[merge.column] : nil
                } else if let cell = above[merge.column] {
                    fill(&row, to: merge.column, number)
                    row[merge.column] = TableCell(
                        text: cell.text, origin: row[merge.column].origin, isNumber: cell.isNumber)
                }
            }
            if row.contains(where: { !$0.text.isEmpty }) { rows.append(row) }
        }
        return rows
    }

    private mutating func row(_ element: XMLElement, _ number: Int) -> TableRow {
        var row: TableRow = []
        var column = -1
        for cell in element.children where cell.localName == "c" {
            column = cell.attribute("r").flatMap(Self.column) ?? column + 1
            let origin = Origin(file: file, line: number, column: column + 1)
            let value = value(cell, origin)
            guard !value.text.isEmpty else { continue }
            guard column < CSVReader.cellsPerRowMax else {
                if !isTooWide {
                    fault(
                        "too-many-columns", origin, ja: "列が多すぎます（\(CSVReader.cellsPerRowMax) 列まで読みます）",
                        en: "too many columns (\(CSVReader.cellsPerRowMax) are read)")
                }
                isTooWide = true
                continue
            }
            fill(&row, to: column, number)
            row[column] = value
        }
        return row
    }

    private func fill(_ row: inout TableRow, to column: Int, _ number: Int) {
        while row.count <= column {
            row.append(
                TableCell(text: "", origin: Origin(file: file, line: number, column: row.count + 1)))
        }
    }

    private mutating func value(_ cell: XMLElement, _ origin: Origin) -> TableCell {
        let stored = cell.child("v")?.text ?? ""
        func text(_ text: String) -> TableCell {
            let spaces: Set<Character> = [" ", "\t", "\n", "\r", "\r\n", "\u{3000}"]
            let trimmed = text.drop { spaces.contains($0) }
            let end = trimmed.lastIndex { !spaces.contains($0) }
            return TableCell(text: end.map { String(trimmed[...$0]) } ?? "", origin: origin)
        }
        switch cell.attribute("t") ?? "n" {
        case "s":
            guard let index = Int(stored), texts.indices.contains(index) else {
                fault("xlsx-string", origin, ja: "セルの文字列が見つかりません", en: "the cell's text is not there")
                return text("")
            }
            return text(texts[index])
        case "inlineStr": return text(cell.child("is")?.spreadsheetText ?? "")
        case "b": return text(stored == "1" ? "TRUE" : stored == "0" ? "FALSE" : stored)
        case "e":
            fault(
                "xlsx-error", origin, ja: "セルがエラー値（\(stored.prefix(20))）です",
                en: "the cell holds an error (\(stored.prefix(20)))")
            return text("")
        case "n":
            return TableCell(text: Self.number(stored), origin: origin, isNumber: !stored.isEmpty)
        // A formula's text, a date of ISO 8601.
        default: return text(stored)
        }
    }

    /// The shortest digits for what is stored with seventeen.
    private static func number(_ stored: String) -> String {
        guard let value = Double(stored), value.isFinite else { return stored }
        if let whole = Int(exactly: value) { return String(whole) }
        return value.description
    }

    /// The column of `AB12`, from 0.
    private static func column(_ reference: String) -> Int? {
        var column = 0
        for byte in reference.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): column = column * 26 + Int(byte) - 64
            case UInt8(ascii: "0")...UInt8(ascii: "9"): return column > 0 ? column - 1 : nil
            default: return nil
            }
            if column > 16_384 { return nil }
        }
        return nil
    }

    /// Cells of one column that are merged downward: what stands in the first holds for all.
    private func merges(_ sheet: XMLElement) -> [(column: Int, rows: ClosedRange<Int>)] {
        (sheet.child("mergeCells")?.children.prefix(500) ?? []).compactMap { merge in
            let ends = (merge.attribute("ref") ?? "").split(separator: ":").map(String.init)
            guard ends.count == 2, let first = Self.column(ends[0]), Self.column(ends[1]) == first,
                let top = Int(ends[0].drop { $0.isLetter }), let bottom = Int(ends[1].drop { $0.isLetter }),
                top < bottom
            else { return nil }
            return (first, top...bottom)
        }
    }

    private mutating func fault(_ code: String, _ origin: Origin, ja: String, en: String) {
        findings.append(Finding(.warning, code, LocalizedText(ja: ja, en: en), at: origin))
    }
}

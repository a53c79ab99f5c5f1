import BillEncoding
import BillOfMaterials
import Kernel
import LocatedTable

/// Reads a table kept by hand (CSV or XLSX) into the neutral bill, through a column map.
public enum ListReader {
    /// In how many rows from the top the headings are looked for.
    static let headingRowsMax = 30
    public static let componentsMax = 200_000

    /// The bill and what is imperfect in the table; no bill, with an error finding, when there is no column
    /// with names or the bytes cannot be read.
    public static func read(
        _ bytes: [UInt8], file: String, columns: ColumnMap = .usual
    ) -> (bill: Bill?, findings: [Finding]) {
        var findings = ListFindings()
        let isSpreadsheet = BillFormat.detect(bytes) == .xlsx
        let tables: [Table]
        if isSpreadsheet {
            let (sheets, faults) = XLSXReader.read(bytes, file: file)
            findings.take(faults)
            if sheets.isEmpty, faults.contains(where: { $0.severity == .error }) { return (nil, faults) }
            tables = sheets
        } else {
            let (rows, faults) = CSVReader.read(bytes, file: file)
            if rows.isEmpty, !faults.isEmpty { return (nil, faults) }
            // The table's other lines can be used.
            findings.take(faults.map { Finding(.warning, $0.code, $0.message, at: $0.origin) })
            tables = [Table(rows: rows)]
        }
        for (index, table) in tables.enumerated() {
            guard let heading = ListHeading.find(in: table, columns) else { continue }
            tellSheets(tables, beside: index, columns, &findings, file)
            heading.tell(columns, &findings)
            var reader = ListRows(table: table, heading: heading, findings: findings)
            let bill = reader.bill(format: isSpreadsheet ? "XLSX" : "CSV")
            return (bill, reader.findings.sorted(file: file))
        }
        findings.take([noName(tables, columns, file)])
        return (nil, findings.sorted(file: file))
    }

    private static func tellSheets(
        _ tables: [Table], beside index: Int, _ columns: ColumnMap, _ findings: inout ListFindings,
        _ file: String
    ) {
        for (other, table) in tables.enumerated() where other != index {
            let name = table.sheet ?? ""
            let isList = ListHeading.find(in: table, columns) != nil
            findings.add(
                isList ? .warning : .note, "sheet-not-read", Origin(file: "\(file)#\(name)"),
                ja: "シート「\(name)」は読んでいません" + (isList ? "（部品の一覧のようです。1つのシートにまとめてください）" : ""),
                en: "the sheet \"\(name)\" is not read"
                    + (isList ? " (it looks like a list of components; put them into one sheet)" : ""))
        }
    }

    /// What was seen and what is expected.
    private static func noName(_ tables: [Table], _ columns: ColumnMap, _ file: String) -> Finding {
        let rows = tables.flatMap { $0.rows.prefix(headingRowsMax) }
        let fullest = rows.max { left, right in
            left.count { !$0.text.isEmpty } < right.count { !$0.text.isEmpty }
        }
        let seen = (fullest ?? []).filter { !$0.text.isEmpty }.prefix(12).map { $0.text.prefix(30) }
            .joined(separator: " | ")
        let expected = columns.expected(.name).prefix(8).joined(separator: ", ")
        let origin = fullest?.first?.origin ?? Origin(file: file)
        return Finding(
            .error, "list-no-name-column",
            LocalizedText(
                ja: "部品の名前の列がありません。見出しは「\(expected)」などとしてください（見つかった見出し：\(seen)）",
                en:
                    "no column holds the components' names; head it \(expected) or the like (seen: \(seen))"
            ),
            at: Origin(file: origin.file, line: origin.line))
    }
}

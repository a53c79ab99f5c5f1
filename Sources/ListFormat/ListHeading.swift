import Kernel
import LocatedTable

/// The row of a table that says what its columns mean.
struct ListHeading {
    /// Its place among the table's rows.
    let index: Int
    /// Field by column; a field stands once, but digests may stand in several columns.
    let fields: [Int: ListField]
    /// Every heading by column.
    let texts: [Int: TableCell]
    /// Columns that mean the same as one before them.
    private let repeated: [TableCell]

    /// The first row with a name and another field; else the first with a name alone.
    static func find(in table: Table, _ columns: ColumnMap) -> ListHeading? {
        let candidates = table.rows.prefix(ListReader.headingRowsMax).enumerated()
            .map { ListHeading($0.offset, $0.element, columns) }
            .filter { $0.fields.values.contains(.name) }
        return candidates.first { $0.fields.count > 1 } ?? candidates.first
    }

    private init(_ index: Int, _ row: TableRow, _ columns: ColumnMap) {
        var fields: [Int: ListField] = [:]
        var texts: [Int: TableCell] = [:]
        var repeated: [TableCell] = []
        for (column, cell) in row.enumerated() where !cell.text.isEmpty {
            texts[column] = cell
            guard let field = columns.field(for: cell.text) else { continue }
            if field != .hash, fields.values.contains(field) {
                repeated.append(cell)
            } else {
                fields[column] = field
            }
        }
        self.index = index
        self.fields = fields
        self.texts = texts
        self.repeated = repeated
    }

    /// Tells columns that are carried without a meaning, and headings of the own map that are not there.
    func tell(_ columns: ColumnMap, _ findings: inout ListFindings) {
        for cell in repeated {
            let text = cell.text.prefix(60)
            findings.add(
                .warning, "duplicate-column", cell.origin,
                ja: "「\(text)」と同じ意味の列が前にあります。この列は属性として残します",
                en: "a column before means the same as \"\(text)\"; this one is kept as a property")
        }
        for (column, cell) in texts.sorted(by: { $0.key < $1.key })
        where fields[column] == nil && !repeated.contains(cell) {
            let text = cell.text.prefix(60)
            findings.add(
                .note, "unknown-column", cell.origin, ja: "「\(text)」という列は意味を決めずに属性として残します",
                en: "the column \"\(text)\" is kept as a property without a meaning")
        }
        let seen = Set(texts.values.map { HeadingText.folded($0.text) })
        for own in columns.own where !seen.contains(HeadingText.folded(own.heading)) {
            findings.add(
                .warning, "column-not-found", own.origin, ja: "「\(own.heading)」という見出しの列が表にありません",
                en: "the table has no column headed \"\(own.heading)\"")
        }
    }
}

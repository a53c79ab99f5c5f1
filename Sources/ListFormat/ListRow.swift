import BillOfMaterials
import LocatedTable

/// One row of a list, seen through its headings.
struct ListRow {
    private let row: TableRow
    private let heading: ListHeading
    /// What no field holds: remarks and unknown columns, then what the reader adds.
    var properties: [Property] = []

    init(_ row: TableRow, _ heading: ListHeading) {
        self.row = row
        self.heading = heading
        for (column, cell) in row.enumerated() where !cell.text.isEmpty {
            switch heading.fields[column] {
            case .remark, nil:
                // A column without a heading is told by its place.
                let name = heading.texts[column]?.text ?? "column-\(column + 1)"
                properties.append(Property(name: name, value: cell.text))
            case .architecture: append(PropertyName.architecture, cell)
            case .source: append(PropertyName.sourcePackage, cell)
            case .sourceVersion: append(PropertyName.sourceVersion, cell)
            default: break
            }
        }
    }

    private mutating func append(_ name: String, _ cell: TableCell) {
        properties.append(Property(name: name, value: cell.text))
    }

    /// The cell of a field, when something is written in it.
    func cell(_ field: ListField) -> TableCell? { cells(field).first?.cell }

    /// Every cell of a field with its heading.
    func cells(_ field: ListField) -> [(cell: TableCell, heading: TableCell)] {
        heading.fields.filter { $0.value == field }.keys.sorted().compactMap { column in
            guard column < row.count, !row[column].text.isEmpty, let text = heading.texts[column] else {
                return nil
            }
            return (row[column], text)
        }
    }

    /// The text of a field; nil when nothing is written, or that nothing is known.
    func text(_ field: ListField) -> String? {
        guard let text = cell(field)?.text, !ListValues.isUnknown(text) else { return nil }
        return text
    }

    /// Keeps a field's text as a property.
    mutating func keep(_ field: ListField, as name: String) {
        if let text = text(field) { properties.append(Property(name: name, value: text)) }
    }
}

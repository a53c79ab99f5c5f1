/// Rows in columns, as wide as their widest cell; numbers to the right.
public struct TextTable {
    private let head: [String]
    private let numeric: Set<Int>
    private var rows: [[String]] = []

    /// - Parameter numeric: the places of the columns whose cells stand to the right.
    public init(_ head: [String], numeric: Set<Int> = []) {
        self.head = head
        self.numeric = numeric
    }

    /// A row with as many cells as the head has.
    public mutating func add(_ row: [String]) { rows.append(row) }

    /// The table as lines, the head first, each indented by two spaces.
    public var text: String { lines(of: [head] + rows) }

    /// The lines without the head.
    public var body: String { lines(of: rows) }

    private func lines(of all: [[String]]) -> String {
        let widths = head.indices.map { column in all.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
        return all.map { row in
            let cells = row.enumerated().map { column, cell -> String in
                let space = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
                return numeric.contains(column) ? space + cell : cell + space
            }
            var line = "  " + cells.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }
}

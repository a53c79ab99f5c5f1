/// Where a fact stands in what was read: the file and, from 1, the line and column (0 when a whole file is
/// meant).
public struct Origin: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The file's path relative to the folder that was read, with `/` between its parts.
    public let file: String
    public let line: Int
    public let column: Int

    public init(file: String, line: Int = 0, column: Int = 0) {
        self.file = file
        self.line = line
        self.column = column
    }

    public var description: String {
        line == 0 ? file : column == 0 ? "\(file):\(line)" : "\(file):\(line):\(column)"
    }

    public static func < (left: Origin, right: Origin) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}

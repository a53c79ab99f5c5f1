import Kernel

/// Rows of cells, as a spreadsheet or a text with separators has them.
public struct Table: Sendable {
    /// The sheet's name; nil for a text.
    public let sheet: String?
    /// The rows that are not empty.
    public let rows: [TableRow]
    /// Days are counted from 1904 instead of 1900.
    public let countsFrom1904: Bool

    public init(sheet: String? = nil, rows: [TableRow], countsFrom1904: Bool = false) {
        self.sheet = sheet
        self.rows = rows
        self.countsFrom1904 = countsFrom1904
    }
}

/// One row; its cells stand at the position of their column, empty ones included.
public typealias TableRow = [TableCell]

/// One cell that knows where it is written.
public struct TableCell: Hashable, Sendable {
    public let text: String
    public let origin: Origin
    /// Stored as a number, so that `1.10` may have become `1.1`.
    public let isNumber: Bool

    public init(text: String, origin: Origin, isNumber: Bool = false) {
        self.text = text
        self.origin = origin
        self.isNumber = isNumber
    }
}

/// Days as spreadsheets count them.
public enum SpreadsheetDay {
    /// The day of a serial number; nil when it is none. A part of a day is left out.
    ///
    /// The 1900 system counts a 29 February 1900 that never was, so numbers below 61 are not days here.
    public static func day(serial text: String, countsFrom1904: Bool) -> Day? {
        guard let number = Double(text), number >= 61, number < 500_000 else { return nil }
        let start = countsFrom1904 ? Day(year: 1904, month: 1, day: 1) : Day(year: 1900, month: 1, day: 1)
        return start?.adding(days: Int(number) - (countsFrom1904 ? 0 : 2))
    }
}

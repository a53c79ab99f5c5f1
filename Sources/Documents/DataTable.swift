import Kernel

/// How something stands, shown by a sign and a colour beside its word.
public enum CellState: String, Sendable, CaseIterable {
    case ok, warn, bad, unknown

    /// The sign that tells the state without colour.
    public var sign: String {
        switch self {
        case .ok: "✓"
        case .warn: "▲"
        case .bad: "●"
        case .unknown: "○"
        }
    }
}

/// A table with a name, whose columns know what they hold and whose rows know their record.
public struct DataTable: Sendable {
    /// A column: its heading, and what it holds.
    public struct Column: Sendable {
        /// What a column holds; it decides on the width and on how a cell is set.
        public enum Role: String, Sendable {
            /// A short name such as `RSK-OVERDOSE`.
            case id
            /// A title of a few words.
            case title
            /// Sentences.
            case long
            /// A word or two.
            case short
            /// A state with its sign.
            case state
            case number
            case day
            /// Names of other records.
            case links
        }

        public let title: LocalizedText
        public let role: Role

        public init(_ role: Role, ja: String, en: String) {
            self.role = role
            title = LocalizedText(ja: ja, en: en)
        }
    }

    /// A row, and the record that it comes from; nil where it is counted from many.
    public struct Row: Sendable {
        public let anchor: Anchor?
        public let source: Sentence.Source?
        public let cells: [Cell]

        public init(_ anchor: Anchor? = nil, from source: Sentence.Source? = nil, _ cells: [Cell]) {
            self.anchor = anchor
            self.source = source
            self.cells = cells
        }

        /// A row that is counted from many records.
        public init(_ cells: [Cell]) { self.init(nil, cells) }
    }

    public let anchor: Anchor
    /// A short name, such as that of a sheet; tables of one name and columns are parts of one.
    public let name: LocalizedText
    public let columns: [Column]
    public let rows: [Row]

    public init(_ anchor: Anchor, name: LocalizedText, columns: [Column], rows: [Row]) {
        precondition(
            rows.allSatisfy { $0.cells.count == columns.count }, "\(anchor.name): a row misses a cell.")
        self.anchor = anchor
        self.name = name
        self.columns = columns
        self.rows = rows
    }
}

/// What stands in one cell: parts, each on a line of its own.
public struct Cell: Sendable {
    /// A text with its state and the place it points to.
    public struct Part: Sendable {
        public let text: LocalizedText
        public let state: CellState?
        public let link: Link?

        public init(_ text: LocalizedText, _ state: CellState? = nil, to link: Link? = nil) {
            self.text = text
            self.state = state
            self.link = link
        }
    }

    public let parts: [Part]

    public init(_ parts: [Part]) { self.parts = parts }

    public init(_ text: LocalizedText, _ state: CellState? = nil, to link: Link? = nil) {
        parts = [Part(text, state, to: link)]
    }

    /// A text that is the same in both languages.
    public init(same text: String, to link: Link? = nil) { self.init(LocalizedText(same: text), to: link) }

    /// Nothing, because there is nothing to say; never for what is not known.
    public static let empty = Cell([])
}

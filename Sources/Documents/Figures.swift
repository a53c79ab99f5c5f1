import Kernel

/// A directed graph to be drawn, with everything that it shows also in words.
public struct GraphFigure: Sendable {
    /// A thing in the graph.
    public struct Node: Sendable {
        public enum Kind: String, Sendable, CaseIterable {
            /// A party outside the device.
            case external
            /// A constituent of the device.
            case process
            /// Something stored.
            case store
            /// A way in.
            case entry
            case function
            case harm
        }

        public let id: String
        public let label: LocalizedText
        public let kind: Kind
        /// The innermost cluster in which it stands.
        public let cluster: String?

        public init(_ id: String, _ label: LocalizedText, _ kind: Kind, in cluster: String? = nil) {
            self.id = id
            self.label = label
            self.kind = kind
            self.cluster = cluster
        }
    }

    /// An arrow.
    public struct Edge: Sendable {
        public enum Line: String, Sendable { case solid, dashed, dotted }
        public enum Tone: String, Sendable { case plain, quiet, ok, bad }

        public let from: String
        public let to: String
        public let label: LocalizedText
        public let line: Line
        public let tone: Tone
        /// It has no head: things belong together.
        public let isUndirected: Bool

        public init(
            _ from: String, _ to: String, _ label: LocalizedText, _ line: Line = .solid,
            _ tone: Tone = .plain,
            isUndirected: Bool = false
        ) {
            self.from = from
            self.to = to
            self.label = label
            self.line = line
            self.tone = tone
            self.isUndirected = isUndirected
        }
    }

    /// A frame around nodes and other frames.
    public struct Cluster: Sendable {
        public let id: String
        public let label: LocalizedText
        public let parent: String?
        /// Nobody has recorded it; it is drawn to help the reader.
        public let isAssumed: Bool

        public init(_ id: String, _ label: LocalizedText, in parent: String? = nil, isAssumed: Bool = false) {
            self.id = id
            self.label = label
            self.parent = parent
            self.isAssumed = isAssumed
        }
    }

    /// A drawing; where there is too much to draw, the reason.
    public enum Content: Sendable {
        case drawing(nodes: [Node], edges: [Edge], clusters: [Cluster])
        case tooLarge(LocalizedText)
    }

    public let anchor: Anchor
    public let title: LocalizedText
    /// What the drawing shows, for those who cannot see it.
    public let summary: LocalizedText
    public let content: Content
    /// What the shapes and lines mean, as far as they occur, and what was left out.
    public let legend: [LocalizedText]

    public init(
        _ anchor: Anchor, title: LocalizedText, summary: LocalizedText, _ content: Content,
        legend: [LocalizedText]
    ) {
        self.anchor = anchor
        self.title = title
        self.summary = summary
        self.content = content
        self.legend = legend
    }
}

/// A matrix whose cells hold what stands there.
public struct MatrixFigure: Sendable {
    /// What the matrix says of a cell, and what stands in it.
    public struct Field: Sendable {
        public let word: LocalizedText
        public let state: CellState
        public let items: [Cell.Part]

        public init(_ word: LocalizedText, _ state: CellState, _ items: [Cell.Part] = []) {
            self.word = word
            self.state = state
            self.items = items
        }
    }

    public let anchor: Anchor
    public let title: LocalizedText
    /// What the rows and the columns are: 重さ × しやすさ.
    public let axes: (rows: LocalizedText, columns: LocalizedText)
    public let rows: [LocalizedText]
    public let columns: [LocalizedText]
    /// By row, then column.
    public let cells: [[Field]]
    /// What has no cell, because something is missing.
    public let unplaced: [Cell.Part]

    public init(
        _ anchor: Anchor, title: LocalizedText, axes: (rows: LocalizedText, columns: LocalizedText),
        rows: [LocalizedText], columns: [LocalizedText], cells: [[Field]], unplaced: [Cell.Part] = []
    ) {
        precondition(
            cells.count == rows.count && cells.allSatisfy { $0.count == columns.count },
            "\(anchor.name): the matrix has a hole.")
        self.anchor = anchor
        self.title = title
        self.axes = axes
        self.rows = rows
        self.columns = columns
        self.cells = cells
        self.unplaced = unplaced
    }
}

import Kernel

/// A report for people who check: headed sections, tables and figures, each with a place to point to.
///
/// What is said of the device names its records; how to read the report is a note and names none.
public struct Report: Sendable {
    /// A stable name, for example `risk-report`.
    public let id: ID<Report>
    public let title: LocalizedText
    /// Whom it is for, in words.
    public let audience: LocalizedText
    /// What it is about: the name of the device.
    public let subject: LocalizedText
    /// Short facts beneath the title: model, class, release, company, day.
    public let facts: [LocalizedText]
    /// What the report rests on, in one line.
    public let basis: LocalizedText
    /// The day on which it stands.
    public let day: Day
    public let sections: [Section]

    public init(
        id: ID<Report>, title: LocalizedText, audience: LocalizedText, subject: LocalizedText,
        facts: [LocalizedText], basis: LocalizedText, day: Day, sections: [Section]
    ) {
        self.id = id
        self.title = title
        self.audience = audience
        self.subject = subject
        self.facts = facts
        self.basis = basis
        self.day = day
        self.sections = sections
    }

    /// A headed part. Level 1 is a chapter; a deeper one belongs to the chapter before it.
    public struct Section: Sendable {
        public let anchor: Anchor
        public let level: Int
        public let title: LocalizedText
        public let blocks: [ReportBlock]

        public init(_ anchor: Anchor, level: Int = 1, _ title: LocalizedText, _ blocks: [ReportBlock]) {
            precondition(level > 0, "A section's level starts at 1.")
            self.anchor = anchor
            self.level = level
            self.title = title
            self.blocks = blocks
        }
    }
}

/// A name of a place in a report; stable while the record or the section it stands for exists.
public struct Anchor: Hashable, Sendable, Comparable, ExpressibleByStringLiteral {
    public let name: String

    public init(_ name: String) { self.name = name }
    public init(stringLiteral name: String) { self.name = name }

    public static func < (left: Anchor, right: Anchor) -> Bool { left.name < right.name }
}

/// A place in this report, or in another one that may be printed beside it.
public struct Link: Hashable, Sendable {
    /// The other report; nil for the one in which the link stands.
    public let report: ID<Report>?
    public let anchor: Anchor

    public init(_ anchor: Anchor, in report: ID<Report>? = nil) {
        self.report = report
        self.anchor = anchor
    }
}

/// One part of a section.
public enum ReportBlock: Sendable {
    /// Sentences that know their records.
    case text(Block)
    /// How to read what follows; says nothing of the device.
    case note(LocalizedText)
    /// What stands at the top because somebody has to act on it, or may rely on it.
    case verdict(CellState, [Sentence])
    /// Terms, and what is said of each.
    case facts([Fact])
    case table(DataTable)
    case graph(GraphFigure)
    case matrix(MatrixFigure)
    /// Lines to be signed by hand; each is the role that signs.
    case signatures([LocalizedText])
}

/// A term and what is said of it.
public struct Fact: Sendable {
    public let term: LocalizedText
    public let text: LocalizedText

    public init(ja: String, en: String, _ text: LocalizedText) {
        term = LocalizedText(ja: ja, en: en)
        self.text = text
    }
}

extension Report {
    /// Every place in the report, in reading order; one that stands twice is a mistake.
    public var anchors: [Anchor] {
        sections.flatMap { section in
            [section.anchor]
                + section.blocks.flatMap { block -> [Anchor] in
                    switch block {
                    case .table(let table): [table.anchor] + table.rows.compactMap(\.anchor)
                    case .graph(let figure): [figure.anchor]
                    case .matrix(let figure): [figure.anchor]
                    case .text, .note, .verdict, .facts, .signatures: []
                    }
                }
        }
    }

    /// Every link of the report, in reading order.
    public var links: [Link] {
        sections.flatMap(\.blocks).flatMap { block -> [Link] in
            switch block {
            case .table(let table): table.rows.flatMap(\.cells).flatMap(\.parts).compactMap(\.link)
            case .matrix(let figure):
                figure.cells.flatMap { $0 }.flatMap(\.items).compactMap(\.link)
                    + figure.unplaced.compactMap(\.link)
            case .text, .note, .verdict, .facts, .graph, .signatures: []
            }
        }
    }

    /// Every table in reading order.
    public var tables: [DataTable] {
        sections.flatMap(\.blocks).compactMap { if case .table(let table) = $0 { table } else { nil } }
    }
}

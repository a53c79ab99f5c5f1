import Kernel

/// A text as a tree of headed parts, independent of what it says and of how it is printed.
public struct Document: Sendable {
    /// A stable name, for example `package-insert`.
    public let id: ID<Document>
    public let title: LocalizedText
    /// Whom it is for, in words.
    public let audience: LocalizedText
    public let blocks: [Block]

    public init(id: ID<Document>, title: LocalizedText, audience: LocalizedText, blocks: [Block]) {
        self.id = id
        self.title = title
        self.audience = audience
        self.blocks = blocks
    }

    /// Every sentence in reading order, the ones in list items and table cells included; a gap reads as its
    /// placeholder.
    public var sentences: [Sentence] {
        blocks.flatMap { block -> [Sentence] in
            switch block {
            case .heading: []
            case .paragraph(let sentences), .list(let sentences): sentences
            case .table(let table): table.rows.flatMap { $0 }
            case .gap(let missing, let source): [Sentence(Block.placeholder(for: missing), from: [source])]
            }
        }
    }
}

/// One part of a document.
public enum Block: Sendable {
    case heading(LocalizedText)
    case paragraph([Sentence])
    case list([Sentence])
    case table(Table)
    /// What the text still lacks, and the record or section in which it would be written.
    case gap(LocalizedText, Sentence.Source)

    /// What stands in the text where a fact is missing: （未記入：…）.
    public static func placeholder(for missing: LocalizedText) -> LocalizedText {
        LocalizedText(ja: "（未記入：\(missing.ja)）", en: "(Not recorded: \(missing.en))")
    }
}

/// A table whose cells know their records.
public struct Table: Sendable {
    public let head: [LocalizedText]
    public let rows: [[Sentence]]

    public init(head: [LocalizedText], rows: [[Sentence]]) {
        self.head = head
        self.rows = rows
    }
}

/// A sentence, and the records that it comes from.
public struct Sentence: Sendable {
    /// A record that a sentence was made from.
    public struct Source: Hashable, Sendable {
        /// The record's path, for example `interfaces/IF-LAN`.
        public let record: String
        public let origin: Origin

        public init(record: String, origin: Origin) {
            self.record = record
            self.origin = origin
        }
    }

    public let text: LocalizedText
    public let sources: [Source]

    /// A sentence must come from at least one record.
    public init(_ text: LocalizedText, from sources: [Source]) {
        precondition(!sources.isEmpty, "A sentence without a record: say where it comes from.")
        self.text = text
        self.sources = sources
    }
}

import LocatedJSON
import Documents
import Kernel

/// A document for users as JSON, in which each sentence keeps its records.
struct DocumentJSON {
    private let document: Document
    private let language: Language

    init(_ document: Document, in language: Language) {
        self.document = document
        self.language = language
    }

    var value: JSONValue {
        .object([
            ("id", .text(document.id.text)), ("title", .text(document.title[language])),
            ("audience", .text(document.audience[language])),
            ("blocks", .list(document.blocks.map(block))),
        ])
    }

    private func block(_ block: Block) -> JSONValue {
        switch block {
        case .heading(let text):
            .object([("kind", .text("heading")), ("text", .text(text[language]))])
        case .paragraph(let sentences):
            .object([("kind", .text("paragraph")), ("sentences", .list(sentences.map(sentence)))])
        case .list(let sentences):
            .object([("kind", .text("list")), ("sentences", .list(sentences.map(sentence)))])
        case .gap(let missing, let source):
            .object([
                ("kind", .text("gap")), ("missing", .text(missing[language])),
                ("sources", .list([self.source(source)])),
            ])
        case .table(let table):
            .object([
                ("kind", .text("table")), ("head", .list(table.head.map { .text($0[language]) })),
                ("rows", .list(table.rows.map { .list($0.map(sentence)) })),
            ])
        }
    }

    private func sentence(_ sentence: Sentence) -> JSONValue {
        .object([
            ("text", .text(sentence.text[language])), ("sources", .list(sentence.sources.map(source))),
        ])
    }

    private func source(_ source: Sentence.Source) -> JSONValue {
        .object([("record", .text(source.record))] + JSONValue.place(source.origin))
    }
}

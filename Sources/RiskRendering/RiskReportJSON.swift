import Documents
import Kernel
import LocatedJSON
import Ports

/// Reports as JSON for programs, schema `mamori-risk-report/1`, in one language and a stable order.
struct RiskReportJSON {
    private let reports: [Report]
    private let language: Language
    private let generator: Generator

    init(_ reports: [Report], in language: Language, by generator: Generator) {
        self.reports = reports
        self.language = language
        self.generator = generator
    }

    var bytes: [UInt8] {
        JSONValue.object([
            ("schema", .text("mamori-risk-report/1")),
            ("generator", .object([("name", .text(generator.name)), ("version", .text(generator.version))])),
            ("language", .text(language.rawValue)), ("reports", .list(reports.map(report))),
        ]).bytes
    }

    private func text(_ text: LocalizedText) -> JSONValue { .text(text[language]) }

    private func report(_ report: Report) -> JSONValue {
        .object([
            ("id", .text(report.id.text)), ("title", text(report.title)), ("audience", text(report.audience)),
            ("subject", text(report.subject)), ("facts", .list(report.facts.map(text))),
            ("basis", text(report.basis)), ("day", .text(report.day.description)),
            (
                "sections",
                .list(
                    report.sections.map { section in
                        .object([
                            ("anchor", .text(section.anchor.name)), ("level", .whole(section.level)),
                            ("title", text(section.title)), ("blocks", .list(section.blocks.map(block))),
                        ])
                    })
            ),
        ])
    }

    private func kind(_ kind: String, _ members: [(String, JSONValue)]) -> JSONValue {
        .object([("kind", .text(kind))] + members)
    }

    private func block(_ block: ReportBlock) -> JSONValue {
        switch block {
        case .text(let block): self.block(block)
        case .note(let words): kind("note", [("text", text(words))])
        case .verdict(let state, let sentences):
            kind(
                "verdict",
                [("state", .text(state.rawValue)), ("sentences", .list(sentences.map(sentence)))])
        case .facts(let facts):
            kind(
                "facts",
                [
                    (
                        "facts",
                        .list(facts.map { .object([("term", text($0.term)), ("text", text($0.text))]) })
                    )
                ])
        case .table(let table): self.table(table)
        case .graph(let figure): graph(figure)
        case .matrix(let figure): matrix(figure)
        case .signatures(let roles): kind("signatures", [("roles", .list(roles.map(text)))])
        }
    }

    private func block(_ block: Block) -> JSONValue {
        switch block {
        case .heading(let words): kind("heading", [("text", text(words))])
        case .paragraph(let sentences):
            kind("paragraph", [("sentences", .list(sentences.map(sentence)))])
        case .list(let sentences): kind("list", [("sentences", .list(sentences.map(sentence)))])
        case .gap(let missing, let source):
            kind("gap", [("missing", text(missing)), ("sources", .list([self.source(source)]))])
        case .table(let table):
            kind(
                "plain-table",
                [
                    ("head", .list(table.head.map(text))),
                    ("rows", .list(table.rows.map { .list($0.map(sentence)) })),
                ])
        }
    }

    private func sentence(_ sentence: Sentence) -> JSONValue {
        .object([("text", text(sentence.text)), ("sources", .list(sentence.sources.map(source)))])
    }

    private func source(_ source: Sentence.Source) -> JSONValue {
        .object([("record", .text(source.record))] + JSONValue.place(source.origin))
    }

    // MARK: Tables

    private func table(_ table: DataTable) -> JSONValue {
        kind(
            "table",
            [
                ("anchor", .text(table.anchor.name)), ("name", text(table.name)),
                (
                    "columns",
                    .list(
                        table.columns.map {
                            .object([("role", .text($0.role.rawValue)), ("title", text($0.title))])
                        })
                ),
                (
                    "rows",
                    .list(
                        table.rows.map { row in
                            .object([
                                ("anchor", .optional(row.anchor?.name)),
                                ("source", row.source.map(source) ?? .null),
                                ("cells", .list(row.cells.map { .list($0.parts.map(part)) })),
                            ])
                        })
                ),
            ])
    }

    private func part(_ part: Cell.Part) -> JSONValue {
        .object([
            ("text", text(part.text)), ("state", .optional(part.state?.rawValue)),
            (
                "link",
                part.link.map {
                    .object([
                        ("report", .optional($0.report?.text)), ("anchor", .text($0.anchor.name)),
                    ])
                } ?? .null
            ),
        ])
    }

    // MARK: Figures

    private func graph(_ figure: GraphFigure) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("anchor", .text(figure.anchor.name)), ("title", text(figure.title)),
            ("summary", text(figure.summary)), ("legend", .list(figure.legend.map(text))),
        ]
        switch figure.content {
        case .tooLarge(let why): members.append(("notDrawn", text(why)))
        case .drawing(let nodes, let edges, let clusters):
            members += [
                (
                    "nodes",
                    .list(
                        nodes.map {
                            .object([
                                ("id", .text($0.id)), ("label", text($0.label)),
                                ("kind", .text($0.kind.rawValue)),
                                ("cluster", .optional($0.cluster)),
                            ])
                        })
                ),
                (
                    "edges",
                    .list(
                        edges.map {
                            .object([
                                ("from", .text($0.from)), ("to", .text($0.to)), ("label", text($0.label)),
                                ("line", .text($0.line.rawValue)), ("tone", .text($0.tone.rawValue)),
                            ])
                        })
                ),
                (
                    "clusters",
                    .list(
                        clusters.map {
                            .object([
                                ("id", .text($0.id)), ("label", text($0.label)),
                                ("parent", .optional($0.parent)),
                                ("assumed", .flag($0.isAssumed)),
                            ])
                        })
                ),
            ]
        }
        return kind("graph", members)
    }

    private func matrix(_ figure: MatrixFigure) -> JSONValue {
        kind(
            "matrix",
            [
                ("anchor", .text(figure.anchor.name)), ("title", text(figure.title)),
                ("rowAxis", text(figure.axes.rows)), ("columnAxis", text(figure.axes.columns)),
                ("rows", .list(figure.rows.map(text))), ("columns", .list(figure.columns.map(text))),
                (
                    "cells",
                    .list(
                        figure.cells.map { row in
                            .list(
                                row.map {
                                    .object([
                                        ("word", text($0.word)), ("state", .text($0.state.rawValue)),
                                        ("items", .list($0.items.map(part))),
                                    ])
                                })
                        })
                ),
                ("unplaced", .list(figure.unplaced.map(part))),
            ])
    }
}

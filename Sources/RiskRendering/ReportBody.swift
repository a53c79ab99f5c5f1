import Documents
import HTML
import Kernel

/// Writes the sections of one report, and numbers the records that its sentences come from.
struct ReportBody {
    private let report: Report
    private let language: Language
    private let pictures: Pictures
    private let printed: [ID<Report>: LocalizedText]
    private var sources: [Sentence.Source] = []
    private var numbers: [Sentence.Source: Int] = [:]

    init(_ report: Report, beside reports: [Report], in language: Language, pictures: Pictures) {
        self.report = report
        self.language = language
        self.pictures = pictures
        printed = Dictionary(reports.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    }

    private func text(_ ja: String, _ en: String) -> String { language == .japanese ? ja : en }

    private func id(_ anchor: Anchor) -> Attribute { .id("\(report.id)/\(anchor.name)") }

    func href(_ anchor: Anchor) -> Attribute { .toID("\(report.id)/\(anchor.name)") }

    /// Where a link leads on this page; nil when the other report is not printed here.
    private func href(_ link: Link) -> Attribute? {
        let target = link.report ?? report.id
        return printed[target] == nil ? nil : .toID("\(target)/\(link.anchor.name)")
    }

    // MARK: Sections

    mutating func write(_ section: Report.Section, into page: inout HTMLWriter) {
        page.element(
            section.level == 1 ? .h2 : section.level == 2 ? .h3 : .h4, [id(section.anchor)],
            text: section.title[language])
        for block in section.blocks { write(block, section, into: &page) }
    }

    private mutating func write(
        _ block: ReportBlock, _ section: Report.Section, into page: inout HTMLWriter
    ) {
        switch block {
        case .text(let block): write(block, into: &page)
        case .note(let words): page.element(.p, [.class("reading")], text: words[language])
        case .verdict(let state, let sentences):
            page.element(.div, [.class(state.verdict)]) { page in
                page.element(.span, [.class("sign")], text: state.sign)
                paragraph(sentences, into: &page)
            }
        case .facts(let facts):
            page.element(.dl, [.class("facts")]) { page in
                for fact in facts {
                    page.element(.dt, text: fact.term[language])
                    page.element(.dd, text: fact.text[language])
                }
            }
        case .table(let table): write(table, titled: table.name != section.title, into: &page)
        case .graph(let figure): write(figure, into: &page)
        case .matrix(let figure): write(figure, into: &page)
        case .signatures(let roles):
            for role in roles {
                page.element(.div, [.class("signature")]) { page in
                    page.element(.span, text: role[language])
                    page.element(.span, text: text("署名", "Signature"))
                    page.element(.span, text: text("年月日", "Date"))
                }
            }
        }
    }

    // MARK: Sentences

    private mutating func write(_ block: Block, into page: inout HTMLWriter) {
        switch block {
        case .heading(let words): page.element(.h4, text: words[language])
        case .paragraph(let sentences): paragraph(sentences, into: &page)
        case .list(let sentences):
            page.element(.ul) { page in
                for sentence in sentences { page.element(.li) { write(sentence, into: &$0) } }
            }
        case .gap(let missing, let source):
            page.element(.p, [.class("gap")]) { page in
                page.text("○ ")
                write(Sentence(Block.placeholder(for: missing), from: [source]), into: &page)
            }
        case .table(let table):
            page.element(.table) { page in
                head(table.head.map { $0[language] }, into: &page)
                page.element(.tbody) { page in
                    for row in table.rows {
                        page.element(.tr) { page in
                            for cell in row { page.element(.td) { write(cell, into: &$0) } }
                        }
                    }
                }
            }
        }
    }

    private mutating func paragraph(_ sentences: [Sentence], into page: inout HTMLWriter) {
        page.element(.p) { page in
            for (index, sentence) in sentences.enumerated() {
                if index > 0, language == .english { page.text(" ") }
                write(sentence, into: &page)
            }
        }
    }

    private mutating func write(_ sentence: Sentence, into page: inout HTMLWriter) {
        page.text(sentence.text[language])
        let marks = sentence.sources.map { "\(number(of: $0))" }.joined(separator: ",")
        page.element(.span, [.class("mark")], text: "[\(marks)]")
    }

    private mutating func number(of source: Sentence.Source) -> Int {
        if let number = numbers[source] { return number }
        sources.append(source)
        numbers[source] = sources.count
        return sources.count
    }

    /// The records behind the sentences, at the end of the report.
    func writeSources(into page: inout HTMLWriter) {
        guard !sources.isEmpty else { return }
        page.element(.section, [.class("panel")]) { page in
            page.element(.h2, text: text("文の元の記録", "Records behind the sentences"))
            page.element(.ol, [.class("sources")]) { page in
                for source in sources {
                    page.element(.li) { page in
                        page.element(.span, [.class("mono")], text: source.record)
                        page.text(" ")
                        page.element(.span, [.class("place")], text: ReportBody.place(source.origin))
                    }
                }
            }
        }
    }

    /// A place in the dossier; the company file stands above the device's folder, which needs no showing.
    static func place(_ origin: Origin) -> String {
        var file = origin.file[...]
        while file.hasPrefix("../") { file = file.dropFirst(3) }
        return origin.line == 0 ? String(file) : "\(file):\(origin.line)"
    }

    private func head(_ names: [String], into page: inout HTMLWriter) {
        page.element(.thead) { page in
            page.element(.tr) { page in
                for name in names { page.element(.th, [.scope("col")], text: name) }
            }
        }
    }

    // MARK: Tables

    private func write(_ table: DataTable, titled: Bool, into page: inout HTMLWriter) {
        let widths = ColumnWidths.tenths(of: table.columns.map(\.role))
        page.element(.div, [.class("scroll"), id(table.anchor)]) { page in
            page.element(.table, [.class("data"), .label(table.name[language])]) { page in
                if titled { page.element(.caption, text: table.name[language]) }
                page.element(.colgroup) { page in
                    for width in widths {
                        page.void(.col, [Attribute("style", "width:\(width / 10).\(width % 10)%")])
                    }
                }
                head(table.columns.map { $0.title[language] }, into: &page)
                page.element(.tbody) { page in
                    for row in table.rows { write(row, table.columns, into: &page) }
                }
            }
        }
    }

    private func write(_ row: DataTable.Row, _ columns: [DataTable.Column], into page: inout HTMLWriter) {
        page.element(.tr, row.anchor.map { [id($0)] } ?? []) { page in
            for (index, cell) in row.cells.enumerated() {
                let role = columns[index].role
                let look: StaticString =
                    switch role {
                    case .id: "mono"
                    case .number: "num"
                    case .links: "links"
                    default: "words"
                    }
                page.element(.td, [.class(look)]) { page in
                    write(cell, isState: role == .state, into: &page)
                    if index == 0, let source = row.source {
                        page.element(.div, [.class("place")], text: ReportBody.place(source.origin))
                    }
                }
            }
        }
    }

    private func write(_ cell: Cell, isState: Bool, into page: inout HTMLWriter) {
        if cell.parts.count == 1, let part = cell.parts.first {
            write(part, isBadge: isState, into: &page)
        } else {
            for (index, part) in cell.parts.enumerated() {
                page.element(.div) { write(part, isBadge: isState && index == 0, into: &$0) }
            }
        }
    }

    private func write(_ part: Cell.Part, isBadge: Bool, into page: inout HTMLWriter) {
        let words = part.state.map { "\($0.sign) \(part.text[language])" } ?? part.text[language]
        func body(_ page: inout HTMLWriter) {
            if let state = part.state {
                page.element(.span, [.class(isBadge ? state.badge : state.ink)], text: words)
            } else {
                page.text(words)
            }
        }
        if let link = part.link, let target = href(link) {
            page.element(.a, [target]) { body(&$0) }
        } else {
            body(&page)
        }
    }

    // MARK: Figures

    private func write(_ figure: GraphFigure, into page: inout HTMLWriter) {
        page.element(.figure, [id(figure.anchor)]) { page in
            switch (figure.content, pictures.picture(of: figure)) {
            case (.tooLarge(let why), _): page.element(.p, [.class("gap")], text: "○ \(why[language])")
            case (.drawing, .drawn(let drawing)):
                drawing.write(into: &page, label: figure.summary[language])
            case (.drawing, .missing(let why)): page.element(.p, [.class("gap")], text: "○ \(why[language])")
            }
            page.element(.figcaption) { page in
                page.element(.div, [.class("summary")], text: figure.summary[language])
                for line in figure.legend { page.element(.div, text: line[language]) }
            }
        }
    }

    private func write(_ figure: MatrixFigure, into page: inout HTMLWriter) {
        page.element(.div, [.class("scroll"), id(figure.anchor)]) { page in
            page.element(.table, [.class("matrix"), .label(figure.title[language])]) { page in
                page.element(
                    .caption,
                    text:
                        "\(figure.title[language])\(text("（", " ("))\(figure.axes.rows[language]) × \(figure.axes.columns[language])\(text("）", ")"))"
                )
                head([figure.axes.rows[language]] + figure.columns.map { $0[language] }, into: &page)
                page.element(.tbody) { page in
                    for (index, name) in figure.rows.enumerated() {
                        page.element(.tr) { page in
                            page.element(.th, [.scope("row")], text: name[language])
                            for field in figure.cells[index] {
                                page.element(.td, [.class(field.state.cell)]) { page in
                                    page.element(
                                        .div, [.class("level")],
                                        text: "\(field.state.sign) \(field.word[language])")
                                    items(field.items, into: &page)
                                }
                            }
                        }
                    }
                }
            }
            guard !figure.unplaced.isEmpty else { return }
            page.element(.div, [.class("gap")]) { page in
                page.text(
                    text("○ 見積りが揃わず表に置けないもの：", "○ Not in the matrix, since the estimate is incomplete: "))
                items(figure.unplaced, into: &page)
            }
        }
    }

    private func items(_ items: [Cell.Part], into page: inout HTMLWriter) {
        for (index, item) in items.enumerated() {
            if index > 0 { page.text(text("、", ", ")) }
            write(item, isBadge: false, into: &page)
        }
    }
}

extension CellState {
    var badge: StaticString {
        switch self {
        case .ok: "state met"
        case .warn: "state due"
        case .bad: "state unmet"
        case .unknown: "state none"
        }
    }

    var ink: StaticString {
        switch self {
        case .ok: "ink-ok"
        case .warn: "ink-warn"
        case .bad: "ink-bad"
        case .unknown: "ink-none"
        }
    }

    var verdict: StaticString {
        switch self {
        case .ok: "verdict met"
        case .warn: "verdict due"
        case .bad: "verdict unmet"
        case .unknown: "verdict none"
        }
    }

    var cell: StaticString {
        switch self {
        case .ok: "met"
        case .warn: "due"
        case .bad: "unmet"
        case .unknown: "none"
        }
    }
}

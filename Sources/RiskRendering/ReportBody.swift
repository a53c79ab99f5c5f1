import Documents
import HTML
import Kernel

/// Writes the sections of one report, and numbers the records that its sentences come from.
struct ReportBody {
    private let report: Report
    private let language: Language
    private let pictures: Pictures
    private let tables: TableWriter
    private var sources: [Sentence.Source] = []
    private var numbers: [Sentence.Source: Int] = [:]

    init(_ report: Report, beside printed: PrintedPlaces, in language: Language, pictures: Pictures) {
        self.report = report
        self.language = language
        self.pictures = pictures
        tables = TableWriter(report: report.id, language: language, printed: printed)
    }

    private func text(_ ja: String, _ en: String) -> String { language == .japanese ? ja : en }

    private func id(_ anchor: Anchor) -> Attribute { .id("\(report.id)/\(anchor.name)") }

    func href(_ anchor: Anchor) -> Attribute { .toID("\(report.id)/\(anchor.name)") }

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
        case .table(let table):
            tables.write(
                table, titled: table.name[language] != section.title[language], into: &page)
        case .graph(let figure): write(figure, into: &page)
        case .matrix(let figure): tables.write(figure, into: &page)
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
                tables.head(table.head.map { $0[language] }, into: &page)
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
}

import Documents
import HTML
import Kernel
import Workflows

/// The texts for users, in which a small number behind each sentence names its records.
struct DisclosureSection {
    let assessment: Assessment
    let words: Words

    func write(into page: inout HTMLWriter) {
        let sentences = assessment.documents.reduce(0) { $0 + $1.sentences.count }
        let panel = Panel(
            id: "disclosure", title: words("使用者への情報（文案）", "Texts for users (drafts)"),
            basis: words(
                "文 \(sentences) 件。すべて記録から作られ、数字はその文の元の記録を示します。公開しないと決めた項目は公開の文書に出ません。",
                "\(sentences) sentences, all made from records; the number behind each names them. "
                    + "Items that are not public never appear in a public text."
            ))
        panel.write(into: &page) { page in
            guard !assessment.documents.isEmpty else {
                page.element(
                    .p, text: words("○ 文案にできる記録がまだありません。", "○ There are no records yet to make a text from."))
                return
            }
            for document in assessment.documents { write(document, into: &page) }
        }
    }

    private func write(_ document: Document, into page: inout HTMLWriter) {
        var sources = SourceMarks()
        page.element(.div, [.class("document")]) { page in
            page.element(.h3, text: document.title[words.language])
            page.element(
                .p, [.class("sub")], text: words("読む人：", "For: ") + document.audience[words.language])
            for block in document.blocks { write(block, &sources, into: &page) }
            guard !sources.names.isEmpty else { return }
            page.element(.ol, [.class("sources")]) { page in
                for source in sources.names {
                    page.element(.li) { page in
                        page.element(.span, [.class("mono")], text: source.record)
                        page.text(" ")
                        page.element(.span, [.class("place")], text: words.place(source.origin))
                    }
                }
            }
        }
    }

    private func write(_ block: Block, _ sources: inout SourceMarks, into page: inout HTMLWriter) {
        switch block {
        case .heading(let text): page.element(.h4, text: text[words.language])
        case .paragraph(let sentences):
            page.element(.p) { page in
                for (index, sentence) in sentences.enumerated() {
                    if index > 0, words.language == .english { page.text(" ") }
                    write(sentence, &sources, into: &page)
                }
            }
        case .list(let sentences):
            page.element(.ul) { page in
                for sentence in sentences {
                    page.element(.li) { write(sentence, &sources, into: &$0) }
                }
            }
        case .gap(let missing, let source):
            page.element(.p, [.class("gap")]) { page in
                let sentence = Sentence(Block.placeholder(for: missing), from: [source])
                write(sentence, &sources, into: &page)
            }
        case .table(let table):
            page.element(.table) { page in
                page.head(table.head.map { $0[words.language] })
                page.element(.tbody) { page in
                    for row in table.rows {
                        page.element(.tr) { page in
                            for cell in row { page.element(.td) { write(cell, &sources, into: &$0) } }
                        }
                    }
                }
            }
        }
    }

    private func write(_ sentence: Sentence, _ sources: inout SourceMarks, into page: inout HTMLWriter) {
        page.text(sentence.text[words.language])
        let marks = sentence.sources.map { "\(sources.number(of: $0))" }.joined(separator: ",")
        page.element(.span, [.class("mark")], text: "[\(marks)]")
    }
}

/// Numbers for the records of one document, in the order in which they are first named.
private struct SourceMarks {
    private(set) var names: [Sentence.Source] = []
    private var numbers: [Sentence.Source: Int] = [:]

    mutating func number(of source: Sentence.Source) -> Int {
        if let number = numbers[source] { return number }
        names.append(source)
        numbers[source] = names.count
        return names.count
    }
}

import Documents
import HTML
import Kernel

/// Writes the tables and matrices of one report.
struct TableWriter {
    let report: ID<Report>
    let language: Language
    let printed: PrintedPlaces
    /// Names up to so many characters stand beside one another, longer texts each on a line.
    private static let nameMax = 24
    /// So many of them are shown on a page; XLSX and JSON have all.
    private static let namesMax = 12
    /// A name of so many characters stands on one line.
    private static let wholeMax = 14

    private func text(_ ja: String, _ en: String) -> String { language == .japanese ? ja : en }

    private func id(_ anchor: Anchor) -> Attribute { .id("\(report)/\(anchor.name)") }

    /// Where a link leads on this page; nil when its place is not printed here.
    private func href(_ link: Link) -> Attribute? {
        let target = link.report ?? report
        return printed.has(link.anchor, in: target) ? .toID("\(target)/\(link.anchor.name)") : nil
    }

    /// A row of head cells.
    func head(_ names: [String], into page: inout HTMLWriter) {
        page.element(.thead) { page in
            page.element(.tr) { page in
                for name in names { page.element(.th, [.scope("col")], text: name) }
            }
        }
    }

    private func head(_ columns: [DataTable.Column], into page: inout HTMLWriter) {
        page.element(.thead) { page in
            page.element(.tr) { page in
                for column in columns {
                    let look: [Attribute] = column.role == .number ? [.class("num")] : []
                    page.element(.th, [.scope("col")] + look, text: column.title[language])
                }
            }
        }
    }

    func write(_ table: DataTable, titled: Bool, into page: inout HTMLWriter) {
        let widths = ColumnWidths.tenths(of: table.columns.map(\.role))
        page.element(.div, [.class("scroll"), id(table.anchor)]) { page in
            page.element(.table, [.class("data"), .label(table.name[language])]) { page in
                if titled { page.element(.caption, text: table.name[language]) }
                page.element(.colgroup) { page in
                    for width in widths {
                        page.void(.col, [Attribute("style", "width:\(width / 10).\(width % 10)%")])
                    }
                }
                head(table.columns, into: &page)
                page.element(.tbody) { page in
                    for row in table.rows.prefix(PrintedPlaces.rowsMax) {
                        write(row, table.columns, into: &page)
                    }
                }
            }
            if table.rows.count > PrintedPlaces.rowsMax {
                page.element(
                    .p, [.class("gap")],
                    text: text(
                        "○ 全 \(table.rows.count) 行のうち、初めの \(PrintedPlaces.rowsMax) 行です。全行は XLSX と JSON "
                            + "にあります。",
                        "○ The first \(PrintedPlaces.rowsMax) of \(table.rows.count) rows; XLSX and "
                            + "JSON have all."
                    ))
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
                    write(cell, as: role, into: &page)
                    if index == 0, let source = row.source {
                        page.void(.br)
                        page.element(.span, [.class("place")], text: ReportBody.place(source.origin))
                    }
                }
            }
        }
    }

    private func write(_ cell: Cell, as role: DataTable.Column.Role, into page: inout HTMLWriter) {
        let isList =
            role == .links && cell.parts.allSatisfy { $0.text[language].count <= TableWriter.nameMax }
        let shown = isList ? cell.parts.prefix(TableWriter.namesMax) : cell.parts[...]
        for (index, part) in shown.enumerated() {
            // A line break is one box less than a block; a long report has ten thousand of them.
            if index > 0 { isList ? page.text(text("、", ", ")) : page.void(.br) }
            write(part, isBadge: role == .state && index == 0, into: &page)
        }
        let rest = cell.parts.count - shown.count
        if rest > 0 { page.text(text("　ほか \(rest) 件", ", \(rest) more")) }
    }

    private func write(_ part: Cell.Part, isBadge: Bool, into page: inout HTMLWriter) {
        let words = part.state.map { "\($0.sign) \(part.text[language])" } ?? part.text[language]
        // A name is not broken at its hyphens as long as a narrow column can hold it.
        let isWhole = words.count <= TableWriter.wholeMax && words.utf8.contains(UInt8(ascii: "-"))
        func body(_ page: inout HTMLWriter) {
            if let state = part.state {
                page.element(.span, [.class(isBadge ? state.badge : state.ink)], text: words)
            } else {
                page.text(words)
            }
        }
        let look: [Attribute] = isWhole ? [.class("whole")] : []
        if let link = part.link, let target = href(link) {
            page.element(.a, [target] + look) { body(&$0) }
        } else if isWhole {
            page.element(.span, look) { body(&$0) }
        } else {
            body(&page)
        }
    }

    func write(_ figure: MatrixFigure, into page: inout HTMLWriter) {
        page.element(.div, [.class("scroll"), id(figure.anchor)]) { page in
            page.element(.table, [.class("matrix"), .label(figure.title[language])]) { page in
                page.element(
                    .caption,
                    text:
                        "\(figure.title[language])\(text("（", " ("))\(figure.axes.rows[language]) × "
                        + "\(figure.axes.columns[language])\(text("）", ")"))"
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

import Documents
import Kernel

/// One sheet of a workbook: head, widths and rows of texts.
struct Sheet {
    struct Field {
        let text: String
        let state: CellState?
    }

    /// As people see it; made valid and unique by `names(of:)`.
    let name: String
    let head: [String]
    /// In characters.
    let widths: [Int]
    var rows: [[Field]]

    /// Every table of the reports as a sheet; tables of one name and head are parts of one sheet.
    static func sheets(of reports: [Report], in language: Language) -> [Sheet] {
        func words(_ ja: String, _ en: String) -> String { language == .japanese ? ja : en }
        var sheets: [Sheet] = []
        var known: [String: Int] = [:]
        func add(_ sheet: Sheet) {
            let key = ([sheet.name] + sheet.head).joined(separator: "\u{0}")
            if let index = known[key] {
                sheets[index].rows += sheet.rows
            } else {
                known[key] = sheets.count
                sheets.append(sheet)
            }
        }
        for report in reports {
            for section in report.sections {
                for block in section.blocks {
                    switch block {
                    case .table(let table): add(Sheet(table, language, words))
                    case .matrix(let figure): add(Sheet(figure, language))
                    case .facts(let facts): add(Sheet(facts, of: section, language, words))
                    case .text, .note, .verdict, .graph, .signatures: break
                    }
                }
            }
        }
        return [cover(reports, language, words)] + sheets
    }

    /// Names that a workbook allows: at most 31 characters, none of `[]:*?/\`, no two alike.
    static func names(of sheets: [Sheet]) -> [String] {
        var used: Set<String> = []
        return sheets.map { sheet in
            var clean = String(sheet.name.map { "[]:*?/\\'".contains($0) || $0.isNewline ? "_" : $0 })
            while clean.utf16.count > 31 { clean.removeLast() }
            if clean.isEmpty { clean = "_" }
            var name = clean
            var number = 2
            while !used.insert(name.lowercased()).inserted {
                let suffix = " \(number)"
                var stem = clean
                while stem.utf16.count + suffix.utf16.count > 31 { stem.removeLast() }
                name = stem + suffix
                number += 1
            }
            return name
        }
    }

    private static func cover(
        _ reports: [Report], _ language: Language, _ words: (String, String) -> String
    ) -> Sheet {
        let lines = reports.flatMap { report in
            [report.title, report.subject].map { [Field(text: $0[language], state: nil)] }
                + (report.facts + [report.basis]).map { [Field(text: $0[language], state: nil)] }
        }
        return Sheet(name: words("表紙", "Cover"), head: [words("報告", "Report")], widths: [90], rows: lines)
    }
}

extension Sheet {
    private init(_ table: DataTable, _ language: Language, _ words: (String, String) -> String) {
        self.init(
            name: table.name[language],
            head: table.columns.map { $0.title[language] } + [words("記録", "Record"), words("場所", "Place")],
            widths: table.columns.map { ColumnWidths.characters($0.role) } + [28, 22],
            rows: table.rows.map { row in
                row.cells.map { Sheet.field($0, language) }
                    + [
                        Field(text: row.source?.record ?? "", state: nil),
                        Field(text: row.source.map { ReportBody.place($0.origin) } ?? "", state: nil),
                    ]
            })
    }

    private static func field(_ cell: Cell, _ language: Language) -> Field {
        let lines = cell.parts.map { part in
            part.state.map { "\($0.sign) \(part.text[language])" } ?? part.text[language]
        }
        return Field(text: lines.joined(separator: "\n"), state: cell.parts.first?.state)
    }

    private init(_ figure: MatrixFigure, _ language: Language) {
        self.init(
            name: figure.title[language],
            head: [figure.axes.rows[language]] + figure.columns.map { $0[language] },
            widths: [16] + figure.columns.map { _ in 36 },
            rows: zip(figure.rows, figure.cells).map { name, cells in
                [Field(text: name[language], state: nil)]
                    + cells.map { field in
                        let items = field.items.map { $0.text[language] }
                        let lines = ["\(field.state.sign) \(field.word[language])"] + items
                        return Field(text: lines.joined(separator: "\n"), state: field.state)
                    }
            })
    }

    private init(
        _ facts: [Fact], of section: Report.Section, _ language: Language, _ words: (String, String) -> String
    ) {
        self.init(
            name: words("規則の説明", "Rules in words"),
            head: [words("項", "Section"), words("事柄", "Matter"), words("内容", "Text")],
            widths: [36, 24, 90],
            rows: facts.map { fact in
                [section.title, fact.term, fact.text].map { Field(text: $0[language], state: nil) }
            })
    }
}

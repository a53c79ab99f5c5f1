import CLibXLSXWriter
import Documents
import Foundation
import Kernel
import Ports

/// Reports as a workbook for people who filter: a sheet a table, every value a text, never a formula.
struct Workbook {
    private let reports: [Report]
    private let language: Language
    /// The longest text that a cell may hold, in UTF-16 units, with room for an ellipsis.
    private static let lengthMax = 32_000
    private static let rowsMax = 1_000_000

    init(_ reports: [Report], in language: Language) {
        self.reports = reports
        self.language = language
    }

    /// The workbook's file; the same reports give the same bytes.
    func bytes() throws(RenderingRefusal) -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "mamori-" + UUID().uuidString)
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            defer { try? FileManager.default.removeItem(at: folder) }
            let file = folder.appendingPathComponent("report.xlsx")
            try write(to: file.path, temporary: folder.path)
            return [UInt8](try Data(contentsOf: file))
        } catch let refusal as RenderingRefusal {
            throw refusal
        } catch {
            throw .rendererFailed(reason: error.localizedDescription)
        }
    }

    private func write(to path: String, temporary: String) throws {
        let code: lxw_error = temporary.withCString { folder in
            var options = lxw_workbook_options()
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            guard let book = workbook_new_opt(path, &options) else { return LXW_ERROR_MEMORY_MALLOC_FAILED }
            describe(book)
            let formats = Formats(book)
            let sheets = Sheet.sheets(of: reports, in: language)
            for (sheet, name) in zip(sheets, Sheet.names(of: sheets)) {
                guard let target = workbook_add_worksheet(book, name) else { continue }
                fill(target, with: sheet, formats)
            }
            return workbook_close(book)
        }
        guard code == LXW_NO_ERROR else {
            throw RenderingRefusal.rendererFailed(reason: String(cString: lxw_strerror(code)))
        }
    }

    /// Title and the day of the reports; without a day of our own the file would carry that of its making.
    private func describe(_ book: UnsafeMutablePointer<lxw_workbook>) {
        guard let report = reports.first else { return }
        let title = strdup(Workbook.clean(report.title[language]))
        let subject = strdup(Workbook.clean(report.subject[language]))
        defer {
            free(title)
            free(subject)
        }
        var properties = lxw_doc_properties()
        properties.title = title
        properties.subject = subject
        // Noon, so that no time zone moves it to another day.
        properties.created = time_t(report.day.ordinal * 86_400 + 43_200)
        workbook_set_properties(book, &properties)
    }

    private func fill(_ target: UnsafeMutablePointer<lxw_worksheet>, with sheet: Sheet, _ formats: Formats) {
        for (column, (name, width)) in zip(sheet.head, sheet.widths).enumerated() {
            worksheet_set_column(target, UInt16(column), UInt16(column), Double(width), nil)
            worksheet_write_string(target, 0, UInt16(column), Workbook.clean(name), formats.head)
        }
        let rows = sheet.rows.prefix(Workbook.rowsMax)
        for (index, row) in rows.enumerated() {
            for (column, field) in row.enumerated() where !field.text.isEmpty {
                worksheet_write_string(
                    target, UInt32(index + 1), UInt16(column), Workbook.clean(field.text),
                    formats.format(field.state))
            }
        }
        worksheet_freeze_panes(target, 1, 0)
        if !sheet.head.isEmpty, !rows.isEmpty {
            worksheet_autofilter(target, 0, 0, UInt32(rows.count), UInt16(sheet.head.count - 1))
        }
        worksheet_set_landscape(target)
        worksheet_fit_to_pages(target, 1, 0)
        worksheet_repeat_rows(target, 0, 0)
    }

    /// Without characters that XML cannot carry, and cut where a cell ends.
    private static func clean(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var length = 0
        for scalar in text.unicodeScalars {
            let value = scalar.value
            let isAllowed = value == 9 || value == 10 || value >= 0x20 && value & 0xFFFE != 0xFFFE
            result.append(isAllowed ? scalar : "\u{FFFD}")
            length += value > 0xFFFF ? 2 : 1
            if length >= lengthMax { return String(result) + "…" }
        }
        return String(result)
    }
}

/// How cells look; the states in the colours of every report.
private struct Formats {
    let head: UnsafeMutablePointer<lxw_format>?
    private let plain: UnsafeMutablePointer<lxw_format>?
    private let states: [CellState: UnsafeMutablePointer<lxw_format>]

    init(_ book: UnsafeMutablePointer<lxw_workbook>) {
        func format(_ ink: UInt32?, _ ground: UInt32?, isHead: Bool = false) -> UnsafeMutablePointer<
            lxw_format
        >? {
            guard let format = workbook_add_format(book) else { return nil }
            format_set_font_name(format, "Noto Sans CJK JP")
            format_set_font_size(format, 10)
            format_set_text_wrap(format)
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
            if isHead { format_set_bold(format) }
            if let ink { format_set_font_color(format, ink) }
            if let ground { format_set_bg_color(format, ground) }
            return format
        }
        head = format(0x1C2126, 0xE3F0F1, isHead: true)
        plain = format(nil, nil)
        let colours: [CellState: (UInt32, UInt32)] = [
            .ok: (0x1F7A4D, 0xE4F3EA), .warn: (0x8A5100, 0xFDF1DC), .bad: (0xB3261E, 0xFBE7E5),
            .unknown: (0x55606B, 0xEEF1F3),
        ]
        var states: [CellState: UnsafeMutablePointer<lxw_format>] = [:]
        for state in CellState.allCases { states[state] = colours[state].flatMap { format($0.0, $0.1) } }
        self.states = states
    }

    func format(_ state: CellState?) -> UnsafeMutablePointer<lxw_format>? {
        state.flatMap { states[$0] } ?? plain
    }
}

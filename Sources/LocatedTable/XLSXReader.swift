import Archives
import Kernel
import LocatedXML

/// Reads spreadsheets (XLSX, ISO/IEC 29500) into tables, a table a sheet in the order of the workbook.
public enum XLSXReader {
    /// How much is accepted.
    public static let limits = Archive.Limits(
        entriesMax: 5_000, entryBytesMax: 48 << 20, bytesMax: 160 << 20, ratioMax: 200)
    public static let sheetsMax = 100

    /// The sheets and what is imperfect in them; no sheets, with an error finding, when the bytes cannot be
    /// read.
    public static func read(_ bytes: [UInt8], file: String) -> (sheets: [Table], findings: [Finding]) {
        var parts: [String: [UInt8]] = [:]
        do throws(ArchivesRefusal) {
            try Archive.visit(bytes, limits: limits, wants: isRead) { entry in
                parts[entry.name.lowercased()] = entry.bytes
                return true
            }
        } catch {
            return ([], [error.finding(in: file)])
        }
        var workbook = XLSXWorkbook(parts: parts, file: file)
        let sheets = workbook.sheets()
        return (sheets, workbook.findings)
    }

    /// Drawings, themes and the like are passed over.
    private static func isRead(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasPrefix("xl/") && (name.hasSuffix(".xml") || name.hasSuffix(".rels"))
            && !["xl/theme/", "xl/drawings/", "xl/charts/", "xl/media/", "xl/pivot"]
                .contains { name.hasPrefix($0) }
    }
}

/// The parts of one workbook.
struct XLSXWorkbook {
    private let parts: [String: [UInt8]]
    private let file: String
    private(set) var findings: [Finding] = []

    init(parts: [String: [UInt8]], file: String) {
        self.parts = parts
        self.file = file
    }

    /// Every sheet that has cells.
    mutating func sheets() -> [Table] {
        guard let root = tree("xl/workbook.xml"), root.localName == "workbook" else {
            if findings.isEmpty {
                fault("xlsx-workbook", ja: "表計算ファイル（XLSX）のブックがありません", en: "there is no workbook (XLSX) in it")
            }
            return []
        }
        let countsFrom1904 = ["1", "true"].contains(root.child("workbookPr")?.attribute("date1904") ?? "")
        let targets = targets()
        let listed = root.child("sheets")?.children.filter { $0.localName == "sheet" } ?? []
        if listed.count > XLSXReader.sheetsMax {
            fault(
                "too-many-sheets", .warning, ja: "シートが多すぎます（\(XLSXReader.sheetsMax) 枚まで読みます）",
                en: "too many sheets (\(XLSXReader.sheetsMax) are read)")
        }
        let texts = sharedStrings()
        var sheets: [Table] = []
        for sheet in listed.prefix(XLSXReader.sheetsMax) {
            guard let name = sheet.attribute("name"), let id = sheet.relation, let target = targets[id] else {
                fault("xlsx-sheet", .warning, ja: "在りかの分からないシートがあります", en: "a sheet that cannot be found")
                continue
            }
            // A sheet that is a chart has no cells.
            guard target.hasCells, let content = tree(target.path) else { continue }
            var reader = XLSXSheet(texts: texts, file: "\(file)#\(name)")
            let rows = reader.rows(content)
            findings += reader.findings
            if !rows.isEmpty {
                sheets.append(Table(sheet: name, rows: rows, countsFrom1904: countsFrom1904))
            }
        }
        return sheets
    }

    /// The part that each relation of the workbook points at.
    private mutating func targets() -> [String: (path: String, hasCells: Bool)] {
        var targets: [String: (path: String, hasCells: Bool)] = [:]
        for relation in tree("xl/_rels/workbook.xml.rels")?.children ?? [] {
            guard let id = relation.attribute("Id"), let target = relation.attribute("Target") else {
                continue
            }
            let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
            targets[id] = (path, (relation.attribute("Type") ?? "").hasSuffix("/worksheet"))
        }
        return targets
    }

    private mutating func sharedStrings() -> [String] {
        guard parts["xl/sharedstrings.xml"] != nil, let root = tree("xl/sharedStrings.xml") else { return [] }
        return root.children.filter { $0.localName == "si" }.map(\.spreadsheetText)
    }

    private mutating func tree(_ path: String) -> XMLElement? {
        let place = "\(file)#\(path)"
        guard let bytes = parts[path.lowercased()] else {
            fault("xlsx-part", ja: "表計算ファイルに \(path) がありません", en: "\(path) is missing from the spreadsheet")
            return nil
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            let text = LocalizedText(ja: "UTF-8 ではない XML です", en: "XML that is not UTF-8")
            findings.append(Finding(.error, "encoding", text, at: Origin(file: place)))
            return nil
        }
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let (root, finding) = XMLScanner.read(hasMark ? Array(bytes.dropFirst(3)) : bytes, file: place)
        if let finding { findings.append(finding) }
        return root
    }

    private mutating func fault(
        _ code: String, _ severity: Finding.Severity = .error, ja: String, en: String
    ) {
        findings.append(Finding(severity, code, LocalizedText(ja: ja, en: en), at: Origin(file: file)))
    }
}

extension XMLElement {
    /// The name without its prefix: strict and transitional files differ in namespaces only.
    var localName: Substring { name.split(separator: ":").last ?? "" }

    func child(_ name: String) -> XMLElement? { children.first { $0.localName == name } }

    func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// The relation that an element points at, whatever prefix stands for relations.
    var relation: String? { attributes.first { $0.name.hasSuffix(":id") }?.value }

    /// The text of a string: plain, or in runs. How it is pronounced (`rPh`) is no part of it.
    var spreadsheetText: String {
        var text = ""
        for part in children {
            if part.localName == "t" { text += part.text }
            if part.localName == "r" { text += part.child("t")?.text ?? "" }
        }
        return Self.unescaped(text)
    }

    /// `_x000D_` and the like stand for characters that XML cannot hold.
    private static func unescaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        var out = ""
        var rest = Substring(text)
        while let start = rest.firstRange(of: "_x") {
            let digits = rest[start.upperBound...].prefix(4)
            let behind = rest[digits.endIndex...]
            out += rest[..<start.lowerBound]
            if digits.utf8.count == 4, behind.hasPrefix("_"), let value = UInt32(digits, radix: 16),
                let scalar = Unicode.Scalar(value)
            {
                if scalar != "\r" { out.unicodeScalars.append(scalar) }
                rest = behind.dropFirst()
            } else {
                out += "_x"
                rest = rest[start.upperBound...]
            }
        }
        return out + rest
    }
}

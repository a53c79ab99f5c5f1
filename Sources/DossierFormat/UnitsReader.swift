import Evidence
import Kernel
import LocatedTable
import LocatedYAML
import Requirements

/// Reads `units.csv`: one unit a line, under headings in English or Japanese.
struct UnitsReader {
    /// The headings that a column may have, by the field of `installed_units` that it fills; `serial` is
    /// the id.
    private static let headings: [String: [String]] = [
        "serial": ["serial", "製造番号", "シリアル番号", "シリアル"],
        "version": ["version", "release", "版", "バージョン"],
        "holder": ["holder", "持ち主", "納入先", "施設"],
        "installed_on": ["installed_on", "shipped", "出荷日", "設置日", "納入日"],
        "life_end": ["life_end", "end_of_life", "耐用期間の終わり", "耐用期限"],
        "status": ["status", "状態"],
    ]
    /// Columns that are kept out of the evidence: the unit's UDI repeats the device's, with the serial
    /// number.
    private static let known = ["udi", "UDI", "remarks", "備考"]
    private static let statuses = [
        "in_use": "in_use", "使用中": "in_use", "stored": "stored", "保管": "stored", "resold": "resold",
        "中古販売": "resold", "exported": "exported", "輸出": "exported", "disposed": "disposed",
        "廃棄": "disposed",
    ]

    private(set) var findings: [Finding] = []
    private(set) var records: [EvidenceRecord] = []
    private(set) var references: [ValueReader.PendingReference] = []

    static func read(_ file: DossierFiles.File) -> UnitsReader {
        var reader = UnitsReader()
        let (rows, faults) = CSVReader.read(file.bytes, file: file.path)
        reader.findings = faults
        guard let head = rows.first else { return reader }
        let columns = reader.columns(head)
        guard columns.values.contains("serial") else {
            reader.add(
                "missing-column", Origin(file: file.path, line: 1, column: 1), ja: "製造番号（serial）の列がありません",
                en: "there is no column serial (製造番号)")
            return reader
        }
        for row in rows.dropFirst() { reader.unit(row, columns) }
        return reader
    }

    private mutating func columns(_ head: [TableCell]) -> [Int: String] {
        var columns: [Int: String] = [:]
        for (index, cell) in head.enumerated() where !cell.text.isEmpty {
            if let field = Self.headings.first(where: { $0.value.contains(cell.text) })?.key {
                if columns.values.contains(field) {
                    add(
                        "duplicate-column", cell.origin, ja: "「\(cell.text)」と同じ意味の列が2つあります",
                        en: "two columns mean the same as \"\(cell.text)\"")
                }
                columns[index] = field
            } else if !Self.known.contains(cell.text) {
                let nearest = NearestName.of(cell.text, among: Self.headings.values.flatMap { $0 }.sorted())
                add(
                    "unknown-column", cell.origin,
                    ja: "「\(cell.text)」という列は読めません" + (nearest.map { "。「\($0)」ではありませんか" } ?? ""),
                    en: "there is no column \"\(cell.text)\""
                        + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""))
            }
        }
        return columns
    }

    private mutating func unit(_ row: [TableCell], _ columns: [Int: String]) {
        var fields: [String: EvidenceValue] = [:]
        var origins: [String: Origin] = [:]
        var serial: TableCell?
        for (index, cell) in row.enumerated() where !cell.text.isEmpty {
            guard let field = columns[index] else { continue }
            if field == "serial" {
                serial = cell
                continue
            }
            origins[field] = cell.origin
            if let value = value(cell, field) { fields[field] = value }
        }
        guard let serial, let first = row.first else {
            add(
                "missing-key", row.first?.origin ?? Origin(file: "units.csv"), ja: "製造番号のない行です",
                en: "a row without a serial number")
            return
        }
        records.append(
            EvidenceRecord(
                kind: "installed_unit", id: serial.text, path: "installed_units/\(serial.text)",
                origin: first.origin, fields: fields, fieldOrigins: origins))
    }

    private mutating func value(_ cell: TableCell, _ field: String) -> EvidenceValue? {
        if ["unknown", "不明"].contains(cell.text) { return .unknown }
        switch field {
        case "version", "holder":
            let section = field == "version" ? "releases" : "parties"
            references.append(
                ValueReader.PendingReference(id: cell.text, sections: [section], origin: cell.origin))
            return .text(cell.text)
        case "status":
            if let status = Self.statuses[cell.text] { return .text(status) }
            let nearest = NearestName.of(cell.text, among: Self.statuses.keys.sorted())
            add(
                "unknown-choice", cell.origin,
                ja: "「\(cell.text)」は選べません" + (nearest.map { "。「\($0)」ではありませんか" } ?? ""),
                en: "\"\(cell.text)\" is not a choice" + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""))
            return nil
        default:
            if let day = Day(cell.text) { return .day(day) }
            add(
                "wrong-type", cell.origin, ja: "日付（YYYY-MM-DD）が要りますが、「\(cell.text.prefix(40))」です",
                en: "expected a day (YYYY-MM-DD), found \"\(cell.text.prefix(40))\"")
            return nil
        }
    }

    private mutating func add(_ code: String, _ origin: Origin, ja: String, en: String) {
        findings.append(Finding(.error, code, LocalizedText(ja: ja, en: en), at: origin))
    }
}

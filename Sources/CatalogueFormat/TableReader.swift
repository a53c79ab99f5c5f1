import EmbeddedData
import Kernel
import RiskManagement

/// Reads the tables of public lists that threats and controls are checked against.
///
/// A table is text: lines that begin with `#` are remarks, a line `list: name | edition | day | place` begins
/// the entries of one list, every other line is an id, a blank and a name.
public enum TableReader {
    /// The entries of CWE, CAPEC and ATT&CK carried in the binary.
    public static let bundledReferences: ReferenceTable = {
        let (table, findings) = references(bytes(of: "tables/references.txt"), file: "references.txt")
        precondition(findings.isEmpty, "The bundled references cannot be read: \(findings)")
        return table
    }()

    /// The controls of NIST SP 800-53 carried in the binary.
    public static let bundledControls: ControlCatalogue = {
        let (catalogue, findings) = controls(bytes(of: "tables/nist-800-53.txt"), file: "nist-800-53.txt")
        guard let catalogue, findings.isEmpty else {
            preconditionFailure("The bundled controls cannot be read: \(findings)")
        }
        return catalogue
    }()

    /// The references of a table, with a finding for each line that is malformed or says an entry twice.
    public static func references(
        _ bytes: [UInt8], file: String
    ) -> (table: ReferenceTable, findings: [Finding]) {
        var reading = Reading(bytes, file: file)
        var sources: [ReferenceTable.Source] = []
        var names: [ThreatReference: String] = [:]
        for row in reading.rows() {
            switch row.content {
            case .list(let name, let edition, let day, let place):
                guard let list = ThreatReference.List(rawValue: name) else {
                    reading.fault(
                        row.line, ja: "「\(name)」という一覧は扱いません", en: "\(name) is no list known here")
                    continue
                }
                sources.append(ReferenceTable.Source(list: list, edition: edition, day: day, place: place))
            case .entry(let id, let name):
                guard let reference = ThreatReference(id), reference.description == id,
                    reference.list == sources.last?.list, names[reference] == nil
                else {
                    reading.fault(
                        row.line, ja: "「\(id)」は誤り、重複、または違う一覧の番号です",
                        en: "\(id) is malformed, repeated or of another list")
                    continue
                }
                names[reference] = name
            }
        }
        return (ReferenceTable(sources: sources, names: names), reading.findings)
    }

    /// The controls of a table; nil where it has no `list:` line.
    public static func controls(
        _ bytes: [UInt8], file: String
    ) -> (catalogue: ControlCatalogue?, findings: [Finding]) {
        var reading = Reading(bytes, file: file)
        var source: (edition: String, day: Day, place: String)?
        var controls: [(id: String, title: String)] = []
        var seen: Set<String> = []
        for row in reading.rows() {
            switch row.content {
            case .list(_, let edition, let day, let place): source = (edition, day, place)
            case .entry(let id, let title):
                if isControl(id), seen.insert(id).inserted {
                    controls.append((id, title))
                } else {
                    reading.fault(
                        row.line, ja: "「\(id)」は誤り、または重複です", en: "\(id) is malformed or repeated")
                }
            }
        }
        guard let source else {
            reading.fault(1, ja: "list: の行がありません", en: "There is no line list:")
            return (nil, reading.findings)
        }
        return (
            ControlCatalogue(
                edition: source.edition, day: source.day, place: source.place, controls: controls),
            reading.findings
        )
    }

    /// `AC-2` or `AC-2(3)`.
    private static func isControl(_ id: String) -> Bool {
        let parts = id.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 2, parts[0].allSatisfy({ ("A"..."Z").contains($0) }) else {
            return false
        }
        let numbers = parts[1].split(separator: "(", omittingEmptySubsequences: false)
        guard let first = numbers.first, Int(first).map({ $0 > 0 }) == true else { return false }
        if numbers.count == 1 { return true }
        return numbers.count == 2 && numbers[1].last == ")"
            && Int(numbers[1].dropLast()).map { $0 > 0 } == true
    }

    private static func bytes(of name: String) -> [UInt8] {
        for index in 0..<embedded_file_count() {
            let file = embedded_file_at(index)
            guard String(cString: file.name) == name else { continue }
            return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
        }
        return []
    }

    private struct Row {
        enum Content {
            case list(name: String, edition: String, day: Day, place: String)
            case entry(id: String, name: String)
        }

        let line: Int
        let content: Content
    }

    private struct Reading {
        let text: String
        let file: String
        var findings: [Finding] = []

        init(_ bytes: [UInt8], file: String) {
            text = String(decoding: bytes, as: UTF8.self)
            self.file = file
        }

        mutating func fault(_ line: Int, ja: String, en: String) {
            findings.append(
                Finding(.error, "table", LocalizedText(ja: ja, en: en), at: Origin(file: file, line: line)))
        }

        mutating func rows() -> [Row] {
            var rows: [Row] = []
            for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            where !line.isEmpty && !line.hasPrefix("#") {
                if let content = content(of: line) {
                    rows.append(Row(line: index + 1, content: content))
                } else {
                    fault(
                        index + 1, ja: "「番号 名称」でも「list: 名 | 版 | 日 | 出所」でもありません",
                        en: "This is neither \"id name\" nor \"list: name | edition | day | place\"")
                }
            }
            return rows
        }

        private func content(of line: Substring) -> Row.Content? {
            if line.hasPrefix("list: ") {
                let parts = line.dropFirst(6).split(separator: "|").map(trimmed)
                guard parts.count == 4, let day = Day(parts[2]) else { return nil }
                return .list(name: parts[0], edition: parts[1], day: day, place: parts[3])
            }
            guard let blank = line.firstIndex(of: " ") else { return nil }
            let id = String(line[..<blank])
            let name = String(line[line.index(after: blank)...])
            guard !id.isEmpty, !name.isEmpty, trimmed(Substring(name)) == name else { return nil }
            return .entry(id: id, name: name)
        }

        private func trimmed(_ text: Substring) -> String {
            var text = text
            while text.first == " " { text.removeFirst() }
            while text.last == " " { text.removeLast() }
            return String(text)
        }
    }
}

import AdvisoryEncoding
import Kernel
import LocatedJSON
import LocatedYAML
import Vulnerabilities

/// OSV records (schema 1.0 to 1.7) in JSON and YAML to advisories.
///
/// A document is one record, a list of records, one record a line (JSON Lines), or an answer of OSV's service
/// with its list `vulns`.
public enum OSVReader {
    /// How large a document in YAML may be; it is meant for one record.
    static let yamlLimits = YAMLReader.Limits(bytesMax: 64 << 20, depthMax: 40, nodesMax: 2_000_000)

    /// Reads one document. Each record is handed over once it is read; one that cannot be read is a
    /// finding with its place, and the others are read all the same.
    ///
    /// - Returns: the findings; an error among them means that a record, or the document, was not taken.
    public static func read(
        _ bytes: [UInt8], file: String, take: (consuming Advisory) -> Void
    ) -> [Finding] {
        var reader = OSVRecordReader(file: file)
        let start = bytes.firstIndex { !isBlank($0) && !mark.contains($0) } ?? bytes.endIndex
        guard start < bytes.endIndex else {
            reader.findings.error(
                "no-records", at: Origin(file: file), ja: "中身がありません", en: "the file is empty")
            return reader.findings.sorted
        }
        let opening = bytes[start]
        if opening != UInt8(ascii: "{"), opening != UInt8(ascii: "["), opening != 0xFF, opening != 0xFE {
            let (root, findings) = YAMLReader.read(bytes, file: file, limits: yamlLimits)
            reader.findings.take(findings)
            if let root { document(YAMLTree.tree(of: root, bytes, file: file).root, &reader, take) }
        } else if isLines(bytes, from: start) {
            lines(bytes, from: start, file: file, &reader, take)
        } else {
            let (tree, findings) = JSONReader.read(bytes, file: file)
            reader.findings.take(findings)
            if let tree { document(tree.root, &reader, take) }
        }
        return reader.findings.sorted
    }

    private static let mark: Set<UInt8> = [0xEF, 0xBB, 0xBF]

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func document(
        _ root: JSONNode, _ reader: inout OSVRecordReader, _ take: (consuming Advisory) -> Void
    ) {
        let list = root.kind == .list ? root : root["vulns"]
        guard let list, root["id"] == nil else {
            if let advisory = reader.advisory(root, line: root.origin.line) { take(advisory) }
            return
        }
        guard list.kind == .list else {
            reader.findings.error(
                "wrong-type", at: list.origin, ja: "vulns は並び（[ ]）でなければなりません", en: "vulns must be a list")
            return
        }
        var counter = LineCounter()
        for item in list.items {
            if let advisory = reader.advisory(item, line: counter.line(of: item)) { take(advisory) }
        }
    }

    // MARK: One record a line

    /// The first line is a whole object, and another one begins behind it.
    private static func isLines(_ bytes: [UInt8], from start: Int) -> Bool {
        guard bytes[start] == UInt8(ascii: "{"), let end = bytes[start...].firstIndex(of: 0x0A),
            let last = bytes[start..<end].last(where: { !isBlank($0) }), last == UInt8(ascii: "}"),
            let next = bytes[end...].first(where: { !isBlank($0) })
        else { return false }
        return next == UInt8(ascii: "{")
    }

    private static func lines(
        _ bytes: [UInt8], from start: Int, file: String, _ reader: inout OSVRecordReader,
        _ take: (consuming Advisory) -> Void
    ) {
        var line = bytes[..<start].count { $0 == 0x0A } + 1
        var position = start
        while position < bytes.count {
            let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
            let slice = bytes[position..<end]
            if slice.contains(where: { !isBlank($0) }) {
                let (tree, findings) = JSONReader.read(Array(slice), file: file)
                reader.lineOffset = line - 1
                reader.findings.take(findings.map { reader.moved($0) })
                if let root = tree?.root, let advisory = reader.advisory(root, line: line) { take(advisory) }
            }
            position = end + 1
            line += 1
        }
    }

    // MARK: What it is

    /// Whether the start of a document looks like OSV: the first keys of the record, or of the list's first.
    public static func recognises(_ bytes: some Collection<UInt8>) -> Bool {
        let head = Array(bytes.prefix(64 << 10))
        let start = head.firstIndex { !isBlank($0) && !mark.contains($0) } ?? head.endIndex
        guard start < head.endIndex else { return false }
        let isJSON = head[start] == UInt8(ascii: "{") || head[start] == UInt8(ascii: "[")
        let keys = isJSON ? OSVKeys.ofJSON(head[start...]) : OSVKeys.ofYAML(head[start...])
        if keys.contains("vulns") { return true }
        return keys.contains("id") && keys.isDisjoint(with: OSVKeys.foreign)
            && !keys.isDisjoint(with: ["modified", "affected", "schema_version", "published", "details"])
    }
}

/// The keys of a document's outermost object, as far as its start shows them.
enum OSVKeys {
    /// Keys that records of other formats have.
    static let foreign: Set<String> = [
        "cve", "containers", "dataType", "document", "vulnerabilities", "@context", "bomFormat",
        "spdxVersion",
    ]

    static func ofJSON(_ bytes: ArraySlice<UInt8>) -> Set<String> {
        var keys: Set<String> = []
        let depthWanted = bytes.first == UInt8(ascii: "[") ? 2 : 1
        var depth = 0
        var text: (start: Int, end: Int)?
        var index = bytes.startIndex
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth < depthWanted { return keys }
            case UInt8(ascii: "\""):
                let start = index + 1
                index = start
                while index < bytes.endIndex, bytes[index] != UInt8(ascii: "\"") {
                    index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
                }
                text = (start, min(index, bytes.endIndex))
            case UInt8(ascii: ":"):
                if depth == depthWanted, let text {
                    keys.insert(String(decoding: bytes[text.start..<text.end], as: UTF8.self))
                }
            default: break
            }
            index += 1
        }
        return keys
    }

    /// Words before a colon at the start of a line.
    static func ofYAML(_ bytes: ArraySlice<UInt8>) -> Set<String> {
        var keys: Set<String> = []
        for line in bytes.split(separator: 0x0A) {
            let word = line.prefix { $0 != UInt8(ascii: ":") && $0 != 0x20 }
            guard word.count < 40, word.endIndex < line.endIndex, line[word.endIndex] == UInt8(ascii: ":")
            else { continue }
            keys.insert(String(decoding: word, as: UTF8.self))
        }
        return keys
    }
}

import Kernel
import LocatedYAML

/// Which heading of a table stands for which field: the usual headings, and a maker's own before them.
public struct ColumnMap: Sendable {
    /// One heading that the maker's own map gives.
    struct Own: Sendable {
        let field: ListField
        let heading: String
        let origin: Origin
    }

    /// The usual headings in Japanese and English.
    public static let usual = ColumnMap(own: [])

    let own: [Own]

    /// Reads a small YAML of field and heading: `{name: 品名, version: Ver., hash: [SHA-256, MD5]}`. No map
    /// when something in it cannot be read; each finding has its place.
    public static func read(_ bytes: [UInt8], file: String) -> (map: ColumnMap?, findings: [Finding]) {
        let limits = YAMLReader.Limits(bytesMax: 64 << 10, depthMax: 4, nodesMax: 1_000)
        var (root, findings) = YAMLReader.read(bytes, file: file, limits: limits)
        guard let root else { return (nil, findings) }
        guard let entries = root.entries else {
            findings.append(
                fault(
                    "wrong-type", root.origin, ja: "列の対応は「項目: 見出し」の形で書きます",
                    en: "a column map is written `field: heading`"))
            return (nil, findings)
        }
        var own: [Own] = []
        for entry in entries {
            guard let field = ListField(rawValue: entry.key) else {
                findings.append(unknown(entry))
                continue
            }
            let nodes = entry.value.items ?? [entry.value]
            for node in nodes {
                if let text = node.text, !HeadingText.folded(text).isEmpty {
                    own.append(Own(field: field, heading: text, origin: node.origin))
                } else {
                    findings.append(
                        fault(
                            "wrong-type", node.origin, ja: "「\(entry.key)」には列の見出しを書きます",
                            en: "\"\(entry.key)\" takes the heading of a column"))
                }
            }
        }
        return (findings.contains { $0.severity == .error } ? nil : ColumnMap(own: own), findings.sorted())
    }

    /// The field that a heading stands for; a field that the own map gives is found by its headings only.
    func field(for heading: String) -> ListField? {
        for folded in [HeadingText.folded(heading), HeadingText.foldedWithoutBrackets(heading)] {
            if let own = own.first(where: { HeadingText.folded($0.heading) == folded }) { return own.field }
            if let field = HeadingTable.fields[folded], !own.contains(where: { $0.field == field }) {
                return field
            }
        }
        return nil
    }

    /// Headings that are read as a field, for a message.
    func expected(_ field: ListField) -> [String] {
        let mine = own.filter { $0.field == field }.map(\.heading)
        return mine.isEmpty ? HeadingTable.words[field] ?? [] : mine
    }

    private static func unknown(_ entry: YAMLNode.Entry) -> Finding {
        let known = ListField.allCases.map(\.rawValue)
        let nearest = NearestName.of(entry.key, among: known)
        return fault(
            "unknown-key", entry.keyOrigin,
            ja: "「\(entry.key)」という項目はありません"
                + (nearest.map { "。「\($0)」ではありませんか" } ?? "（\(known.joined(separator: "、"))）"),
            en: "there is no field \"\(entry.key)\""
                + (nearest.map { "; did you mean \"\($0)\"?" } ?? " (\(known.joined(separator: ", ")))"))
    }

    private static func fault(_ code: String, _ origin: Origin, ja: String, en: String) -> Finding {
        Finding(.error, code, LocalizedText(ja: ja, en: en), at: origin)
    }
}

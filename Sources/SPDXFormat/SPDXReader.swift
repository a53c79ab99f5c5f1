import BillEncoding
import BillOfMaterials
import Kernel
import LocatedJSON
import LocatedXML
import LocatedYAML

/// Reads SPDX 2.2 and 2.3 into the neutral bill.
public enum SPDXReader {
    /// How a document that breaks the specification is taken.
    public enum Reading: Sendable {
        /// Any error, and there is no bill.
        case strict
        /// What can be read is read; the errors stand beside the bill. For bills that come so from suppliers.
        case tolerant
    }

    /// The most bytes of a bill that are read: of JSON, and of the others, which cost more memory.
    public static let bytesMax = 300 << 20
    static let treeBytesMax = 64 << 20
    /// RDF/XML writes an element into the relationship that names it first.
    static let rdfDepthMax = 256

    /// The bill and what is imperfect in it, each finding with its place; no bill when the bytes are not
    /// SPDX 2, pass a limit, or break the specification and the reading is strict.
    public static func read(
        _ bytes: [UInt8], file: String, reading: Reading = .strict
    ) -> (bill: Bill?, findings: [Finding]) {
        let start = Origin(file: file, line: 1, column: 1)
        guard bytes.count <= bytesMax else { return (nil, [tooLarge(bytesMax, file)]) }
        guard let text = BillText.utf8(bytes) else {
            return fault(
                "encoding", start, ja: "UTF-16 として正しくない文字列です", en: "the text is not well-formed UTF-16")
        }
        let format = BillFormat.detect(text)
        if format != .spdxJSON, text.count > treeBytesMax { return (nil, [tooLarge(treeBytesMax, file)]) }
        switch format {
        case .spdxJSON:
            let (tree, findings) = JSONReader.read(text, file: file)
            guard let tree else { return (nil, findings) }
            return SPDXDocumentReader.read(
                .json(tree.root), reading: reading, file: file, before: findings)
        case .spdxYAML:
            let limits = YAMLReader.Limits(bytesMax: treeBytesMax, depthMax: 40, nodesMax: 4_000_000)
            let (root, findings) = YAMLReader.read(text, file: file, limits: limits)
            guard let root else { return (nil, findings) }
            return SPDXDocumentReader.read(
                .tree(SPDXTree(root)), reading: reading, file: file, before: findings)
        case .spdxTagValue, .spdxXML, .spdxRDF:
            if let line = BillText.firstInvalidLine(text) {
                return fault(
                    "encoding", Origin(file: file, line: line, column: 1), ja: "文字コードが UTF-8 ではない行です",
                    en: "a line that is not UTF-8")
            }
            let (tree, findings) =
                switch format {
                case .spdxXML: xml(text, file)
                case .spdxRDF: rdf(text, file)
                default: SPDXTagReader.read(text, file: file)
                }
            guard let tree else { return (nil, findings) }
            return SPDXDocumentReader.read(.tree(tree), reading: reading, file: file, before: findings)
        default:
            return fault("bill-format", start, ja: "SPDX 2 の部品表ではありません", en: "not an SPDX 2 bill")
        }
    }

    private static func xml(_ text: [UInt8], _ file: String) -> (tree: SPDXTree?, findings: [Finding]) {
        let (root, finding) = XMLScanner.read(text, file: file)
        guard let root else { return (nil, [finding].compactMap(\.self)) }
        return (SPDXXMLReader.tree(root), SPDXXMLReader.findings(root))
    }

    private static func rdf(_ text: [UInt8], _ file: String) -> (tree: SPDXTree?, findings: [Finding]) {
        let (root, finding) = XMLScanner.read(text, file: file, depthMax: rdfDepthMax)
        guard let root else { return (nil, [finding].compactMap(\.self)) }
        return SPDXRDFReader.read(root)
    }

    private static func tooLarge(_ bytesMax: Int, _ file: String) -> Finding {
        Finding(
            .error, "file-too-large",
            LocalizedText(
                ja: "部品表が大きすぎます（\(bytesMax >> 20) MiB まで）",
                en: "the bill is too large (at most \(bytesMax >> 20) MiB)"), at: Origin(file: file))
    }

    private static func fault(
        _ code: String, _ origin: Origin, ja: String, en: String
    ) -> (bill: Bill?, findings: [Finding]) {
        (nil, [Finding(.error, code, LocalizedText(ja: ja, en: en), at: origin)])
    }
}

extension SPDXTree {
    /// YAML has the keys and the shape of the JSON.
    init(_ node: YAMLNode) {
        origin = node.origin
        switch node.content {
        case .null: content = .null
        case .scalar(let text, _): content = .scalar(text)
        case .list(let items): content = .list(items.map { SPDXTree($0) })
        case .map(let entries):
            content = .map(entries.map { Member(key: $0.key, value: SPDXTree($0.value)) })
        }
    }
}

import Kernel
import LocatedJSON

/// Finds refs that stand twice, and refs that point at nothing in the bill.
struct BillReferences {
    /// What is wrong with a ref.
    private enum Fault { case twice, dangling }

    /// Each ref, where it stands first.
    private var known: [String: JSONNode] = [:]
    private var twice: [JSONNode] = []
    private var dangling: [JSONNode] = []
    private var twiceCount = 0
    private var danglingCount = 0
    private let isXML: Bool

    static func read(_ root: JSONNode, _ structure: Structure) -> BillReferences {
        var references = BillReferences(isXML: structure.isXML)
        references.collect(root)
        for dependency in root["dependencies"]?.items.map({ $0 }) ?? [] {
            references.use(dependency["ref"])
            references.use(each: dependency["dependsOn"])
            references.use(each: dependency["provides"])
        }
        for vulnerability in root["vulnerabilities"]?.items.map({ $0 }) ?? [] {
            for affected in vulnerability["affects"]?.items.map({ $0 }) ?? [] {
                references.use(affected["ref"])
            }
        }
        for composition in root["compositions"]?.items.map({ $0 }) ?? [] {
            for key in ["assemblies", "dependencies", "vulnerabilities"] {
                references.use(each: composition[key])
            }
        }
        return references
    }

    private init(isXML: Bool) { self.isXML = isXML }

    /// Every ref that is given, wherever it stands.
    private mutating func collect(_ root: JSONNode) {
        var waiting = [root]
        while let node = waiting.popLast() {
            for item in node.items where item.kind == .object || item.kind == .list { waiting.append(item) }
            for member in node.members {
                if member.value.kind == .object || member.value.kind == .list {
                    waiting.append(member.value)
                } else if member.isNamed("bom-ref"), let text = member.value.text, !text.isEmpty {
                    give(text, member.value)
                }
            }
        }
    }

    private mutating func give(_ ref: String, _ node: JSONNode) {
        guard let before = known[ref] else {
            known[ref] = node
            return
        }
        let isFirst = node.precedes(before)
        if isFirst { known[ref] = node }
        twiceCount += 1
        if twice.count < StructureCheck.faultsMax { twice.append(isFirst ? before : node) }
    }

    private mutating func use(each list: JSONNode?) {
        for item in list?.items.map({ $0 }) ?? [] { use(item) }
    }

    /// A ref into another bill (`urn:cdx:`) is none of this one.
    private mutating func use(_ node: JSONNode?) {
        guard let node, let text = node.text, known[text] == nil, !text.hasPrefix("urn:cdx:") else { return }
        danglingCount += 1
        if dangling.count < StructureCheck.faultsMax { dangling.append(node) }
    }

    /// The refs that may not stand where they stand: XML does not allow one to stand twice.
    var faultyNodes: [JSONNode] { isXML ? twice : [] }

    /// The same as findings.
    var faults: [Finding] { isXML ? twice.map { finding(.error, .twice, $0) } : [] }

    /// A warning for each, bounded in number, and one that tells how many more there are.
    var findings: [Finding] {
        let told =
            (isXML ? [] : twice.map { finding(.warning, .twice, $0) })
            + dangling.map { finding(.warning, .dangling, $0) }
        let more = (isXML ? 0 : twiceCount - twice.count) + danglingCount - dangling.count
        guard more > 0, let first = told.first else { return told }
        let text = LocalizedText(
            ja: "同じような参照の誤りがほかに \(more) 件あります", en: "\(more) more references are wrong in the same ways")
        return told + [Finding(.warning, "references-more", text, at: Origin(file: first.origin.file))]
    }

    private func finding(_ severity: Finding.Severity, _ fault: Fault, _ node: JSONNode) -> Finding {
        let (path, ref) = (node.path, String((node.text ?? "").prefix(120)))
        switch fault {
        case .twice:
            return Finding(
                severity, "duplicate-ref",
                LocalizedText(
                    ja: "\(path)：bom-ref「\(ref)」が2度以上あります",
                    en: "\(path): the bom-ref `\(ref)` stands more than once"), at: node.origin)
        case .dangling:
            return Finding(
                severity, "dangling-ref",
                LocalizedText(
                    ja: "\(path)：「\(ref)」を指していますが、部品表の中にありません",
                    en: "\(path): points at `\(ref)`, which is not in the bill"), at: node.origin)
        }
    }
}

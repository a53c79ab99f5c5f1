import Kernel
import LocatedXML

/// What an XML bill says beside its specification: faults, and what is told and left out.
struct XMLFindings {
    private(set) var faults: [Finding] = []
    /// What is left out or noted: by its kind and name, where it stands first, and how often.
    private var told: [Told: (first: XMLNode, count: Int)] = [:]

    private enum Kind: String { case element, signature, attribute, order }

    private struct Told: Hashable {
        let kind: Kind
        let name: String
    }

    // MARK: Faults

    mutating func unknown(_ node: XMLNode) {
        fail(
            node, ja: "要素「\(node.name)」はここには書けません", en: "the element `\(node.name)` cannot stand here")
    }

    mutating func unknownAttribute(_ name: String, _ node: XMLNode) {
        fail(
            node, ja: "要素「\(node.name)」に属性「\(name)」は書けません",
            en: "the element `\(node.name)` has no attribute `\(name)`")
    }

    mutating func repeated(_ node: XMLNode) {
        fail(node, ja: "要素「\(node.name)」が2度あります", en: "the element `\(node.name)` stands twice")
    }

    mutating func text(_ node: XMLNode) {
        fail(
            node, ja: "要素「\(node.name)」の中に文字は書けません", en: "no text can stand in the element `\(node.name)`")
    }

    mutating func choice(_ node: XMLNode, _ names: [String]) {
        let list = names.joined(separator: ", ")
        fail(node, ja: "\(list) のうち、ちょうど1つが要ります", en: "exactly one of \(list) is needed")
    }

    /// - Parameter stand: puts something in the place of what is missing.
    mutating func missing(_ name: String, _ node: XMLNode, stand: (Int) -> Void) {
        fail(
            node, ja: "要素「\(node.name)」に属性「\(name)」がありません",
            en: "the element `\(node.name)` lacks the attribute `\(name)`")
        stand(node.offset)
    }

    private mutating func fail(_ node: XMLNode, ja: String, en: String) {
        guard faults.count < StructureCheck.faultsMax else { return }
        faults.append(Finding(.error, "bill-structure", LocalizedText(ja: ja, en: en), at: node.origin))
    }

    // MARK: What is told

    /// An element of another namespace, or one whose content has no place.
    mutating func foreign(_ node: XMLNode) {
        let isSignature = node.name == "Signature" || node.name.hasSuffix(":Signature")
        tell(isSignature ? .signature : .element, node.name, node)
    }

    mutating func attribute(_ name: String, _ node: XMLNode) { tell(.attribute, name, node) }

    mutating func order(_ node: XMLNode) { tell(.order, node.name, node) }

    private mutating func tell(_ kind: Kind, _ name: String, _ node: XMLNode) {
        told[Told(kind: kind, name: name), default: (node, 0)].count += 1
    }

    /// One finding for each kind and name.
    var notes: [Finding] {
        told.sorted { $0.value.first.offset < $1.value.first.offset }.prefix(StructureCheck.faultsMax)
            .map { told, seen in Self.note(told.kind, told.name, seen.count, at: seen.first.origin) }
    }

    private static func note(_ kind: Kind, _ name: String, _ count: Int, at origin: Origin) -> Finding {
        switch kind {
        case .element:
            Finding(
                .warning, "foreign-element",
                LocalizedText(
                    ja: "規格にない要素「\(name)」は残しません（\(count) 件）",
                    en: "the element `\(name)` is not in the specification; not kept (\(count) such)"),
                at: origin)
        case .signature:
            Finding(
                .warning, "xml-signature",
                LocalizedText(
                    ja: "電子署名は検証せず、残しません（\(count) 件）",
                    en: "a signature is neither verified nor kept (\(count) such)"), at: origin)
        case .attribute:
            Finding(
                .warning, "foreign-attribute",
                LocalizedText(
                    ja: "規格にない属性「\(name)」は残しません（\(count) 件）",
                    en: "the attribute `\(name)` is not in the specification; not kept (\(count) such)"),
                at: origin)
        case .order:
            Finding(
                .warning, "element-order",
                LocalizedText(
                    ja: "要素「\(name)」の順序が規格と違います（\(count) 件）。内容はそのまま読みます",
                    en: "the element `\(name)` is out of the specification's order; read all the same "
                        + "(\(count) such)"), at: origin)
        }
    }
}

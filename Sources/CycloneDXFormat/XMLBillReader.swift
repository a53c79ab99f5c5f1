import Kernel
import LocatedJSON
import LocatedXML

/// Brings a bill in XML into the shape that its JSON has, by the table of XML forms.
struct XMLBillReader {
    /// Prefixes of names and what they stand for.
    typealias Scope = [String: String]

    private let structure: Structure
    private let namespace: String
    private var builder: JSONTreeBuilder
    private(set) var findings = XMLFindings()

    private init(_ tree: XMLTree, _ structure: Structure) {
        self.structure = structure
        namespace = Self.namespaceStart + structure.version
        builder = JSONTreeBuilder(file: tree.file, source: tree.source, count: tree.source.count / 24)
    }

    static let namespaceStart = "http://cyclonedx.org/schema/bom/"

    /// The version that the root element's namespace names; nil when it is another namespace.
    static func version(_ root: XMLNode) -> String? {
        let (prefix, name) = split(root.name)
        let namespace = scope(of: root, in: [:])[prefix] ?? ""
        guard name == "bom", namespace.hasPrefix(namespaceStart) else { return nil }
        return String(namespace.dropFirst(namespaceStart.count))
    }

    /// The tree, with what has no place in it.
    static func read(_ tree: XMLTree, _ structure: Structure) -> (tree: JSONTree, findings: XMLFindings) {
        var reader = XMLBillReader(tree, structure)
        let root = tree.root
        reader.value(root, .form("bill"), scope(of: root, in: [:]))
        return (reader.builder.tree(), reader.findings)
    }

    // MARK: Values

    private mutating func value(_ node: XMLNode, _ value: XMLForm.Value, _ scope: Scope) {
        switch value {
        case .scalar(let kind):
            for child in node.children {
                let inner = Self.scope(of: child, in: scope)
                if isOurs(child, inner) { findings.unknown(child) } else { findings.foreign(child) }
            }
            attributes(node, XMLForm(), isWrapper: false)
            scalar(node.spans, kind, at: node.offset)
        case .reference(let name): reference(node, name, scope)
        case .form(let name):
            let opened = builder.open(isObject: true, at: node.offset)
            members(node, structure.forms[name] ?? XMLForm(), scope)
            builder.close(opened)
        }
    }

    /// A text that stands in an attribute; what the element holds besides has no place.
    private mutating func reference(_ node: XMLNode, _ name: String, _ scope: Scope) {
        for child in node.children { findings.foreign(child) }
        let attribute = node.attributes.first { $0.name == name }
        for other in node.attributes where other.name != name { findings.attribute(other.name, node) }
        guard let attribute else { return findings.missing(name, node) { builder.scalar("", at: $0) } }
        scalar([attribute.span], .text, at: node.offset)
    }

    private mutating func scalar(_ spans: [XMLText], _ kind: XMLForm.Scalar, at offset: Int) {
        if kind == .text || kind == .optional, spans.count == 1, spans[0].isAsWritten {
            return builder.scalar(spans[0].range)
        }
        let start = spans.first?.range.lowerBound ?? offset
        let text = spans.reduce(into: "") { $0 += $1.text }
        let trimmed = XMLScalar.trimmed(text)
        switch kind {
        case .text, .optional: builder.scalar(text, at: start)
        case .trimmed: builder.scalar(trimmed, at: start)
        case .flag:
            if trimmed == "true" || trimmed == "1" {
                builder.flag(true, at: start)
            } else if trimmed == "false" || trimmed == "0" {
                builder.flag(false, at: start)
            } else {
                builder.scalar(trimmed, at: start)
            }
        case .number:
            if let number = XMLScalar.number(trimmed) {
                builder.scalar(number, isNumber: true, at: start)
            } else {
                builder.scalar(trimmed, at: start)
            }
        }
    }

    // MARK: Members

    private mutating func members(_ node: XMLNode, _ form: XMLForm, _ scope: Scope) {
        if let member = form.itself, case .itself(let inner) = member.place {
            builder.key(member.key)
            return value(node, inner, scope)
        }
        attributes(node, form, isWrapper: false)
        if let member = form.ownText, case .ownText(let kind) = member.place {
            if kind != .optional || !node.spans.isEmpty {
                builder.key(member.key)
                scalar(node.spans, kind, at: node.offset)
            }
        } else if !node.isLayout {
            findings.text(node)
        }
        var groups: [(member: Int, nodes: [XMLNode])] = []
        var reached = 0
        for child in node.children {
            let inner = Self.scope(of: child, in: scope)
            guard isOurs(child, inner) else {
                findings.foreign(child)
                continue
            }
            guard let index = candidate(child, form) else {
                findings.unknown(child)
                continue
            }
            if index < reached, !form.isUnordered { findings.order(child) }
            reached = max(reached, index)
            if let group = groups.firstIndex(where: { $0.member == index }) {
                groups[group].nodes.append(child)
            } else {
                groups.append((index, [child]))
            }
        }
        for group in groups { write(group.nodes, form.members[group.member], scope) }
    }

    /// Which member an element is. Where two have its name, its first element decides.
    private func candidate(_ child: XMLNode, _ form: XMLForm) -> Int? {
        let name = Self.split(child.name).name
        guard let indices = form.children[name] else { return nil }
        guard indices.count > 1, let first = child.children.first(where: { _ in true }) else {
            return indices.first
        }
        let inside = Self.split(first.name).name
        let fitting = indices.first { index in
            guard case .list(let items) = form.members[index].place else { return false }
            return items.contains { $0.element == inside }
        }
        return fitting ?? indices.last
    }

    private mutating func write(_ nodes: [XMLNode], _ member: XMLForm.Member, _ scope: Scope) {
        if !member.isRepeated, nodes.count > 1 { findings.repeated(nodes[1]) }
        if case .merged(let name) = member.place {
            return members(nodes[0], structure.forms[name] ?? XMLForm(), Self.scope(of: nodes[0], in: scope))
        }
        builder.key(member.key)
        guard member.isRepeated else { return write(nodes[0], member, scope) }
        let list = builder.open(isObject: false, at: nodes[0].offset)
        for node in nodes { write(node, member, scope) }
        builder.close(list)
    }

    private mutating func write(_ node: XMLNode, _ member: XMLForm.Member, _ scope: Scope) {
        let scope = Self.scope(of: node, in: scope)
        switch member.place {
        case .child(let inner): value(node, inner, scope)
        case .list(let items):
            let list = builder.open(isObject: false, at: node.offset)
            for (child, item, inner) in inside(node, items, scope) { value(child, item.value, inner) }
            builder.close(list)
        case .choice(let items):
            let found = inside(node, items, scope)
            if found.count != 1 { findings.choice(node, items.map(\.element)) }
            guard let (child, item, inner) = found.first else { return builder.scalar("", at: node.offset) }
            value(child, item.value, inner)
        case .attribute, .ownText, .itself, .merged: break
        }
    }

    private mutating func inside(
        _ node: XMLNode, _ items: [XMLForm.Item], _ scope: Scope
    ) -> [(XMLNode, XMLForm.Item, Scope)] {
        attributes(node, XMLForm(), isWrapper: true)
        if !node.isLayout { findings.text(node) }
        var found: [(XMLNode, XMLForm.Item, Scope)] = []
        for child in node.children {
            let inner = Self.scope(of: child, in: scope)
            guard isOurs(child, inner) else {
                findings.foreign(child)
                continue
            }
            let name = Self.split(child.name).name
            if let item = items.first(where: { $0.element == name }) {
                found.append((child, item, inner))
            } else {
                findings.unknown(child)
            }
        }
        return found
    }

    private mutating func attributes(_ node: XMLNode, _ form: XMLForm, isWrapper: Bool) {
        for attribute in node.attributes {
            let name = attribute.name
            if name == "xmlns" || name.hasPrefix("xmlns:") || name.hasPrefix("xml:") { continue }
            if let index = form.attributes[name], case .attribute(let kind) = form.members[index].place {
                builder.key(form.members[index].key)
                scalar([attribute.span], kind, at: node.offset)
            } else if form.isOpen || isWrapper || name.contains(":") {
                // Where a schema lies is no part of a bill.
                if !name.hasSuffix(":schemaLocation") { findings.attribute(name, node) }
            } else {
                findings.unknownAttribute(name, node)
            }
        }
    }

    // MARK: Names

    private func isOurs(_ node: XMLNode, _ scope: Scope) -> Bool {
        scope[Self.split(node.name).prefix] == namespace
    }

    private static func split(_ name: String) -> (prefix: String, name: String) {
        guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else { return ("", name) }
        return (String(name[..<colon]), String(name[name.utf8.index(after: colon)...]))
    }

    private static func scope(of node: XMLNode, in outer: Scope) -> Scope {
        var scope = outer
        for attribute in node.attributes {
            let name = attribute.name
            if name == "xmlns" { scope[""] = attribute.value }
            if name.hasPrefix("xmlns:") { scope[String(name.dropFirst(6))] = attribute.value }
        }
        return scope
    }
}

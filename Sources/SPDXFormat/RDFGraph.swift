import Kernel
import LocatedXML

/// RDF/XML as a graph: nodes with properties, each with its place. A node may be written in parts, and be
/// named before it is written.
struct RDFGraph {
    enum Value: Hashable {
        case literal(String)
        case node(Int)
    }

    struct Property {
        let name: String
        let value: Value
        let origin: Origin
    }

    struct Node {
        /// Nil for a node without a name, or with one that holds in the file alone.
        let uri: String?
        fileprivate(set) var types: [String] = []
        /// Where it is written, or else named first.
        fileprivate(set) var origin: Origin
        fileprivate(set) var isWritten = false
        fileprivate(set) var properties: [Property] = []
        fileprivate var seen: Set<Seen> = []

        fileprivate init(uri: String?, origin: Origin) {
            self.uri = uri
            self.origin = origin
        }
    }

    fileprivate struct Seen: Hashable {
        let name: String
        let value: Value
    }

    private(set) var nodes: [Node] = []
    private(set) var findings: [Finding] = []
    private var indexes: [String: Int] = [:]

    /// Vocabularies whose names are told apart by themselves; names of RDF keep their prefix.
    private static let vocabularies = [
        "http://spdx.org/rdf/terms#": "", "http://www.w3.org/2000/01/rdf-schema#": "",
        "http://usefulinc.com/ns/doap#": "", "http://www.w3.org/2009/pointers#": "",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:", "http://www.w3.org/XML/1998/namespace": "xml:",
    ]

    /// Prefixes and the address to which short ones are relative, as they hold at an element.
    private struct Scope {
        var prefixes = ["xml": "http://www.w3.org/XML/1998/namespace"]
        var base = ""
    }

    /// What is still to be read: an element that is a node, or one that is a property of a node.
    private struct Step {
        let element: XMLElement
        let scope: Scope
        let subject: Int?
        /// The property whose value the node is.
        var name = ""
        var isNode = false
    }

    static func read(_ root: XMLElement) -> RDFGraph {
        var graph = RDFGraph()
        var scope = Scope()
        graph.enter(root, &scope)
        guard graph.name(root.name, scope, at: root) == "rdf:RDF" else {
            graph.fault(
                "rdf-root", root.origin, ja: "最外の要素が rdf:RDF ではありません", en: "the root element is not rdf:RDF")
            return graph
        }
        graph.checkText(root)
        // A stack of its own: nodes stand deep in one another.
        var steps = root.children.reversed().map {
            Step(element: $0, scope: scope, subject: nil, isNode: true)
        }
        while let step = steps.popLast() {
            var scope = step.scope
            graph.enter(step.element, &scope)
            if step.isNode {
                graph.readNode(step, scope, &steps)
            } else {
                graph.readProperty(step, scope, &steps)
            }
        }
        return graph
    }

    private mutating func readNode(_ step: Step, _ scope: Scope, _ steps: inout [Step]) {
        let element = step.element
        let attributes = attributes(element, scope)
        var uri = attributes.first { $0.name == "rdf:about" }.map { resolve($0.value, scope) }
        if let id = attributes.first(where: { $0.name == "rdf:ID" }) { uri = resolve("#" + id.value, scope) }
        let index = index(
            uri: uri, id: attributes.first { $0.name == "rdf:nodeID" }?.value, at: element.origin)
        if !nodes[index].isWritten {
            nodes[index].isWritten = true
            nodes[index].origin = element.origin
        }
        let type = name(element.name, scope, at: element)
        if type != "rdf:Description", !nodes[index].types.contains(type) { nodes[index].types.append(type) }
        for attribute in attributes where !Self.isSyntax(attribute.name) {
            add(.literal(attribute.value), as: attribute.name, to: index, at: element.origin)
        }
        if let subject = step.subject { add(.node(index), as: step.name, to: subject, at: element.origin) }
        checkText(element)
        for child in element.children.reversed() {
            steps.append(Step(element: child, scope: scope, subject: index))
        }
    }

    private mutating func readProperty(_ step: Step, _ scope: Scope, _ steps: inout [Step]) {
        let element = step.element
        guard let subject = step.subject else { return }
        let attributes = attributes(element, scope)
        let name = name(element.name, scope, at: element)
        let plain = attributes.filter { !Self.isSyntax($0.name) }
        let resource = attributes.first { $0.name == "rdf:resource" }.map { resolve($0.value, scope) }
        let id = attributes.first { $0.name == "rdf:nodeID" }?.value
        if let parse = attributes.first(where: { $0.name == "rdf:parseType" }) {
            guard parse.value == "Resource" else {
                fault(
                    "rdf-parse-type", element.origin, ja: "rdf:parseType「\(parse.value.prefix(40))」は読めません",
                    en: "rdf:parseType \"\(parse.value.prefix(40))\" is not read")
                return
            }
            let inner = index(uri: nil, id: nil, at: element.origin)
            nodes[inner].isWritten = true
            add(.node(inner), as: name, to: subject, at: element.origin)
            for child in element.children.reversed() {
                steps.append(Step(element: child, scope: scope, subject: inner))
            }
        } else if resource != nil || id != nil || !plain.isEmpty {
            guard element.children.isEmpty else {
                fault(
                    "rdf-property", element.origin, ja: "参照と値の両方があります",
                    en: "both a reference and a value stand here")
                return
            }
            let inner = index(uri: resource, id: id, at: element.origin)
            for attribute in plain {
                add(.literal(attribute.value), as: attribute.name, to: inner, at: element.origin)
            }
            add(.node(inner), as: name, to: subject, at: element.origin)
        } else if element.children.isEmpty {
            add(.literal(element.text), as: name, to: subject, at: element.origin)
        } else {
            guard element.children.count == 1 else {
                fault(
                    "rdf-property", element.origin, ja: "1つの項目に要素が \(element.children.count) 個あります",
                    en: "a property holds one element, not \(element.children.count)")
                return
            }
            checkText(element)
            steps.append(
                Step(
                    element: element.children[0], scope: scope, subject: subject, name: name, isNode: true))
        }
    }

    private mutating func add(_ value: Value, as name: String, to index: Int, at origin: Origin) {
        if name == "rdf:type" {
            var uri: String?
            switch value {
            case .literal(let text): uri = text
            case .node(let type): uri = nodes[type].uri
            }
            let short = uri.map { $0.split(separator: "#").last.map(String.init) ?? $0 } ?? ""
            if !nodes[index].types.contains(short) { nodes[index].types.append(short) }
            return
        }
        // The same fact written twice is one fact.
        guard nodes[index].seen.insert(Seen(name: name, value: value)).inserted else { return }
        nodes[index].properties.append(Property(name: name, value: value, origin: origin))
    }

    // MARK: Names

    private mutating func index(uri: String?, id: String?, at origin: Origin) -> Int {
        let key = uri.map { "<\($0)>" } ?? id.map { "_:\($0)" }
        if let key, let known = indexes[key] { return known }
        if let key { indexes[key] = nodes.count }
        nodes.append(Node(uri: uri, origin: origin))
        return nodes.count - 1
    }

    private mutating func enter(_ element: XMLElement, _ scope: inout Scope) {
        for (name, value) in element.attributes {
            if name == "xmlns" { scope.prefixes[""] = value }
            if name.hasPrefix("xmlns:") { scope.prefixes[String(name.dropFirst(6))] = value }
            if name == "xml:base" { scope.base = String(value.prefix { $0 != "#" }) }
        }
    }

    private mutating func name(
        _ written: String, _ scope: Scope, isAttribute: Bool = false, at element: XMLElement
    ) -> String {
        let parts = written.split(separator: ":", maxSplits: 1).map(String.init)
        if parts.count < 2, isAttribute { return written }
        let prefix = parts.count == 2 ? parts[0] : ""
        guard let space = scope.prefixes[prefix], let local = parts.last else {
            fault(
                "rdf-namespace", element.origin, ja: "「\(written.prefix(60))」の名前空間が宣言されていません",
                en: "the namespace of `\(written.prefix(60))` is not declared")
            return written
        }
        return (Self.vocabularies[space] ?? space) + local
    }

    private mutating func attributes(
        _ element: XMLElement, _ scope: Scope
    ) -> [(name: String, value: String)] {
        var attributes: [(name: String, value: String)] = []
        for (written, value) in element.attributes where !written.hasPrefix("xmlns") {
            attributes.append((name(written, scope, isAttribute: true, at: element), value))
        }
        return attributes
    }

    private static func isSyntax(_ name: String) -> Bool {
        name.hasPrefix("xml:")
            || [
                "rdf:about", "rdf:ID", "rdf:nodeID", "rdf:resource", "rdf:parseType", "rdf:datatype",
            ].contains(name)
    }

    private func resolve(_ uri: String, _ scope: Scope) -> String {
        uri.isEmpty || uri.hasPrefix("#") ? scope.base + uri : uri
    }

    // MARK: Faults

    private mutating func checkText(_ element: XMLElement) {
        let isBlank = element.text.utf8.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        guard !isBlank else { return }
        fault("xml-text", element.origin, ja: "要素の間に文字があります", en: "text stands between elements")
    }

    private mutating func fault(_ code: String, _ origin: Origin, ja: String, en: String) {
        findings.append(Finding(.error, code, LocalizedText(ja: ja, en: en), at: origin))
    }
}

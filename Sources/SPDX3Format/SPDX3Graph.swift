import BillEncoding
import Kernel
import LocatedJSON

/// The objects of a document with their ids and classes.
struct SPDX3Graph {
    /// The versions of the context that are read.
    static let versions = ["3.0.0", "3.0.1"]

    struct Object {
        let node: JSONNode
        /// Nil when none is written, or one that the model does not know.
        let kind: SPDX3Model.Class?
        let id: String?
        /// It stands in the list of the document and not in another object.
        let isOutermost: Bool
    }

    private(set) var version = ""
    /// In the order in which they are written.
    private(set) var objects: [Object] = []
    private var indexes: [String: Int] = [:]
    /// Prefixes that the document declares, with what they stand for.
    private var prefixes: [String: String] = [:]
    /// Elements that are told to be in other documents.
    private(set) var imported: Set<String> = []

    /// Nil when the context or the graph is not that of SPDX 3.0.
    static func read(_ root: JSONNode, _ findings: inout BillFindings) -> SPDX3Graph? {
        var graph = SPDX3Graph()
        guard graph.readContext(root, &findings) else { return nil }
        if let list = root["@graph"] {
            guard list.kind == .list else {
                findings.error(
                    "wrong-type", at: list.origin, ja: "「@graph」はリストでなければなりません", en: "`@graph` must be a list"
                )
                return nil
            }
            for node in list.items {
                guard node.kind == .object else {
                    findings.error(
                        "wrong-type", at: node.origin, ja: "「@graph」の中は要素でなければなりません",
                        en: "`@graph` must hold objects")
                    continue
                }
                graph.add(node, isOutermost: true, &findings)
            }
        } else if root["type"] != nil || root["@type"] != nil {
            // A document of one element alone needs no list.
            graph.add(root, isOutermost: true, &findings)
        } else {
            findings.error(
                "missing-field", at: root.origin, ja: "「@graph」がありません", en: "there is no `@graph`")
            return nil
        }
        graph.nameImports()
        return graph
    }

    private mutating func readContext(_ root: JSONNode, _ findings: inout BillFindings) -> Bool {
        guard let context = root["@context"] else {
            findings.error(
                "bill-format", at: root.origin, ja: "SPDX 3 の「@context」がありません",
                en: "there is no `@context` of SPDX 3")
            return false
        }
        let parts = context.kind == .list ? Array(context.items) : [context]
        for part in parts where part.kind == .object {
            for member in part.members {
                if let space = member.value.text { prefixes[member.key] = space }
            }
        }
        let start = "https://spdx.org/rdf/"
        let end = "/spdx-context.jsonld"
        for part in parts {
            guard let text = part.text, text.hasPrefix(start), text.hasSuffix(end) else { continue }
            version = String(text.dropFirst(start.count).dropLast(end.count))
            if Self.versions.contains(version) { return true }
        }
        let known = Self.versions.joined(separator: ", ")
        findings.error(
            "bill-version", at: context.origin, ja: "読めるのは SPDX \(known) の「@context」です",
            en: "the `@context` is not one of SPDX \(known)")
        return false
    }

    /// An object with those in it.
    private mutating func add(_ node: JSONNode, isOutermost: Bool, _ findings: inout BillFindings) {
        let type = node["type"]?.text ?? node["@type"]?.text
        let kind = type.flatMap { SPDX3Model.shared.classes[Self.compact($0)] }
        let id = (node["spdxId"]?.text ?? node["@id"]?.text).map(expand)
        if let id {
            if let index = indexes[id] {
                let place = node["spdxId"] ?? node["@id"] ?? node
                // The same facts written twice are the same facts.
                if CarriedReader.value(objects[index].node) == CarriedReader.value(node) {
                    findings.warning(
                        "duplicate-element", at: place.origin, ja: "同じ要素「\(id.prefix(120))」が2度書かれています",
                        en: "the same element \(id.prefix(120)) is written twice")
                    return
                }
                findings.error(
                    "duplicate-id", at: place.origin, ja: "識別子「\(id.prefix(120))」が2度使われています",
                    en: "the id \(id.prefix(120)) is used twice")
            } else {
                indexes[id] = objects.count
            }
        }
        objects.append(Object(node: node, kind: kind, id: id, isOutermost: isOutermost))
        for member in node.members where member.key != "@context" && member.key != "extension" {
            for value in member.value.kind == .list ? Array(member.value.items) : [member.value]
            where value.kind == .object {
                add(value, isOutermost: false, &findings)
            }
        }
    }

    private mutating func nameImports() {
        for object in objects where object.kind?.name == "ExternalMap" {
            if let id = object.node["externalSpdxId"]?.text { imported.insert(expand(id)) }
        }
    }

    // MARK: Names

    /// The object of an id; nil when the document does not have it.
    func object(_ id: String) -> Object? { indexes[expand(id)].map { objects[$0] } }

    /// What a value points at: the object itself, or that of its id.
    func object(at node: JSONNode?) -> Object? {
        guard let node else { return nil }
        if let text = node.text { return object(text) }
        // Objects stand in the order of the file.
        var low = 0
        var high = objects.count
        while low < high {
            let middle = (low + high) / 2
            if objects[middle].node.precedes(node) { low = middle + 1 } else { high = middle }
        }
        return low < objects.count && objects[low].node == node ? objects[low] : nil
    }

    /// An id with its prefix written out.
    func expand(_ id: String) -> String {
        guard !prefixes.isEmpty, let colon = id.firstIndex(of: ":") else { return id }
        let rest = id[id.index(after: colon)...]
        guard !rest.hasPrefix("//"), let space = prefixes[String(id[..<colon])] else { return id }
        return space + rest
    }

    /// `https://spdx.org/rdf/3.0.1/terms/Software/Package` is `software_Package`.
    static func compact(_ name: String) -> String {
        guard name.hasPrefix("https://spdx.org/rdf/3"), let range = name.firstRange(of: "/terms/") else {
            return name
        }
        let parts = name[range.upperBound...].split(separator: "/").map(String.init)
        guard parts.count > 1, let last = parts.last else { return name }
        return parts[0] == "Core" ? last : parts[0].lowercased() + "_" + last
    }
}

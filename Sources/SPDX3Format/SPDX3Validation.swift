import BillEncoding
import Kernel
import LocatedJSON

/// Holds each object of a document against its class in the model.
struct SPDX3Validation {
    private let graph: SPDX3Graph
    private let model = SPDX3Model.shared
    private var findings: BillFindings

    static func check(_ graph: SPDX3Graph, _ findings: BillFindings) -> BillFindings {
        var validation = SPDX3Validation(graph: graph, findings: findings)
        for object in graph.objects { validation.check(object) }
        validation.checkDocuments()
        return validation.findings
    }

    private init(graph: SPDX3Graph, findings: BillFindings) {
        self.graph = graph
        self.findings = findings
    }

    /// There may be one SpdxDocument, and no second.
    private mutating func checkDocuments() {
        let documents = graph.objects.filter { $0.kind?.name == "SpdxDocument" }
        for second in documents.dropFirst() {
            findings.error(
                "second-document", at: second.node.origin, ja: "SpdxDocument は1つだけ書けます",
                en: "a file has one SpdxDocument and no second")
        }
        if documents.isEmpty, let first = graph.objects.first {
            findings.warning(
                "no-document", at: first.node.origin, ja: "SpdxDocument がありません。要素だけを読みます",
                en: "there is no SpdxDocument; the elements alone are read")
        }
    }

    private mutating func check(_ object: SPDX3Graph.Object) {
        let node = object.node
        guard let written = node["type"] ?? node["@type"] else {
            missing("type", node, ja: "要素", en: "an object")
            return
        }
        guard let kind = object.kind, !kind.isAbstract else {
            findings.error(
                "wrong-value", at: written.origin,
                ja: "SPDX 3.0 にない種類「\(written.text?.prefix(80) ?? "")」です",
                en: "SPDX 3.0 has no class \(written.text?.prefix(80) ?? "")")
            return
        }
        if kind.isKind(of: "Element") { checkElement(object, kind) }
        for member in node.members {
            guard let field = kind.fields[SPDX3Graph.compact(member.key)] else {
                if !Self.syntax.contains(member.key) {
                    findings.warning(
                        "unknown-field", at: member.value.origin,
                        ja: "SPDX にない項目「\(member.key.prefix(80))」です（\(kind.name)）。そのまま保持します",
                        en: "`\(member.key.prefix(80))` is not a field of \(kind.name); it is kept")
                }
                continue
            }
            check(member.value, field, key: member.key)
        }
        for key in kind.required {
            let value = node[key]
            if value == nil || (value?.kind == .list && value?.items.first { _ in true } == nil) {
                missing(key, value ?? node, ja: kind.name, en: kind.name)
            }
        }
    }

    private static let syntax: Set<String> = ["type", "@type", "spdxId", "@id", "@context", "@graph"]

    private mutating func checkElement(_ object: SPDX3Graph.Object, _ kind: SPDX3Model.Class) {
        guard let id = object.id else {
            missing("spdxId", object.node, ja: kind.name, en: kind.name)
            return
        }
        let place = object.node["spdxId"] ?? object.node["@id"]
        // An element is known beyond its file: its id is an address.
        if id.hasPrefix("_:") || !id.contains(":") {
            wrongValue(
                place ?? object.node, "spdxId", id, ja: "IRI（https://… や urn:…）",
                en: "an IRI (https://… or urn:…)")
        }
        if !object.isOutermost {
            findings.warning(
                "inlined-element", at: object.node.origin,
                ja: "\(kind.name) が別の要素の中に書かれています（@graph に並べるのが規格です）",
                en: "\(kind.name) stands in another object; the specification puts it into @graph")
        }
    }

    private mutating func check(_ value: JSONNode, _ field: SPDX3Model.Field, key: String) {
        if value.kind == .list {
            guard field.isList else {
                wrongType(value, key, ja: "1つの値", en: "one value")
                return
            }
            for item in value.items { checkOne(item, field.shape, key: key) }
        } else {
            checkOne(value, field.shape, key: key)
        }
    }

    private mutating func checkOne(_ value: JSONNode, _ shape: SPDX3Model.Shape, key: String) {
        switch shape {
        case .text:
            if value.kind != .text { wrongType(value, key, ja: "文字列", en: "a text") }
        case .time:
            guard let text = value.text else {
                wrongType(value, key, ja: "日時の文字列", en: "a time as a text")
                return
            }
            if !BillTime.isTime(text) {
                wrongValue(
                    value, key, text, ja: "2026-11-22T05:30:00Z の形の日時",
                    en: "a time such as 2026-11-22T05:30:00Z")
            }
        case .flag:
            if value.kind != .flag { wrongType(value, key, ja: "true か false", en: "true or false") }
        case .whole, .positive:
            let least = if case .positive = shape { 1 } else { 0 }
            guard let whole = value.number.flatMap({ Int($0) }), whole >= least else {
                wrongType(value, key, ja: "\(least) 以上の整数", en: "a whole number from \(least)")
                return
            }
        case .number:
            // A decimal is written as a number or as a text.
            let text = value.number ?? value.text
            if text.flatMap({ Double($0) }) == nil { wrongType(value, key, ja: "数", en: "a number") }
        case .one(let name): checkWord(value, model.words[name] ?? [], key: key)
        case .object(let name): checkReference(value, name, key: key)
        }
    }

    private mutating func checkWord(_ value: JSONNode, _ words: Set<String>, key: String) {
        guard let text = value.text else {
            wrongType(value, key, ja: "文字列", en: "a text")
            return
        }
        let word = text.hasPrefix("https://") ? String(text.split(separator: "/").last ?? "") : text
        if !words.contains(word) {
            let known = words.sorted().joined(separator: ", ")
            wrongValue(value, key, text, ja: "次のいずれか：\(known)", en: "one of \(known)")
        }
    }

    private mutating func checkReference(_ value: JSONNode, _ name: String, key: String) {
        if value.kind == .object {
            checkKind(graph.object(at: value), name, key: key, at: value)
            return
        }
        guard let id = value.text else {
            wrongType(value, key, ja: "要素かその識別子", en: "an object or its id")
            return
        }
        if let object = graph.object(id) { return checkKind(object, name, key: key, at: value) }
        if Self.isIndividual(id) || graph.imported.contains(graph.expand(id)) { return }
        let isBlank = id.hasPrefix("_:")
        let isAddress = id.contains(":") && !isBlank
        let (ja, en) = ("「\(key)」の指す要素「\(id.prefix(120))」がこの文書にありません", "`\(key)` points at \(id.prefix(120))")
        if isAddress {
            // It may be an element of another document, though `import` should then say so.
            findings.warning(
                "unknown-reference", at: value.origin, ja: ja + "（import にもありません）",
                en: en + ", which neither this document nor its `import` has")
        } else {
            findings.error(
                "unknown-reference", at: value.origin, ja: ja, en: en + ", which this document does not have")
        }
    }

    private mutating func checkKind(
        _ object: SPDX3Graph.Object?, _ name: String, key: String, at value: JSONNode
    ) {
        // What has no class that is known is told at its place; extensions may be of any class.
        guard let kind = object?.kind, !kind.isKind(of: name), name != "extension_Extension" else { return }
        findings.error(
            "wrong-type", at: value.origin, ja: "「\(key)」は \(name) でなければなりません（\(kind.name) です）",
            en: "`\(key)` must be of \(name), not of \(kind.name)")
    }

    /// What the specification itself defines, and licences of its list.
    static func isIndividual(_ id: String) -> Bool {
        [
            "NoAssertionElement", "NoneElement", "SpdxOrganization", "expandedlicensing_NoAssertionLicense",
            "expandedlicensing_NoneLicense",
        ].contains(SPDX3Graph.compact(id)) || id.hasPrefix("https://spdx.org/licenses/")
    }

    // MARK: Faults

    private mutating func missing(_ key: String, _ node: JSONNode, ja: String, en: String) {
        let name = node["name"]?.text.map { " \($0.prefix(80))" } ?? ""
        findings.error(
            "missing-field", at: node.origin, ja: "必須の項目「\(key)」がありません（\(ja)\(name)）",
            en: "the required field `\(key)` is missing in \(en)\(name)")
    }

    private mutating func wrongType(_ node: JSONNode, _ key: String, ja: String, en: String) {
        findings.error(
            "wrong-type", at: node.origin, ja: "「\(key)」は\(ja)でなければなりません", en: "`\(key)` must be \(en)")
    }

    private mutating func wrongValue(
        _ node: JSONNode, _ key: String, _ text: String, ja: String, en: String
    ) {
        findings.error(
            "wrong-value", at: node.origin, ja: "「\(key)」の値「\(text.prefix(120))」は誤りです（正しくは\(ja)）",
            en: "`\(key)` has the value \"\(text.prefix(120))\" but must be \(en)")
    }
}

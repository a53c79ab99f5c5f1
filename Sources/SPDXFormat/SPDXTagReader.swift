import BillEncoding
import Kernel

/// Builds the tree of a tag-value document in the shape of the JSON.
struct SPDXTagReader {
    private typealias Noun = SPDXTagSchema.Noun

    private struct Element {
        let noun: Noun
        var tree: SPDXTree
        /// What an annotation is about, and what a file stands under.
        var about: SPDXTree?
        var package: Int?
    }

    private let file: String
    /// The document first, then every element in order.
    private var elements: [Element] = []
    private var creation: SPDXTree
    private var relationships: [SPDXTree] = []
    /// The element to which tags go, and the last package, under which files stand.
    private var current = 0
    private var package: Int?
    private(set) var findings: [Finding] = []

    static func read(_ text: [UInt8], file: String) -> (tree: SPDXTree?, findings: [Finding]) {
        let scanner = SPDXTagScanner.scan(text, file: file)
        let start = scanner.lines.first?.origin ?? Origin(file: file, line: 1, column: 1)
        var reader = SPDXTagReader(file: file, start: start)
        for line in scanner.lines { reader.add(line) }
        return (reader.document(), scanner.findings + reader.findings)
    }

    private init(file: String, start: Origin) {
        self.file = file
        creation = SPDXTree(.map([]), at: start)
        elements = [Element(noun: .document, tree: SPDXTree(.map([]), at: start))]
    }

    private mutating func add(_ line: SPDXTagScanner.Line) {
        if let beginning = SPDXTagSchema.beginnings[line.tag] {
            begin(beginning.noun, key: beginning.key, line)
        } else if let tag = SPDXTagSchema.creation[line.tag] {
            if creation.has(tag.key), !tag.isList { return duplicate(line) }
            creation.add(scalar(line), as: tag.key, isList: tag.isList)
        } else if line.tag == "Relationship" {
            addRelationship(line)
        } else if line.tag == "RelationshipComment", !relationships.isEmpty {
            relationships[relationships.count - 1].add(scalar(line), as: "comment", isList: false)
        } else if line.tag == "ExternalRefComment", elements[current].noun == .package {
            addReferenceComment(line)
        } else if let tag = SPDXTagSchema.tags[elements[current].noun]?[line.tag] {
            fill(tag, line)
        } else if let tag = SPDXTagSchema.tags[.document]?[line.tag], line.tag != "SPDXID" {
            let last = current
            current = 0
            fill(tag, line)
            current = last
        } else {
            fault(
                "unknown-tag", line.origin, ja: "ここに置けないタグ「\(line.tag.prefix(60))」です",
                en: "the tag `\(line.tag.prefix(60))` cannot stand here")
        }
    }

    private mutating func begin(_ noun: Noun, key: String, _ line: SPDXTagScanner.Line) {
        var tree = SPDXTree(.map([]), at: line.origin)
        tree.add(scalar(line), as: key, isList: false)
        var element = Element(noun: noun, tree: tree)
        current = elements.count
        if noun == .package { package = current }
        if noun == .file { element.package = package }
        elements.append(element)
    }

    private mutating func fill(_ tag: SPDXTagSchema.Tag, _ line: SPDXTagScanner.Line) {
        if tag.key == "SPDXREF" {
            elements[current].about = scalar(line)
            return
        }
        if !tag.isList, elements[current].tree.has(tag.key) { return duplicate(line) }
        guard let value = value(tag.shape, line) else {
            fault(
                "tag-value", line.valueOrigin, ja: "「\(line.tag)」の値の形が誤りです：\(line.value.prefix(120))",
                en: "the value of `\(line.tag)` does not have its form: \(line.value.prefix(120))")
            return
        }
        elements[current].tree.add(value, as: tag.key, isList: tag.isList)
    }

    private mutating func addReferenceComment(_ line: SPDXTagScanner.Line) {
        guard case .map(var members) = elements[current].tree.content,
            let index = members.firstIndex(where: { $0.key == "externalRefs" }),
            case .list(var items) = members[index].value.content, var last = items.popLast()
        else {
            fault(
                "unknown-tag", line.origin, ja: "ExternalRef の前に ExternalRefComment があります",
                en: "an ExternalRefComment without an ExternalRef before it")
            return
        }
        last.add(scalar(line), as: "comment", isList: false)
        members[index].value.content = .list(items + [last])
        elements[current].tree.content = .map(members)
    }

    private mutating func addRelationship(_ line: SPDXTagScanner.Line) {
        let words = line.value.split(separator: " ").map(String.init)
        guard words.count == 3 else {
            fault(
                "tag-value", line.valueOrigin, ja: "Relationship は「要素 種類 要素」と書きます：\(line.value.prefix(120))",
                en: "a Relationship is `element KIND element`: \(line.value.prefix(120))")
            return
        }
        let keys = ["spdxElementId", "relationshipType", "relatedSpdxElement"]
        relationships.append(map(zip(keys, words).map { ($0, $1) }, line))
    }

    // MARK: Values

    private func scalar(_ line: SPDXTagScanner.Line) -> SPDXTree {
        SPDXTree(.scalar(line.value), at: line.valueOrigin)
    }

    private func map(_ pairs: [(String, String)], _ line: SPDXTagScanner.Line) -> SPDXTree {
        SPDXTree(
            .map(
                pairs.map {
                    SPDXTree.Member(key: $0.0, value: SPDXTree(.scalar($0.1), at: line.valueOrigin))
                }), at: line.valueOrigin)
    }

    /// Nil when the text does not have the form.
    private func value(_ shape: SPDXTagSchema.Shape, _ line: SPDXTagScanner.Line) -> SPDXTree? {
        let text = line.value
        switch shape {
        case .text: return scalar(line)
        case .checksum: return checksum(text, line)
        case .externalReference:
            let words = text.split(separator: " ", maxSplits: 2).map(String.init)
            guard words.count == 3 else { return nil }
            return map(
                [
                    ("referenceCategory", words[0]), ("referenceType", words[1]),
                    ("referenceLocator", words[2]),
                ], line)
        case .externalDocument:
            let words = text.split(separator: " ", maxSplits: 2).map(String.init)
            guard words.count == 3, let checksum = checksum(words[2], line) else { return nil }
            var tree = map([("externalDocumentId", words[0]), ("spdxDocument", words[1])], line)
            tree.add(checksum, as: "checksum", isList: false)
            return tree
        case .verificationCode: return verificationCode(text, line)
        case .byteRange: return range(text, "offset", line)
        case .lineRange: return range(text, "lineNumber", line)
        case .relationship: return nil
        }
    }

    private func checksum(_ text: String, _ line: SPDXTagScanner.Line) -> SPDXTree? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let value = text[text.index(after: colon)...].drop { $0 == " " }
        return map([("algorithm", String(text[..<colon])), ("checksumValue", String(value))], line)
    }

    private func verificationCode(_ text: String, _ line: SPDXTagScanner.Line) -> SPDXTree? {
        let code = text.prefix { $0 != " " && $0 != "(" }
        guard !code.isEmpty else { return nil }
        var tree = map([("packageVerificationCodeValue", String(code))], line)
        var rest = text.dropFirst(code.count).drop { $0 == " " }
        guard !rest.isEmpty else { return tree }
        guard rest.first == "(", rest.last == ")" else { return nil }
        rest = rest.dropFirst().dropLast()
        if rest.hasPrefix("excludes:") { rest = rest.dropFirst("excludes:".count) }
        for name in rest.split(separator: ",") {
            let excluded = SPDXTree(.scalar(String(name.drop { $0 == " " })), at: line.valueOrigin)
            tree.add(excluded, as: "packageVerificationCodeExcludedFiles", isList: true)
        }
        return tree
    }

    private func range(_ text: String, _ unit: String, _ line: SPDXTagScanner.Line) -> SPDXTree? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return nil }
        var tree = SPDXTree(.map([]), at: line.valueOrigin)
        tree.add(map([(unit, parts[0])], line), as: "startPointer", isList: false)
        tree.add(map([(unit, parts[1])], line), as: "endPointer", isList: false)
        return tree
    }

    // MARK: Assembly

    private mutating func document() -> SPDXTree {
        var indexes: [String: Int] = [:]
        for (index, element) in elements.enumerated() {
            if let id = SPDXNode.tree(element.tree)["SPDXID"]?.text { indexes[id] = index }
        }
        for element in elements where element.noun == .annotation {
            guard let about = element.about, let id = SPDXNode.tree(about).text, let index = indexes[id]
            else {
                let origin = element.about?.origin ?? element.tree.origin
                fault(
                    "unknown-reference", origin, ja: "注釈の対象（SPDXREF）がこの文書にありません",
                    en: "the annotation's SPDXREF points at nothing in this document")
                continue
            }
            elements[index].tree.add(element.tree, as: "annotations", isList: true)
        }
        // A file stands in the package that comes before it.
        for element in elements where element.noun == .file {
            guard let package = element.package, let id = SPDXNode.tree(element.tree)["SPDXID"],
                case .tree(let tree) = id
            else { continue }
            elements[package].tree.add(tree, as: "hasFiles", isList: true)
        }
        var document = elements[0].tree
        if case .map(let members) = creation.content, !members.isEmpty {
            document.add(creation, as: "creationInfo", isList: false)
        }
        var lists: [Noun: [SPDXTree]] = [:]
        for element in elements { lists[element.noun, default: []].append(element.tree) }
        for (noun, key) in SPDXTagSchema.lists.sorted(by: { $0.value < $1.value }) {
            guard let trees = lists[noun], let first = trees.first else { continue }
            document.add(SPDXTree(.list(trees), at: first.origin), as: key, isList: false)
        }
        if let first = relationships.first {
            document.add(
                SPDXTree(.list(relationships), at: first.origin), as: "relationships", isList: false)
        }
        return document
    }

    private mutating func duplicate(_ line: SPDXTagScanner.Line) {
        fault(
            "duplicate-key", line.origin, ja: "タグ「\(line.tag)」が同じ要素に2度あります",
            en: "the tag `\(line.tag)` stands twice in one element")
    }

    private mutating func fault(_ code: String, _ origin: Origin, ja: String, en: String) {
        guard findings.count < BillFindings.shownMax else { return }
        findings.append(Finding(.error, code, LocalizedText(ja: ja, en: en), at: origin))
    }
}

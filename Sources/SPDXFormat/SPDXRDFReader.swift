import BillEncoding
import Kernel
import LocatedXML

/// The RDF/XML serialisation in the shape of the JSON: the schema says what a property is.
struct SPDXRDFReader {
    private let graph: RDFGraph
    private var findings: [Finding]
    /// What stands before `#` in the addresses of this document.
    private var namespace = ""
    /// The namespaces of other documents with the ids under which this one names them.
    private var externals: [String: String] = [:]
    /// Nodes that have gone into the tree.
    private var taken: Set<Int> = []

    /// The tree; nil when no document, or more than one, is described.
    static func read(_ root: XMLElement) -> (tree: SPDXTree?, findings: [Finding]) {
        let graph = RDFGraph.read(root)
        var reader = SPDXRDFReader(graph)
        let documents = graph.nodes.indices.filter { graph.nodes[$0].types.contains("SpdxDocument") }
        guard let document = documents.first, documents.count == 1 else {
            if !reader.findings.isEmpty { return (nil, reader.findings) }
            let place = documents.count > 1 ? graph.nodes[documents[1]].origin : root.origin
            reader.fault(
                "bill-format", place, ja: "SpdxDocument が \(documents.count) 個あります（1個でなければなりません）",
                en: "there are \(documents.count) of SpdxDocument; there must be one")
            return (nil, reader.findings)
        }
        let tree = reader.document(document)
        return (tree, reader.findings)
    }

    private init(_ graph: RDFGraph) {
        self.graph = graph
        findings = Array(graph.findings.prefix(BillFindings.shownMax))
    }

    // MARK: The document

    private mutating func document(_ index: Int) -> SPDXTree {
        let node = graph.nodes[index]
        if let uri = node.uri, let hash = uri.lastIndex(of: "#") { namespace = String(uri[..<hash]) }
        nameExternals(node)
        var tree = object(index, SPDXSchema.document, depth: 0)
        if !namespace.isEmpty {
            tree.add(
                SPDXTree(.scalar(namespace), at: node.origin), as: "documentNamespace", isList: false)
        }
        for (type, key, fields) in [
            ("Package", "packages", SPDXSchema.package), ("File", "files", SPDXSchema.file),
            ("Snippet", "snippets", SPDXSchema.snippet),
            ("ExtractedLicensingInfo", "hasExtractedLicensingInfos", SPDXSchema.extractedLicence),
        ] {
            for other in graph.nodes.indices where graph.nodes[other].types.contains(type) {
                guard !taken.contains(other) else { continue }
                tree.add(object(other, fields, depth: 0), as: key, isList: true)
            }
        }
        for owner in graph.nodes.indices where taken.contains(owner) {
            addRelationships(of: owner, to: &tree)
        }
        tellWhatIsLeft()
        return tree
    }

    private mutating func nameExternals(_ document: RDFGraph.Node) {
        for property in document.properties where property.name == "externalDocumentRef" {
            guard case .node(let index) = property.value else { continue }
            var id: String?
            var space: String?
            for inner in graph.nodes[index].properties {
                if inner.name == "externalDocumentId", case .literal(let text) = inner.value { id = text }
                guard inner.name == "spdxDocument" else { continue }
                switch inner.value {
                case .literal(let text): space = text
                case .node(let other): space = graph.nodes[other].uri
                }
            }
            // The id may be said by the name of the reference alone.
            id = id ?? graph.nodes[index].uri.map(shorten)
            if let id, let space {
                externals[String(space.split(separator: "#").first ?? "")] = id
            }
        }
    }

    private mutating func addRelationships(of owner: Int, to tree: inout SPDXTree) {
        let node = graph.nodes[owner]
        for property in node.properties where property.name == "relationship" {
            guard case .node(let index) = property.value else {
                fault(
                    "wrong-type", property.origin, ja: "relationship の値は要素でなければなりません",
                    en: "the value of `relationship` must be an element")
                continue
            }
            var relationship = object(index, SPDXSchema.relationship, depth: 0)
            if let uri = node.uri {
                let id = SPDXTree(.scalar(shorten(uri)), at: property.origin)
                relationship.add(id, as: "spdxElementId", isList: false)
            }
            tree.add(relationship, as: "relationships", isList: true)
        }
    }

    /// Nodes that nothing asks for. Listed licences are known by their ids.
    private mutating func tellWhatIsLeft() {
        for index in graph.nodes.indices where !taken.contains(index) {
            let node = graph.nodes[index]
            guard node.isWritten, findings.count < BillFindings.shownMax else { continue }
            let isLicence = node.types.contains { Self.licenceTypes.contains($0) }
            guard !isLicence, !node.types.contains("ExternalSpdxElement") else { continue }
            let type = node.types.first ?? "rdf:Description"
            findings.append(
                Finding(
                    .warning, "unknown-element",
                    LocalizedText(
                        ja: "文書のどこにも属さない要素「\(type.prefix(60))」は読みません",
                        en: "the element `\(type.prefix(60))` belongs to nothing in the document; not read"),
                    at: node.origin))
        }
    }

    private static let licenceTypes: Set<String> = [
        "ListedLicense", "License", "ConjunctiveLicenseSet", "DisjunctiveLicenseSet", "OrLaterOperator",
        "WithExceptionOperator", "LicenseException", "ListedLicenseException", "SpdxNoAssertionLicense",
        "SpdxNoneLicense", "CrossRef",
    ]

    // MARK: Nouns

    private mutating func object(_ index: Int, _ fields: [String: SPDXField], depth: Int) -> SPDXTree {
        let node = graph.nodes[index]
        taken.insert(index)
        var tree = SPDXTree(.map([]), at: node.origin)
        if fields["SPDXID"] != nil, let uri = node.uri {
            tree.add(SPDXTree(.scalar(shorten(uri)), at: node.origin), as: "SPDXID", isList: false)
        }
        var counts: [String: Int] = [:]
        for property in node.properties { counts[property.name, default: 0] += 1 }
        for property in node.properties where property.name != "relationship" {
            let key = Self.key(property.name, in: fields)
            switch fields[key]?.type {
            case .list(let type):
                tree.add(value(property, type, key: key, depth: depth), as: key, isList: true)
            case .some(let type):
                guard !tree.has(key) else {
                    fault(
                        "duplicate-key", property.origin, ja: "項目「\(property.name)」に2つの値があります",
                        en: "`\(property.name)` has two values")
                    continue
                }
                tree.add(value(property, type, key: key, depth: depth), as: key, isList: false)
            case nil:
                let isList = (counts[property.name] ?? 0) > 1
                tree.add(unknown(property, depth: depth), as: property.name, isList: isList)
            }
        }
        for key in ["licenseId", "externalDocumentId"] {
            guard fields[key] != nil, !tree.has(key), let uri = node.uri else { continue }
            tree.add(SPDXTree(.scalar(shorten(uri)), at: node.origin), as: key, isList: false)
        }
        return tree
    }

    /// RDF names a property by one value where JSON names the list.
    private static func key(_ name: String, in fields: [String: SPDXField]) -> String {
        let renamed = [
            "specVersion": "spdxVersion", "fileDependency": "fileDependencies", "reviewed": "revieweds",
            "describesPackage": "documentDescribes",
        ]
        if let key = renamed[name], fields[key] != nil { return key }
        return fields[name] == nil && fields[name + "s"] != nil ? name + "s" : name
    }

    private mutating func value(
        _ property: RDFGraph.Property, _ type: SPDXType, key: String, depth: Int
    ) -> SPDXTree {
        switch (type, property.value) {
        case (.object(let fields), .node(let index)):
            guard depth < XMLScanner.depthMax else {
                fault("too-deep", property.origin, ja: "入れ子が深すぎます", en: "nested too deeply")
                return SPDXTree(.null, at: property.origin)
            }
            return object(index, fields, depth: depth + 1)
        case (.any, _): return unknown(property, depth: depth)
        case (.licence, let value):
            var reader = RDFLicence(graph: graph, shorten: shorten)
            guard let text = reader.expression(value) else {
                fault(
                    "licence-expression", property.origin, ja: "「\(key)」をライセンスとして読めません",
                    en: "`\(key)` is not a licence")
                return SPDXTree(.null, at: property.origin)
            }
            return SPDXTree(.scalar(text), at: property.origin)
        case (.choice(let words), .node(let index)):
            return SPDXTree(.scalar(word(index, words)), at: property.origin)
        case (_, .literal(let text)): return SPDXTree(.scalar(text), at: property.origin)
        case (_, .node(let index)):
            let uri = graph.nodes[index].uri ?? ""
            // A kind of reference that a document makes itself is an address in JSON too.
            let isOwnKind = key == "referenceType" && !uri.hasPrefix("http://spdx.org/rdf/references/")
            return SPDXTree(.scalar(isOwnKind ? uri : shorten(uri)), at: property.origin)
        }
    }

    /// By what is written alone.
    private mutating func unknown(_ property: RDFGraph.Property, depth: Int) -> SPDXTree {
        switch property.value {
        case .literal(let text): return SPDXTree(.scalar(text), at: property.origin)
        case .node(let index):
            let node = graph.nodes[index]
            // A node that stands in itself is named and not written again.
            guard !node.properties.isEmpty, depth < 8, taken.insert(index).inserted else {
                return SPDXTree(.scalar(node.uri.map(shorten) ?? ""), at: property.origin)
            }
            return object(index, [:], depth: depth + 1)
        }
    }

    /// `…#relationshipType_generatedFrom` is GENERATED_FROM; a word that is not known stays as it is written.
    private func word(_ index: Int, _ words: Set<String>) -> String {
        let short = shorten(graph.nodes[index].uri ?? "")
        let fragment = short.split(separator: "#").last.map(String.init) ?? short
        let name = fragment.split(separator: "_", maxSplits: 1).last.map(String.init) ?? fragment
        func plain(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
        return words.sorted().first { plain($0) == plain(name) } ?? (name.isEmpty ? short : name)
    }

    /// The form of the JSON of an address: an id of this document or of another one, a licence, a kind of
    /// reference, NONE or NOASSERTION.
    private func shorten(_ uri: String) -> String {
        for prefix in [
            "http://spdx.org/licenses/", "https://spdx.org/licenses/", "http://spdx.org/rdf/references/",
        ] where uri.hasPrefix(prefix) {
            return String(uri.dropFirst(prefix.count))
        }
        if uri.hasPrefix("http://spdx.org/rdf/terms#") {
            switch uri.dropFirst("http://spdx.org/rdf/terms#".count).lowercased() {
            case "noassertion": return "NOASSERTION"
            case "none": return "NONE"
            default: return uri
            }
        }
        guard let hash = uri.lastIndex(of: "#") else { return uri }
        let fragment = uri[uri.index(after: hash)...].split(separator: "%3A").joined(separator: ":")
        if uri[..<hash] == namespace { return fragment }
        return externals[String(uri[..<hash])].map { "\($0):\(fragment)" } ?? uri
    }

    private mutating func fault(_ code: String, _ origin: Origin, ja: String, en: String) {
        guard findings.count < BillFindings.shownMax else { return }
        findings.append(Finding(.error, code, LocalizedText(ja: ja, en: en), at: origin))
    }
}

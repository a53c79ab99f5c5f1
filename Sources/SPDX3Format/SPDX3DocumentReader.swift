import BillEncoding
import BillOfMaterials
import Kernel
import LocatedJSON

/// Turns the objects of an SPDX 3 document into the neutral bill.
struct SPDX3DocumentReader {
    private let graph: SPDX3Graph
    private let relationships: SPDX3Relationships

    static func read(_ graph: SPDX3Graph, _ findings: inout BillFindings) -> Bill {
        SPDX3DocumentReader(graph: graph, relationships: SPDX3Relationships.read(graph))
            .bill(&findings)
    }

    private func bill(_ findings: inout BillFindings) -> Bill {
        let document = graph.objects.first { $0.kind?.name == "SpdxDocument" }
        let roots = roots(document)
        var components: [Component] = []
        for object in graph.objects {
            guard let kind = object.kind else { continue }
            let isRootFile = kind.name == "software_File" && object.id.map(roots.contains) == true
            guard kind.isKind(of: "software_Package") || isRootFile else { continue }
            components.append(
                SPDX3ComponentReader.read(object, graph, relationships, findings: &findings))
        }
        var metadata = metadata(document)
        let refs = Set(components.compactMap(\.ref))
        let described = roots.filter(refs.contains)
        // A bill of one package alone has that package for its only line.
        if described.count == 1, components.count > 1,
            let index = components.firstIndex(where: { $0.ref == described[0] })
        {
            metadata.subject = components.remove(at: index)
        }
        var bill = Bill(
            format: "SPDX \(graph.version)", components: components, metadata: metadata,
            dependencies: relationships.dependencies,
            vulnerabilities: SPDX3Vulnerabilities.read(graph, relationships))
        bill.specVersion = graph.version
        bill.related = relationships.contained.union(described)
        bill.serialNumber = document?.id
        if let document {
            bill.carried = document.node.members.filter { !Self.held.contains($0.key) }
                .map { Carried([$0.key], CarriedReader.value($0.value)) }
        }
        let rest = graph.objects.filter { isCarried($0, refs) }
        if !rest.isEmpty {
            bill.carried.append(Carried(["@graph"], .list(rest.map { CarriedReader.value($0.node) })))
        }
        report(rest, &findings)
        return bill
    }

    private static let held: Set<String> = ["type", "@type", "spdxId", "@id", "@context", "creationInfo"]

    /// What the document is a bill of: its root elements, or those of the collections that are its roots.
    private func roots(_ document: SPDX3Graph.Object?) -> [String] {
        var roots: [String] = []
        var seen: Set<String> = []
        var waiting = document.map { [$0] } ?? []
        if document == nil {
            waiting = graph.objects.filter { $0.kind?.isKind(of: "Bom") == true }
        }
        while let next = waiting.popLast() {
            let named = next.node["rootElement"].map { $0.kind == .list ? Array($0.items) : [$0] } ?? []
            let ids = named.compactMap { $0.text.map(graph.expand) ?? graph.object(at: $0)?.id }
            let described = next.id.map { relationships.describedBy[$0] ?? [] } ?? []
            for id in ids + described where seen.insert(id).inserted {
                guard let object = graph.object(id) else { continue }
                if object.kind?.isKind(of: "ElementCollection") == true {
                    waiting.append(object)
                } else {
                    roots.append(id)
                }
            }
        }
        return roots
    }

    private func metadata(_ document: SPDX3Graph.Object?) -> BillMetadata {
        var metadata = BillMetadata()
        let info =
            graph.object(at: document?.node["creationInfo"])
            ?? graph.objects.first { $0.kind?.name == "CreationInfo" }
        if let info {
            metadata.timestamp = info.node["created"]?.text
            for agent in SPDX3Agent.all(info.node["createdBy"], graph) {
                if agent.kind == "SoftwareAgent" {
                    metadata.tools.append(BillTool(name: agent.name))
                } else {
                    metadata.authors.append(agent.contact)
                }
            }
            for tool in SPDX3Agent.all(info.node["createdUsing"], graph) {
                metadata.tools.append(BillTool(name: tool.name))
            }
            if let comment = info.node["comment"] {
                metadata.carried.append(Carried(["comment"], CarriedReader.value(comment)))
            }
        }
        if let licence = SPDX3Licence.read(document?.node["dataLicense"], graph) {
            metadata.licences = [licence]
        }
        for sbom in graph.objects where sbom.kind?.name == "software_Sbom" {
            let words = sbom.node["software_sbomType"].map { $0.kind == .list ? Array($0.items) : [$0] } ?? []
            for word in words.compactMap(\.text) {
                var lifecycle = BillLifecycle()
                lifecycle.phase = word
                metadata.lifecycles.append(lifecycle)
            }
        }
        return metadata
    }

    /// Outermost objects that nothing in the neutral bill stands for.
    private func isCarried(_ object: SPDX3Graph.Object, _ refs: Set<String>) -> Bool {
        guard object.isOutermost, object.kind?.name != "SpdxDocument" else { return false }
        if let id = object.id, refs.contains(id) { return false }
        return !relationships.isSaid(object)
    }

    private static let nouns = [
        ("software_File", "ファイル", "files"), ("software_Snippet", "スニペット", "snippets"),
        ("Annotation", "注釈", "annotations"), ("build_Build", "ビルド", "builds"),
    ]

    private func report(_ rest: [SPDX3Graph.Object], _ findings: inout BillFindings) {
        for (name, ja, en) in Self.nouns {
            let found = rest.filter { $0.kind?.name == name }
            guard let first = found.first else { continue }
            findings.note(
                "carried", at: first.node.origin, ja: "\(ja)（\(found.count) 件）は部品として評価せず、そのまま保持します",
                en: "\(found.count) \(en) are kept as written and not evaluated as components")
        }
        var kinds: [String: [SPDX3Graph.Object]] = [:]
        for object in rest where object.kind?.isKind(of: "Relationship") == true {
            guard let kind = object.node["relationshipType"]?.text,
                !SPDX3Relationships.needs.contains(kind), !SPDX3Relationships.licences.keys.contains(kind)
            else { continue }
            kinds[kind, default: []].append(object)
        }
        for (kind, found) in kinds.sorted(by: { $0.key < $1.key }) {
            guard let first = found.first else { continue }
            findings.note(
                "carried-relationship", at: first.node.origin,
                ja: "関係 \(kind)（\(found.count) 件）は依存関係の図に入れず、そのまま保持します",
                en: "\(found.count) relationships \(kind) are kept as written, outside the dependency graph")
        }
    }
}

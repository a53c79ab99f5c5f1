import BillEncoding
import BillOfMaterials
import Kernel

/// Turns an SPDX 2 document, whatever it was written in, into the neutral bill.
enum SPDXDocumentReader {
    /// The bill; nil when the document is not SPDX 2.2 or 2.3, or when it has errors and the reading is
    /// strict.
    static func read(
        _ document: SPDXNode, reading: SPDXReader.Reading, file: String, before: [Finding]
    ) -> (bill: Bill?, findings: [Finding]) {
        guard let written = document["spdxVersion"], let version = written.text else {
            let place = document.origin
            return refusal(
                before, place, ja: "SPDX 2 の部品表ではありません（spdxVersion がありません）",
                en: "not an SPDX 2 bill (no spdxVersion)")
        }
        guard version == "SPDX-2.2" || version == "SPDX-2.3" else {
            return refusal(
                before, written.origin, ja: "読めるのは SPDX-2.2 と SPDX-2.3 です（「\(version.prefix(40))」とあります）",
                en: "SPDX-2.2 and SPDX-2.3 are read; this says \"\(version.prefix(40))\"")
        }
        var findings = SPDXValidation.findings(on: document, is22: version == "SPDX-2.2")
        findings.take(before)
        if reading == .strict, findings.hasErrors { return (nil, findings.sorted(file: file)) }
        let bill = bill(document, specVersion: String(version.dropFirst(5)), &findings)
        return (bill, findings.sorted(file: file))
    }

    private static func refusal(
        _ before: [Finding], _ origin: Origin, ja: String, en: String
    ) -> (bill: Bill?, findings: [Finding]) {
        let finding = Finding(.error, "bill-format", LocalizedText(ja: ja, en: en), at: origin)
        return (nil, (before + [finding]).sorted())
    }

    private static func bill(
        _ document: SPDXNode, specVersion: String, _ findings: inout BillFindings
    ) -> Bill {
        var components: [Component] = []
        for node in document["packages"]?.items ?? [] where node.kind == .map {
            components.append(SPDXPackageReader.read(node, findings: &findings))
        }
        let relationships = SPDXRelationships.read(document)
        var metadata = metadata(document)
        let refs = Set(components.compactMap(\.ref))
        let described = relationships.described.filter(refs.contains)
        // A bill of one package alone has that package for its only line.
        if described.count == 1, components.count > 1,
            let index = components.firstIndex(where: { $0.ref == described[0] })
        {
            metadata.subject = components.remove(at: index)
        }
        var bill = Bill(
            format: "SPDX \(specVersion)", components: components, metadata: metadata,
            dependencies: relationships.dependencies)
        bill.specVersion = specVersion
        bill.related = relationships.contained.union(relationships.described)
        bill.serialNumber = document["documentNamespace"]?.text
        let held: Set<String> = [
            "spdxVersion", "documentNamespace", "packages", "relationships", "creationInfo",
        ]
        bill.carried = document.members.filter { !held.contains($0.key) && $0.value.kind != .null }
            .map { Carried([$0.key], $0.value.carried) }
        if !relationships.carried.isEmpty {
            bill.carried.append(Carried(["relationships"], .list(relationships.carried)))
        }
        report(document, relationships, &findings)
        return bill
    }

    private static func metadata(_ document: SPDXNode) -> BillMetadata {
        var metadata = BillMetadata()
        guard let info = document["creationInfo"] else { return metadata }
        metadata.timestamp = info["created"]?.text
        for text in info["creators"]?.items.compactMap(\.text) ?? [] {
            guard let actor = SPDXActor(text) else {
                metadata.carried.append(Carried(["creators"], .text(text)))
                continue
            }
            if actor.kind == "Tool" {
                metadata.tools.append(BillTool(name: actor.name))
            } else {
                metadata.authors.append(actor.contact(text))
            }
        }
        metadata.carried += info.members
            .filter { $0.key != "created" && $0.key != "creators" && $0.value.kind != .null }
            .map { Carried([$0.key], $0.value.carried) }
        return metadata
    }

    /// What the neutral bill has no name for is kept, and told once a kind.
    private static func report(
        _ document: SPDXNode, _ relationships: SPDXRelationships.Reading, _ findings: inout BillFindings
    ) {
        let nouns = [
            ("files", "ファイル", "files"), ("snippets", "スニペット", "snippets"),
            ("annotations", "注釈", "annotations"),
            ("hasExtractedLicensingInfos", "一覧にないライセンス", "licences that are not on the list"),
            ("externalDocumentRefs", "ほかの文書への参照", "references to other documents"),
        ]
        for (key, ja, en) in nouns {
            guard let node = document[key], !node.items.isEmpty else { continue }
            findings.note(
                "carried", at: node.origin, ja: "\(ja)（\(node.items.count) 件）は部品として評価せず、そのまま保持します",
                en: "\(node.items.count) \(en) are kept as written and not evaluated as components")
        }
        guard let node = document["relationships"] else { return }
        for (kind, count) in relationships.countsByKind.sorted(by: { $0.key < $1.key }) {
            findings.note(
                "carried-relationship", at: node.origin,
                ja: "関係 \(kind)（\(count) 件）は依存関係の図に入れず、そのまま保持します",
                en: "\(count) relationships \(kind) are kept as written, outside the dependency graph")
        }
    }
}

import Evidence
import BillOfMaterials
import Kernel
import LocatedYAML
import Requirements
import SupportLifecycle

/// Reads one file of `facts/support/`, by the same schema language as the dossier.
public enum SupportFactsReader {
    /// The facts and every fault of the file; no facts when the source is not told.
    public static func read(_ file: DossierFiles.File) -> (SupportFactFile?, [Finding]) {
        let (root, faults) = YAMLReader.read(file.bytes, file: file.path)
        guard let root, !root.isNull else { return (nil, faults) }
        var values = ValueReader()
        let sections = Schema.current.facts
        guard let entries = root.entries else {
            values.add(
                "wrong-type", root.origin, ja: "ファイルの一番外側は source と products です",
                en: "a file of facts has source and products at its top")
            return (nil, faults + values.findings)
        }
        for entry in entries where !sections.contains(where: { $0.name == entry.key }) {
            values.unknownKey(entry.key, at: entry.keyOrigin, among: sections.map(\.name))
        }
        guard let sourceSchema = sections.first(where: { $0.name == "source" }),
            let productSchema = sections.first(where: { $0.name == "products" })
        else { preconditionFailure("The schema of facts lacks source or products.") }
        guard let node = root["source"] else {
            values.add(
                "missing-section", root.origin, ja: "source（出所）がありません", en: "source is missing")
            return (nil, faults + values.findings)
        }
        let source = record(node, sourceSchema.fields, id: nil, path: "source", &values)
        var products: [SupportProduct] = []
        if let rows = root["products"], !rows.isNull {
            guard let entries = rows.entries else {
                values.add(
                    "wrong-type", rows.origin, ja: "products は「id: 製品」の並びです",
                    en: "products is a mapping of ids to products")
                return (nil, faults + values.findings)
            }
            products = entries.map { row in
                product(record(row.value, productSchema.fields, id: row.key, path: row.key, &values))
            }
        }
        let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        let id = name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
        return (
            SupportFactFile(source: self.source(source, id: id, file: file.path), products: products),
            (faults + values.findings).sorted()
        )
    }

    private static func record(
        _ node: YAMLNode, _ fields: [FieldSchema], id: String?, path: String, _ values: inout ValueReader
    ) -> EvidenceRecord {
        let (found, origins) = values.fields(of: node, fields, path: path)
        return EvidenceRecord(
            kind: "part", id: id, path: path, origin: node.origin, fields: found, fieldOrigins: origins)
    }

    private static func source(_ record: EvidenceRecord, id: String, file: String) -> SupportSource {
        SupportSource(
            id: ID(id), name: record.words("name") ?? LocalizedText(same: id),
            asserter: record.words("asserter"),
            kind: record.text("kind").flatMap { SupportSource.Kind(rawValue: $0) } ?? .publicList,
            readOn: record.day("read_on"), licence: record.text("licence"), url: record.text("url"),
            appliesTo: record.texts("applies_to"), origin: Origin(file: file))
    }

    private static func product(_ record: EvidenceRecord) -> SupportProduct {
        SupportProduct(
            id: record.id ?? "", name: record.words("name") ?? LocalizedText(same: record.id ?? ""),
            packageURLs: record.texts("purls").compactMap { try? PackageURL($0, reading: .pattern) },
            cpes: record.texts("cpes").compactMap { try? CPEName(completing: $0) },
            repologyNames: record.texts("repology"), cycles: record.parts("cycles").map(cycle),
            origin: record.origin)
    }

    private static func cycle(_ record: EvidenceRecord) -> SupportCycle {
        SupportCycle(
            name: record.id ?? "",
            aliases: [record.text("label"), record.text("codename")].compactMap { $0 },
            latest: record.text("latest"), releasedOn: record.day("released"),
            isLongTerm: record.flag("lts") ?? false,
            phases: SupportPhases(
                activeEnd: end(record.fields["active_end"]),
                securityEnd: end(record.fields["security_end"]),
                extendedEnd: end(record.fields["extended_end"]),
                extendedAccess: record.text("extended_access").flatMap {
                    SupportPhases.Access(rawValue: $0)
                }), link: record.text("link"), origin: record.origin)
    }

    private static func end(_ value: EvidenceValue?) -> SupportEnd {
        switch value {
        case .day(let day): .on(day)
        case .text("ended"): .ended
        case .text("not_announced"): .notAnnounced
        default: .unknown
        }
    }
}

import BillOfMaterials
import Kernel
import LocatedJSON
import SupportLifecycle

/// Reads the list of all products of endoflife.date, as its API v1 gives it (`/api/v1/products/full`).
///
/// By its OpenAPI description: a phase that the product does not have is left out, which is unknown; an end
/// that is null is over on an unknown day where the phase's flag says so, else not announced.
public struct EndOfLifeListReader {
    /// One product with what is imperfect in what is said of it.
    public struct Entry: Sendable {
        public let product: SupportProduct
        public let findings: [Finding]
    }

    /// Of products and cycles. The list is published as one line, and a place in it is found by counting
    /// from its start: that is done for faults only.
    private let origin: Origin
    private var findings: [Finding] = []
    private var faults: [Finding] = []

    private init(file: String) { origin = Origin(file: file) }

    /// The products, and every fault that refuses the list; one faulty product refuses all of it.
    public static func read(_ bytes: [UInt8], file: String) -> (products: [Entry], faults: [Finding]) {
        let (tree, faults) = JSONReader.read(bytes, file: file)
        guard let root = tree?.root else { return ([], faults) }
        var reader = EndOfLifeListReader(file: file)
        guard let result = root["result"], result.kind == .list, root["schema_version"]?.text != nil else {
            reader.fault(
                "not-a-product-list", root.origin,
                ja: "endoflife.date の製品一覧（API v1 の products/full）ではありません",
                en: "not the list of products of endoflife.date (products/full of API v1)")
            return ([], reader.faults)
        }
        var products: [Entry] = []
        var seen: Set<String> = []
        for node in result.items {
            guard let product = reader.product(node) else { continue }
            guard seen.insert(product.id).inserted else {
                reader.fault(
                    "duplicate-product", node.origin, ja: "製品「\(product.id)」が二度あります",
                    en: "the product \"\(product.id)\" is there twice")
                continue
            }
            products.append(Entry(product: product, findings: reader.findings))
            reader.findings = []
        }
        if let total = root["total"]?.number, total != "\(products.count)", reader.faults.isEmpty {
            reader.fault(
                "products-missing", root["total"]?.origin ?? root.origin,
                ja: "total は \(total) 製品ですが、\(products.count) 製品しかありません",
                en: "total says \(total) products, but there are \(products.count)")
        }
        return reader.faults.isEmpty ? (products, []) : ([], reader.faults)
    }

    private mutating func product(_ node: JSONNode) -> SupportProduct? {
        guard let id = node["name"]?.text, !id.isEmpty else {
            fault("not-a-product", node.origin, ja: "name がありません", en: "there is no name")
            return nil
        }
        guard let releases = node["releases"], releases.kind == .list else {
            fault(
                "not-a-product", node.origin, ja: "製品「\(id)」に releases（版の並び）がありません",
                en: "the product \"\(id)\" has no list of releases")
            return nil
        }
        var cycles: [SupportCycle] = []
        var seen: Set<String> = []
        for release in releases.items {
            guard let cycle = cycle(release, product: id) else { continue }
            guard seen.insert(cycle.name).inserted else {
                fault(
                    "duplicate-cycle", release.origin, ja: "製品「\(id)」の版「\(cycle.name)」が二度あります",
                    en: "the release \"\(cycle.name)\" of \"\(id)\" is there twice")
                continue
            }
            cycles.append(cycle)
        }
        var identifiers = EndOfLifeIdentifiers()
        if let list = node["identifiers"], list.kind == .list {
            for item in list.items {
                let remark = identifiers.add(
                    item["id"]?.text ?? "", of: item["type"]?.text ?? "", at: origin)
                if let remark { findings.append(remark) }
            }
        }
        identifiers.complete(product: id)
        return SupportProduct(
            id: id, name: LocalizedText(same: node["label"]?.text ?? id),
            packageURLs: identifiers.packageURLs, cpes: identifiers.cpes,
            repologyNames: identifiers.repologyNames, cycles: cycles, origin: origin)
    }

    private mutating func cycle(_ node: JSONNode, product: String) -> SupportCycle? {
        guard let name = node["name"]?.text, !name.isEmpty else {
            fault(
                "missing-cycle", node.origin, ja: "製品「\(product)」に name のない版があります",
                en: "a release of \"\(product)\" has no name")
            return nil
        }
        // The list adds a mark of its own to labels, which product files do not have.
        var label = node["label"]?.text ?? name
        if label.hasSuffix(" (LTS)") { label.removeLast(" (LTS)".count) }
        let codeName = node["codename"]?.text
        let phases = SupportPhases(
            activeEnd: end(node, "isEoas", "eoasFrom"), securityEnd: end(node, "isEol", "eolFrom"),
            extendedEnd: end(node, "isEoes", "eoesFrom"))
        return SupportCycle(
            name: name, aliases: [label, codeName].compactMap { $0 }.filter { $0 != name && !$0.isEmpty },
            latest: node["latest"]?["name"]?.text, releasedOn: day(node["releaseDate"]),
            isLongTerm: node["isLts"]?.flag ?? false, phases: phases, link: node["latest"]?["link"]?.text,
            origin: origin)
    }

    /// A day; over on an unknown day; not announced; or nothing, where the phase is not there.
    private mutating func end(_ node: JSONNode, _ flag: String, _ from: String) -> SupportEnd {
        if let written = node[from], written.kind != .null { return day(written).map { .on($0) } ?? .unknown }
        return switch node[flag]?.flag {
        case true?: .ended
        case false?: .notAnnounced
        case nil: .unknown
        }
    }

    private mutating func day(_ node: JSONNode?) -> Day? {
        guard let node, node.kind != .null else { return nil }
        if let text = node.text, let day = Day(text) { return day }
        fault(
            "impossible-day", node.origin, ja: "「\(node.text ?? "…")」は日（YYYY-MM-DD）ではありません",
            en: "\"\(node.text ?? "…")\" is no day (YYYY-MM-DD)")
        return nil
    }

    private mutating func fault(_ code: String, _ origin: Origin, ja: String, en: String) {
        faults.append(Finding(.error, code, LocalizedText(ja: ja, en: en), at: origin))
    }
}

import BillOfMaterials
import CSAFFormat
import Kernel
import VersionOrdering
import Vulnerabilities

/// Reads decisions from a CSAF document: what it says of each product and each vulnerability.
public struct CSAFVEXReader {
    private let source: CSAFDocument
    private var document: ExploitabilityDocument
    private var findings: [Finding] = []

    private init(_ source: CSAFDocument) {
        self.source = source
        document = ExploitabilityDocument(format: "CSAF \(source.version)")
        document.id = source.trackingID
        document.author = source.publisher
        document.role = source.publisherCategory
        document.issued = source.issued
        document.updated = source.updated
        document.version = source.revision
    }

    /// The document, nil when the bytes are none, and what is wrong in it.
    public static func read(
        _ bytes: [UInt8], file: String
    ) -> (document: ExploitabilityDocument?, findings: [Finding]) {
        let (source, faults) = CSAFDocumentReader.document(bytes, file: file)
        guard let source else { return (nil, faults) }
        var reader = CSAFVEXReader(source)
        for vulnerability in source.vulnerabilities { reader.read(vulnerability) }
        return (reader.document, (faults + reader.findings).sorted())
    }

    private mutating func read(_ value: CSAFVulnerability) {
        let id = value.cve ?? value.ids.first ?? "\(source.trackingID)#\(value.number)"
        var isPartial = !value.references.isEmpty || !value.weaknesses.isEmpty || !value.scores.isEmpty
        isPartial = isPartial || value.title != nil
        if isPartial {
            findings.append(
                Finding(
                    .note, "vex-not-carried",
                    LocalizedText(
                        ja: "\(id) の題名、参照先、CWE、CVSS は判断には引き継ぎません（勧告としては読めます）",
                        en: "title, references, CWE and CVSS of \(id) are not carried by decisions; as an "
                            + "advisory the document has them"),
                    at: value.origin))
        }
        let notes = value.notes.map { note in
            CarriedValue.map([
                CarriedValue.Member("category", .text(note.category)),
                CarriedValue.Member("text", .text(note.text)),
            ])
        }
        for status in value.statuses {
            guard let meant = ExploitabilityDecision.Status(label: status.kind, in: .csaf) else { continue }
            for product in status.products {
                var decision = ExploitabilityDecision(
                    id: "\(source.trackingID)#\(document.decisions.count + 1)", vulnerability: id,
                    component: ComponentSelector(), status: meant, origin: status.origin)
                decision.aliases = value.ids.filter { $0 != id }
                decision.author = source.publisher
                decision.role = source.publisherCategory
                // The document as a whole was last looked at when it was last released.
                decision.decidedAt = source.updated ?? source.issued
                place(product, &decision)
                explain(&decision, value, product, label: status.kind)
                if !notes.isEmpty { decision.carried.append(Carried(["csaf", "notes"], .list(notes))) }
                document.decisions.append(decision)
            }
        }
    }

    // MARK: Product

    private func place(_ id: String, _ decision: inout ExploitabilityDecision) {
        guard let relation = source.products[id]?.relation else {
            decision.component = selector(id)
            return
        }
        decision.component = selector(leaf(relation.product))
        decision.within = selector(leaf(relation.within))
        decision.carried.append(Carried(["csaf", "relation", "product_id"], .text(id)))
        decision.carried.append(Carried(["csaf", "relation", "category"], .text(relation.category)))
    }

    /// The product at the bottom of relationships; the last one reached where they go in a circle.
    private func leaf(_ id: String) -> String {
        var (current, seen) = (id, Set<String>())
        while seen.insert(current).inserted, let relation = source.products[current]?.relation {
            current = relation.product
        }
        return current
    }

    private func selector(_ id: String) -> ComponentSelector {
        guard let product = source.products[id] else { return ComponentSelector(reference: id) }
        var selector = ComponentSelector(
            packageURLs: product.packageURLs.compactMap { PackageURL($0) },
            cpes: product.cpes.compactMap { try? CPEName($0) }, vendor: product.vendor,
            name: product.productName ?? product.name, reference: id)
        selector.versionName = product.versionName
        selector.isRange = product.isRange
        if let name = product.versionName {
            // Publishers write ranges as versions too.
            let read = VersionSpans(name, isRange: true)
            selector.spans = read.spans
            selector.scheme = read.scheme
        }
        return selector
    }

    // MARK: Reasons

    private func explain(
        _ decision: inout ExploitabilityDecision, _ value: CSAFVulnerability, _ id: String, label: String
    ) {
        func concerns(_ remark: CSAFVulnerability.Remark) -> Bool {
            source.members(products: remark.products, groups: remark.groups).contains(id)
        }
        let flags = value.flags.filter(concerns).map(\.kind)
        decision.original = OriginalLabel(.csaf, status: label, justification: flags.first)
        if let found = flags.first.flatMap(ExploitabilityJustification.init), found.isOfWorkingGroup {
            decision.justification = found
        }
        if flags.count > 1 {
            let others = flags.dropFirst().map { CarriedValue.text($0) }
            decision.carried.append(Carried(["csaf", "flags"], .list(Array(others))))
        }
        let threats = value.threats.filter(concerns)
        let impacts = threats.filter { $0.kind == "impact" }.map(\.text)
        if !impacts.isEmpty {
            decision.statement = LocalizedText(same: impacts.joined(separator: "\n"))
        }
        let remedies = value.remediations.filter(concerns)
        if !remedies.isEmpty {
            decision.action = LocalizedText(same: remedies.map(\.text).joined(separator: "\n"))
            decision.responses = remedies.map(\.kind)
        }
        for (key, remarks) in [("threats", threats), ("remediations", remedies)] where !remarks.isEmpty {
            decision.carried.append(Carried(["csaf", key], .list(remarks.map(Self.tree))))
        }
    }

    private static func tree(_ remark: CSAFVulnerability.Remark) -> CarriedValue {
        var tree = MemberTree()
        tree.put("category", remark.kind)
        tree.put("details", remark.text)
        tree.put("date", remark.date.map { "\($0)" })
        tree.put("url", remark.url)
        return tree.value
    }
}

import BillOfMaterials
import Kernel

/// The products of all sources, found by their identifiers.
public struct SupportFactIndex: Sendable {
    /// One product of one source.
    struct Entry: Sendable {
        let source: SupportSource
        let product: SupportProduct
    }

    /// A product, the identifier that led to it, and versions that the identifier's own name carries.
    struct Hit {
        let entry: Entry
        let way: SupportMatch.Way
        let identifier: String
        let versions: [String]
        let isExact: Bool
    }

    public let files: [SupportFactFile]
    private let byPackage: [String: [Entry]]
    private let byVendor: [String: [(part: String?, product: String, entry: Entry)]]
    private let byRepology: [String: [Entry]]

    public init(_ files: [SupportFactFile]) {
        self.files = files
        var packages: [String: [Entry]] = [:]
        var vendors: [String: [(part: String?, product: String, entry: Entry)]] = [:]
        var repology: [String: [Entry]] = [:]
        for file in files {
            for product in file.products {
                let entry = Entry(source: file.source, product: product)
                for key in Set(product.packageURLs.map(SupportFactIndex.key)) {
                    packages[key, default: []].append(entry)
                }
                var seen: Set<String> = []
                for cpe in product.cpes {
                    guard let vendor = cpe[.vendor].word, let name = cpe[.product].word else { continue }
                    let part = cpe[.part].word
                    guard seen.insert("\(part ?? "*"):\(vendor):\(name)").inserted else { continue }
                    vendors[vendor, default: []].append((part, name, entry))
                }
                for name in Set(product.repologyNames) { repology[name, default: []].append(entry) }
            }
        }
        byPackage = packages
        byVendor = vendors
        byRepology = repology
    }

    public var isEmpty: Bool { files.allSatisfy(\.products.isEmpty) }

    /// Type, namespace and name; the version and the qualifiers do not tell products apart.
    private static func key(_ url: PackageURL) -> String { "\(url.type)/\(url.namespace)/\(url.name)" }

    func hits(for url: PackageURL) -> [Hit] {
        (byPackage[SupportFactIndex.key(url)] ?? []).map {
            Hit(entry: $0, way: .packageURL, identifier: url.text, versions: [], isExact: true)
        }
    }

    /// By vendor and product; also where the CPE's product carries a version behind the name, as in
    /// `windows_10_1809`. The longest name of a source wins.
    func hits(for cpe: CPEName) -> [Hit] {
        guard let vendor = cpe[.vendor].word, let product = cpe[.product].word else { return [] }
        var best: [String: (length: Int, hits: [Hit])] = [:]
        for row in byVendor[vendor] ?? [] {
            var versions: [String] = []
            if row.product != product {
                let rest = product.dropFirst(row.product.count + 1)
                guard product.hasPrefix(row.product + "_"), rest.first?.isNumber == true else { continue }
                let carried = rest.map { $0 == "_" ? "-" : String($0) }.joined()
                if let update = cpe[.update].word { versions.append("\(carried)-\(update)") }
                versions.append(carried)
            }
            let isExact = versions.isEmpty && (row.part == nil || row.part == cpe[.part].word)
            let hit = Hit(
                entry: row.entry, way: .cpe, identifier: cpe.text, versions: versions, isExact: isExact)
            let source = row.entry.source.id.text
            let earlier = best[source]
            if earlier == nil || row.product.count > (earlier?.length ?? 0) {
                best[source] = (row.product.count, [hit])
            } else if row.product.count == earlier?.length,
                earlier?.hits.contains(where: { $0.entry.product.id == row.entry.product.id }) == false
            {
                best[source]?.hits.append(hit)
            }
        }
        return best.sorted { $0.key < $1.key }.flatMap(\.value.hits)
    }

    func hits(forDistribution distribution: PackageDistribution, identifier: String) -> [Hit] {
        (byVendor[distribution.vendor] ?? []).filter { $0.product == distribution.product }.map {
            Hit(
                entry: $0.entry, way: .distribution, identifier: identifier, versions: [], isExact: false)
        }
    }

    func hits(forRepology name: String) -> [Hit] {
        (byRepology[name.lowercased()] ?? []).map {
            Hit(entry: $0, way: .repology, identifier: name, versions: [], isExact: false)
        }
    }
}

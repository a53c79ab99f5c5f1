import Ports
import Kernel
import Vulnerabilities

/// The names that sources give to products and makers, by the keys under which these are found.
struct NameTable {
    /// By the text of a product's key.
    private(set) var products: [String: [KnownProduct]] = [:]
    /// By the maker as CPE names write it.
    private(set) var vendors: [String: [Advisory.Wording]] = [:]
    /// How many names are kept.
    private(set) var count = 0

    /// Every name that is kept.
    init(_ index: some IntelligenceIndex) {
        for ref in index.named(KnownProduct.mark) {
            guard let name = KnownProduct(record: index.advisory(ref)) else { continue }
            count += 1
            add(name)
        }
    }

    private mutating func add(_ name: KnownProduct) {
        guard let fields = name.cpe.flatMap({ CPEFields($0) }) else { return }
        let maker = fields[.vendor]
        var words = name.vendor
        if name.kind == .vendor {
            words = name.name
        } else if let key = ProductKey.of(fields) {
            products[key.text, default: []].append(name)
        }
        // JVN calls every maker so that it has no name for.
        guard let words, maker != "misc" else { return }
        let wording = Advisory.Wording(language: name.language, text: words)
        if !vendors[maker, default: []].contains(wording) { vendors[maker, default: []].append(wording) }
    }

    /// What is said of a product in every record that still counts.
    static func records(
        of keys: [ProductKey], in index: some IntelligenceIndex
    ) -> (records: Int, sources: [String], subject: ProductStatement.Subject?) {
        var refs: Set<AdvisoryRef> = []
        var first: Claim?
        for key in keys {
            index.visit(key, version: nil, all: true) { claim, _ in
                refs.insert(claim.ref)
                if first == nil { first = claim }
            }
        }
        return (
            refs.count, Set(refs.map { index.head($0).source }).sorted(),
            first.map { index.statement($0).subject }
        )
    }
}

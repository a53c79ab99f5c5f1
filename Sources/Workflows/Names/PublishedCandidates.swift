import Ports
import BillOfMaterials
import Kernel
import Vulnerabilities

/// What a component without an identifier may be, among the CPE names that records and lists of names hold.
///
/// Nothing is gone through: parts of the component's name are looked up, each in less than a microsecond. A
/// part shorter than half of the name is not, for `server` is the name of many products.
struct PublishedCandidates {
    private let index: any IntelligenceIndex
    private static let wordsMax = 12
    private static let keysMax = 64

    init(_ index: any IntelligenceIndex) { self.index = index }

    /// The likeliest, the most alike first.
    func candidates(for component: Component) -> [IdentifierCandidates.Candidate] {
        let makers = component.supplierName.map { vendors(named: $0) } ?? []
        var known: [IdentifierCandidates.Known] = []
        var cpes: Set<String> = []
        for part in Self.parts(of: component.name) {
            guard known.count < Self.keysMax else { break }
            for word in Set([part.joined(separator: "_"), part.joined(separator: "-"), part.joined()])
                .sorted()
            {
                for key in index.keys(ofProduct: word) {
                    guard let cpe = key.cpe, cpes.insert(cpe).inserted,
                        case .cpe(_, let vendor, let product) = key.form
                    else { continue }
                    known.append(one(product, by: vendor, cpe, makers, component))
                }
            }
            for name in names(part.joined()) where name.kind == .product {
                guard let cpe = name.cpe, let vendor = CPEFields(cpe)?[.vendor] else { continue }
                let isKnown = makers.contains(vendor)
                known.append(
                    IdentifierCandidates.Known(
                        name: name.name, supplier: isKnown ? component.supplierName : name.vendor ?? vendor,
                        identifier: cpe, from: ""))
            }
        }
        return IdentifierCandidates(known).candidates(for: component).map { candidate in
            let sources = sources(of: candidate.known.identifier)
            return IdentifierCandidates.Candidate(
                known: IdentifierCandidates.Known(
                    name: candidate.known.name, supplier: candidate.known.supplier,
                    identifier: candidate.known.identifier, from: sources.joined(separator: ", ")),
                likeness: candidate.likeness)
        }
    }

    private func one(
        _ product: String, by vendor: String, _ cpe: String, _ makers: Set<String>, _ component: Component
    ) -> IdentifierCandidates.Known {
        func words(_ text: String) -> String { String(text.map { $0 == "_" ? " " : $0 }) }
        return IdentifierCandidates.Known(
            name: words(product),
            supplier: makers.contains(vendor) ? component.supplierName : words(vendor), identifier: cpe,
            from: "")
    }

    /// Makers as CPE names write them, by a name in words: 日本電気株式会社 is `nec`.
    private func vendors(named name: String) -> Set<String> {
        Set(
            names(name).filter { $0.kind == .vendor }
                .compactMap { $0.cpe.flatMap { CPEFields($0)?[.vendor] } })
    }

    private func names(_ name: String) -> [KnownProduct] {
        guard let lookup = KnownProduct.lookup(name) else { return [] }
        return index.named(lookup).prefix(Self.keysMax)
            .compactMap { KnownProduct(record: index.advisory($0)) }
    }

    /// The sources that speak of a product or list it.
    private func sources(of cpe: String) -> [String] {
        let listed = index.named(cpe).map { index.head($0).source }
        let key = CPEFields(cpe).flatMap { ProductKey.of($0) }
        let said = key.map { NameTable.sources(of: $0, in: index) } ?? []
        let suffix = "-names"
        return Set((listed + said).map { $0.hasSuffix(suffix) ? String($0.dropLast(suffix.count)) : $0 })
            .sorted()
    }

    /// Runs of words that make up at least half of a name, the longest first; of its last word also without
    /// the number that names of packages end with (`libcurl4`).
    static func parts(of name: String) -> [[String]] {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: TextFolding.searchFolded(name))
        let words = String(view).split { !$0.isLetter && !$0.isNumber }.prefix(wordsMax).map(String.init)
        let length = words.reduce(0) { $0 + $1.count }
        var parts: [[String]] = []
        for count in stride(from: words.count, to: 0, by: -1) {
            for start in 0...(words.count - count) {
                let part = Array(words[start..<start + count])
                if part.reduce(0, { $0 + $1.count }) * 2 >= length { parts.append(part) }
            }
        }
        if words.count == 1, let word = words.first {
            let bare = String(word.reversed().drop(while: \.isNumber).reversed())
            if bare != word, bare.count > 2 { parts.append([bare]) }
        }
        return parts
    }
}

import Ports
import BillOfMaterials
import Kernel
import Vulnerabilities

/// What a component without an identifier may be, among the CPE names that records and lists of names hold.
///
/// Nothing is gone through: parts of the component's name are looked up, each in less than a microsecond. A
/// part shorter than half of the name counts only with its maker, for `server` is the name of many products.
public final class PublishedCandidates {
    private let index: any IntelligenceIndex
    /// What is said of each product that was looked at.
    private var said: [String: (records: Int, sources: [String])] = [:]
    private static let wordsMax = 12
    private static let keysMax = 64

    public init(_ index: any IntelligenceIndex) { self.index = index }

    /// The likeliest, the most alike first.
    public func candidates(for component: Component) -> [IdentifierCandidates.Candidate] {
        let makers = component.supplierName.map { vendors(named: $0) } ?? []
        let words = Set(Self.words(of: component.name) + Self.words(of: component.supplierName ?? ""))
        var known: [IdentifierCandidates.Known] = []
        var seen: Set<String> = []
        func take(_ cpe: String, _ name: String?, by maker: String?, isLong: Bool) {
            guard known.count < Self.keysMax, let fields = CPEFields(cpe),
                seen.insert(cpe + (name ?? "")).inserted
            else { return }
            let (vendor, product) = (fields[.vendor], fields[.product])
            let isMaker = makers.contains(vendor)
            guard isLong || isMaker || words.contains(vendor) else { return }
            known.append(
                IdentifierCandidates.Known(
                    name: name ?? Self.spaced(product),
                    supplier: isMaker ? component.supplierName : maker ?? Self.spaced(vendor),
                    identifier: cpe, from: "", weight: said(of: cpe).records))
        }
        for part in Self.parts(of: component.name) {
            let texts = Set([part.words.joined(separator: "_"), part.words.joined(separator: "-")])
            for text in texts.union([part.words.joined()]).sorted() {
                for cpe in index.keys(ofProduct: text).compactMap(\.cpe) {
                    take(cpe, nil, by: nil, isLong: part.isLong)
                }
            }
            for name in names(part.words.joined()) where name.kind == .product {
                if let cpe = name.cpe { take(cpe, name.name, by: name.vendor, isLong: part.isLong) }
            }
        }
        return IdentifierCandidates(known).candidates(for: component).map { candidate in
            let (known, said) = (candidate.known, said(of: candidate.known.identifier))
            return IdentifierCandidates.Candidate(
                known: IdentifierCandidates.Known(
                    name: known.name, supplier: known.supplier, identifier: known.identifier,
                    from: said.sources.joined(separator: ", "), weight: known.weight),
                likeness: candidate.likeness)
        }
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

    /// How many records speak of a product, and the sources of the first of them and of its names.
    private func said(of cpe: String) -> (records: Int, sources: [String]) {
        if let known = said[cpe] { return known }
        var refs: Set<AdvisoryRef> = []
        if let key = CPEFields(cpe).flatMap({ ProductKey.of($0) }) {
            index.visit(key, version: nil, all: true) { claim, _ in refs.insert(claim.ref) }
        }
        let suffix = "-names"
        let sources = (index.named(cpe) + refs.sorted().prefix(32)).map { index.head($0).source }
            .map { $0.hasSuffix(suffix) ? String($0.dropLast(suffix.count)) : $0 }
        let all = (records: refs.count, sources: Set(sources).sorted())
        said[cpe] = all
        return all
    }

    private static func spaced(_ text: String) -> String { String(text.map { $0 == "_" ? " " : $0 }) }

    private static func words(of name: String) -> [String] {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: TextFolding.searchFolded(name))
        return String(view).split { !$0.isLetter && !$0.isNumber }.prefix(wordsMax).map(String.init)
    }

    /// Runs of words of a name, the longest first, and whether they make up at least half of it; of a single
    /// word also without the number that names of packages end with (`libcurl4`).
    private static func parts(of name: String) -> [(words: [String], isLong: Bool)] {
        let words = words(of: name)
        let length = words.reduce(0) { $0 + $1.count }
        var parts: [(words: [String], isLong: Bool)] = []
        for count in stride(from: words.count, to: 0, by: -1) {
            for start in 0...(words.count - count) {
                let part = Array(words[start..<start + count])
                let letters = part.reduce(0) { $0 + $1.count }
                if letters > 1 { parts.append((part, letters * 2 >= length)) }
            }
        }
        if words.count == 1, let word = words.first {
            let bare = String(word.reversed().drop(while: \.isNumber).reversed())
            if bare != word, bare.count > 2 { parts.append(([bare], true)) }
        }
        return parts
    }
}

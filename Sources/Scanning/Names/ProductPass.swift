import Ports
import Vulnerabilities

/// One pass over every product that is kept, for one search.
struct ProductPass {
    private struct Found {
        var keys: [ProductKey]
        var rank: Int
    }

    private let table: NameTable
    /// By what is shown as one: releases of a distribution stand together.
    private var found: [String: Found] = [:]
    private var foundVendors: [(rank: Int, vendor: String)] = []
    /// How many products each maker has.
    private var counts: [String: Int] = [:]

    /// A product that has the words in its maker's name stands behind those that have them in their own.
    private static let byVendor = 1 << 40

    init(_ search: NameSearch, _ table: NameTable, _ index: some IntelligenceIndex) {
        self.table = table
        var makers: [String: UInt64] = [:]
        var seen: Set<String> = []
        func look(at key: ProductKey) {
            guard seen.insert(key.text).inserted, let form = key.form else { return }
            var (maker, name, group) = ("", "", key.text)
            switch form {
            case .cpe(_, let vendor, let product):
                (maker, name) = (vendor, product)
                counts[vendor, default: 0] += 1
            case .package(let family, _, let package):
                (name, group) = (package, "p:\(family):\(package)")
            case .named(let vendor, let product): (maker, name) = (vendor, product)
            }
            let known = table.products[key.text] ?? []
            var words = makers[maker]
            if words == nil {
                words = ([maker] + (table.vendors[maker] ?? []).map(\.text)).reduce(0) {
                    $0 | search.words(in: $1)
                }
                makers[maker] = words
            }
            let names = [name] + known.map(\.name)
            let own = names.reduce(0) { $0 | search.words(in: $1) }
            let given = known.reduce(words ?? 0) { $0 | search.words(in: $1.vendor ?? "") }
            guard own | given == search.everyWord else { return }
            let rank = names.compactMap { search.rank(of: $0) }.min() ?? Self.byVendor + name.utf8.count
            var entry = found[group] ?? Found(keys: [], rank: rank)
            entry.keys.append(key)
            entry.rank = min(entry.rank, rank)
            found[group] = entry
        }
        index.forEachProduct(look)
        for key in table.products.keys { look(at: ProductKey(text: key)) }
        for vendor in Set(counts.keys).union(table.vendors.keys) where vendor != "misc" {
            let names = [vendor] + (table.vendors[vendor] ?? []).map(\.text)
            guard names.reduce(0, { $0 | search.words(in: $1) }) == search.everyWord else { continue }
            foundVendors.append((names.compactMap { search.rank(of: $0) }.min() ?? Self.byVendor, vendor))
        }
    }

    func vendors(_ limit: Int) -> SearchNames.Part<SearchNames.Vendor> {
        let sorted = foundVendors.sorted { ($0.rank, $0.vendor) < ($1.rank, $1.vendor) }
        return SearchNames.Part(
            shown: sorted.prefix(limit).map { _, vendor in
                SearchNames.Vendor(
                    names: table.vendors[vendor] ?? [], identifier: vendor, products: counts[vendor] ?? 0)
            }, count: sorted.count)
    }

    func products(
        _ limit: Int, in index: some IntelligenceIndex
    ) -> SearchNames.Part<SearchNames.Product> {
        let sorted = found.sorted { ($0.value.rank, $0.key) < ($1.value.rank, $1.key) }
        return SearchNames.Part(
            shown: sorted.prefix(limit).map {
                product($0.value.keys.sorted { $0.text < $1.text }, in: index)
            },
            count: sorted.count)
    }

    private func product(_ keys: [ProductKey], in index: some IntelligenceIndex) -> SearchNames.Product {
        let said = NameTable.records(of: keys, in: index)
        let key = keys[0]
        let known = table.products[key.text] ?? []
        var names = known.map { Advisory.Wording(language: $0.language, text: $0.name) }
        var vendors = known.compactMap { name in
            name.vendor.map { Advisory.Wording(language: name.language, text: $0) }
        }
        var identifier: String?
        switch key.form {
        case .cpe(_, let vendor, _):
            identifier = key.cpe
            if vendors.isEmpty { vendors = table.vendors[vendor] ?? [] }
        case .package(let family, _, let name):
            identifier = "\(family): \(name)"
            if keys.count == 1, case .package(let ecosystem, let written) = said.subject {
                identifier = "\(ecosystem): \(written)"
            }
        case .named(let vendor, let product):
            // The key is folded; a record has the words as they are written.
            var written = (vendor: vendor.isEmpty ? nil : vendor, product: product)
            if case .named(let vendor, let product) = said.subject { written = (vendor, product) }
            names = [Advisory.Wording(language: "", text: written.product)]
            vendors = [written.vendor].compactMap { $0 }.map { Advisory.Wording(language: "", text: $0) }
            vendors += table.vendors[vendor] ?? []
        case nil: break
        }
        return SearchNames.Product(
            names: Self.once(names), vendors: Self.once(vendors), identifier: identifier,
            records: said.records, sources: said.sources)
    }

    private static func once(_ names: [Advisory.Wording]) -> [Advisory.Wording] {
        var seen: Set<Advisory.Wording> = []
        return names.filter { seen.insert($0).inserted }.sorted {
            ($1.language, $0.text) < ($0.language, $1.text)
        }
    }
}

import Ports
import Gathering
import Kernel
import Vulnerabilities

/// Use case: find products, makers and records by words of their names, in what is kept.
public struct SearchNames: Sendable {
    /// What is looked for.
    public enum Kind: String, Sendable, CaseIterable { case product, vendor, record }

    /// A product that records speak of, or that a source lists.
    public struct Product: Sendable {
        /// As sources write it; none where only an identifier is known.
        public let names: [Advisory.Wording]
        /// Its maker as sources write it.
        public let vendors: [Advisory.Wording]
        /// A CPE name, or a package as `ecosystem: name`; nil for a name in words alone.
        public let identifier: String?
        public let records: Int
        public let sources: [String]
    }

    /// A maker, with how many products of it there are.
    public struct Vendor: Sendable {
        public let names: [Advisory.Wording]
        public let identifier: String
        public let products: Int
    }

    /// A record whose title holds the words.
    public struct Record: Sendable {
        public let id: String
        public let source: String
        public let vulnerabilities: [String]
        public let title: Advisory.Wording
        public let state: Advisory.State
        public let published: Instant?
    }

    /// Some of what was found, and how many there are in all.
    public struct Part<Item: Sendable>: Sendable {
        public let shown: [Item]
        public let count: Int
    }

    /// What was found, and in what.
    public struct Result: Sendable {
        public let words: String
        /// nil for what was not looked for.
        public let products: Part<Product>?
        public let vendors: Part<Vendor>?
        public let records: Part<Record>?
        public let sources: [SourceReport]
        /// How many names of products and makers are kept beside the records.
        public let names: Int

        public var isEmpty: Bool {
            (products?.count ?? 0) + (vendors?.count ?? 0) + (records?.count ?? 0) == 0
        }
    }

    private let intelligence: any IntelligenceStore

    public init(intelligence: any IntelligenceStore) { self.intelligence = intelligence }

    /// - Parameters:
    ///   - words: each of them is in what is found.
    ///   - kind: nil for every kind.
    ///   - limit: so many of each kind are shown.
    public func callAsFunction(
        _ words: String, kind: Kind?, limit: Int, on day: Day
    ) throws(WorkflowRefusal) -> Result {
        guard let search = NameSearch(words) else { throw .badName(words) }
        let index: any IntelligenceIndex
        let standing: IntelligenceStanding
        do {
            index = try intelligence.open()
            standing = try intelligence.standing()
        } catch {
            throw .intelligence(error)
        }
        let sources = ReportIntelligence.sources(of: standing, on: day)
        func run(_ index: some IntelligenceIndex) -> Result {
            let table = NameTable(index)
            let pass = kind == .record ? nil : ProductPass(search, table, index)
            return Result(
                words: words,
                products: kind ?? .product == .product ? pass?.products(limit, in: index) : nil,
                vendors: kind ?? .vendor == .vendor ? pass?.vendors(limit) : nil,
                records: kind ?? .record == .record ? Self.records(search, limit, in: index) : nil,
                sources: sources, names: table.count)
        }
        let result = run(index)
        guard !index.isDamaged else { throw .intelligence(.indexDamaged(path: intelligence.path)) }
        return result
    }

    /// Titles are in no index: every record is read. With 200,000 records that takes less than a second,
    /// which is what a person waits for; an index over them would cost each import more.
    private static func records(
        _ search: NameSearch, _ limit: Int, in index: some IntelligenceIndex
    ) -> Part<Record> {
        let names = Set(index.named(KnownProduct.mark))
        var found: [(rank: Int, ref: AdvisoryRef, title: Advisory.Wording)] = []
        index.forEachRecord { ref in
            guard !names.contains(ref) else { return }
            let ranked = index.titles(ref).compactMap { title in
                search.rank(of: title.text).map { ($0, title) }
            }
            if let best = ranked.min(by: { $0.0 < $1.0 }) { found.append((best.0, ref, best.1)) }
        }
        // What a record says of several vulnerabilities stands under one title many times: the newest first.
        let heads = found.map { (one: $0, head: index.head($0.ref)) }.sorted { left, right in
            let (mine, theirs) = (left.head.published, right.head.published)
            if mine != theirs { return theirs.map { their in mine.map { $0 > their } ?? false } ?? true }
            return (left.one.rank, left.head.id) < (right.one.rank, right.head.id)
        }
        return Part(
            shown: heads.prefix(limit).map { one, head in
                Record(
                    id: head.id, source: head.source, vulnerabilities: head.vulnerabilities, title: one.title,
                    state: head.state, published: head.published)
            }, count: found.count)
    }
}

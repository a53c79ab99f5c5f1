import Kernel
import Testing
import VersionOrdering
import Vulnerabilities
import Ports

@testable import Intelligence

/// The compiled index gives what reading every record would give.
struct IndexTests {
    /// What an index is held against: a record a key.
    private struct Model {
        var living: [String: Advisory] = [:]

        static func identity(_ advisory: Advisory) -> String { identity(AdvisoryHead(advisory)) }

        static func identity(_ head: AdvisoryHead) -> String {
            let asserter = ["cve", "csaf", "vex"].contains(head.source) ? head.asserter ?? "" : ""
            return [head.source, asserter, head.document ?? "", head.id].joined(separator: "\u{1F}")
        }

        static func stays(_ old: Advisory, against new: Advisory) -> Bool {
            let (mine, theirs) = (
                old.modified?.secondsSinceEpoch ?? .min, new.modified?.secondsSinceEpoch ?? .min
            )
            if mine == theirs { return old.source == "jvn" && old.statements.count > new.statements.count }
            return mine > theirs
        }

        mutating func take(_ advisories: [Advisory]) {
            var batch: [String: Advisory] = [:]
            for advisory in advisories {
                let identity = Self.identity(advisory)
                if let old = batch[identity], Self.stays(old, against: advisory) { continue }
                batch[identity] = advisory
            }
            for (identity, advisory) in batch {
                if let old = living[identity], Self.stays(old, against: advisory) { continue }
                living[identity] = advisory
            }
        }
    }

    private struct Found: Hashable, Comparable {
        let identity: String
        let statement: Int
        let standing: String

        static func < (left: Found, right: Found) -> Bool {
            (left.identity, left.statement) < (right.identity, right.statement)
        }
    }

    private func found(_ index: any IntelligenceIndex, _ key: ProductKey, _ version: String?) -> [Found] {
        var found: [Found] = []
        index.visit(key, version: version, all: true) { claim, standing in
            let statement = index.statements(claim.ref)[claim.statement]
            #expect(index.statement(claim) == statement)
            #expect(claim.status == statement.status && claim.basis == statement.basis)
            #expect(claim.isDefault == statement.isDefault)
            let named = Set(index.conditions(claim.ref).flatMap(\.statements)).contains(claim.statement)
            #expect(claim.isConditional == named)
            found.append(
                Found(
                    identity: Model.identity(index.head(claim.ref)), statement: claim.statement,
                    standing: standing.rawValue))
        }
        return found.sorted()
    }

    private func expected(_ model: Model, _ key: ProductKey, _ version: String?) -> [Found] {
        model.living.flatMap { identity, advisory -> [Found] in
            guard advisory.state != .rejected else { return [] }
            return advisory.statements.enumerated().compactMap { place, statement in
                guard ProductKey.of(statement.subject) == key else { return nil }
                var scheme = statement.scheme ?? .generic
                if statement.scheme == nil, case .cpe(let text) = statement.subject,
                    let fields = CPEFields(text)
                {
                    scheme = ProductKey.scheme(vendor: fields[.vendor], product: fields[.product])
                }
                let standing = SpanRule.standing(of: version, to: statement.span, scheme: scheme)
                return Found(identity: identity, statement: place, standing: standing.rawValue)
            }
        }.sorted()
    }

    private func check(_ store: RecordStore, _ model: Model, _ random: inout FixedGenerator) throws {
        let index = try store.open()
        var keys = Set(model.living.values.flatMap { $0.statements.compactMap { ProductKey.of($0.subject) } })
        keys.insert(ProductKey(text: "c:a:nobody:nothing"))
        var versions: [String?] = (0..<15).map { _ in Sample.version(&random) } + [nil]
        for advisory in model.living.values.prefix(5) {
            for case .exactly(let version) in advisory.statements.map(\.span) { versions.append(version) }
        }
        for key in keys.sorted(by: { $0.text < $1.text }) {
            for version in versions {
                let (ours, theirs) = (found(index, key, version), expected(model, key, version))
                #expect(ours == theirs, "\(key.text) \(version ?? "nil")")
            }
        }
        for product in ["pump", "openssl", "gate", "nothing"] {
            let living = model.living.values.filter { $0.state != .rejected }.flatMap(\.statements)
                .compactMap { ProductKey.of($0.subject)?.text }
                .filter { $0.hasPrefix("c:") && $0.hasSuffix(":\(product)") }
            #expect(index.keys(ofProduct: product).map(\.text) == Set(living).sorted())
        }
        for name in ["R-1", "R-2", "A-3", "word7", ""] {
            let ours = index.named(name).map { Model.identity(index.advisory($0)) }.sorted()
            let theirs = model.living.filter {
                $1.id == name || $1.aliases.contains(name) || $1.upstream.contains(name)
            }
            #expect(ours == theirs.keys.sorted(), "\(name)")
        }
        var whole: [String: Advisory] = [:]
        index.forEachRecord { whole[Model.identity(index.advisory($0))] = index.advisory($0) }
        #expect(whole == model.living)
        #expect(index.checkAll() && !index.isDamaged)
        for state in try store.standing().states {
            #expect(state.records == model.living.values.count { $0.source == state.source })
        }
    }

    @Test(
        "Every answer is that of reading all records, after each commit, joined and rebuilt", arguments: 0..<4
    )
    func bruteForce(_ seed: Int) throws {
        var random = FixedGenerator(state: UInt64(seed) &+ 100)
        let folder = TemporaryStore()
        var model = Model()
        var joined = false
        for step in 0..<20 {
            let batch = (0..<(step == 0 ? 60 : random.below(14))).map { _ in
                var advisory = Sample.advisory(&random, id: "R-\(random.below(40))")
                (advisory.asserter, advisory.document) = (nil, nil)
                advisory.aliases = random.many(2) { "A-\($0.below(6))" }
                advisory.modified = random.maybe { Instant(secondsSinceEpoch: $0.below(20)) }
                return advisory
            }
            let before = (try? folder.store.standing().segments) ?? 0
            try folder.commit(batch)
            model.take(batch)
            if try folder.store.standing().segments < before { joined = true }
            if [0, 7, 8, 9, 19].contains(step) { try check(folder.store, model, &random) }
        }
        #expect(joined)
        try folder.store.rebuild()
        #expect(try folder.store.standing().segments == 1)
        try check(folder.store, model, &random)
        #expect(folder.files(".part").isEmpty && folder.files(".index").count == 1)
    }

    @Test("A record with more statements than a row can number keeps them all, conditions too")
    func many() throws {
        var advisory = Advisory(source: "nvd", id: "CVE-1", origin: Origin(file: "f"))
        advisory.statements = (0..<40_000).map { number in
            ProductStatement(
                .cpe("cpe:2.3:a:v:p\(number % 7):*:*:*:*:*:*:*:*"), .affected, .exactly("\(number).0"))
        }
        advisory.conditions = [.all([.statement(39_999), .statement(16_383)])]
        let folder = TemporaryStore()
        try folder.commit([advisory])
        for round in 0..<3 {
            let index = try folder.store.open()
            #expect(index.named("CVE-1").count == 1)
            #expect(try folder.store.standing().state(of: "nvd")?.records == 1)
            for number in [0, 16_382, 16_383, 32_766, 39_999] {
                var hits: [Claim] = []
                let key = ProductKey.cpe(part: "a", vendor: "v", product: "p\(number % 7)")
                index.visit(key, version: "\(number)", all: false) { claim, _ in hits.append(claim) }
                #expect(hits.map(\.statement) == [number] && hits.map(\.ref) == index.named("CVE-1"))
                #expect(hits.first.map(index.statement)?.span == .exactly("\(number).0"))
                #expect(hits.first?.isConditional == [39_999, 16_383].contains(number))
            }
            var records = 0
            index.forEachRecord { _ in records += 1 }
            #expect(records == 1)
            if round == 0 { try folder.commit([advisory]) } else { try folder.store.rebuild() }
        }
    }

    @Test("A product whose name has a colon is found by its whole name")
    func colon() throws {
        var advisory = Advisory(source: "nvd", id: "CVE-2", origin: Origin(file: "f"))
        advisory.statements = [
            ProductStatement(
                .cpe(#"cpe:2.3:a:http\:\:daemon_project:http\:\:daemon:*:*:*:*:*:*:*:*"#), .affected, .all)
        ]
        let folder = TemporaryStore()
        try folder.commit([advisory])
        let index = try folder.store.open()
        #expect(index.keys(ofProduct: "http::daemon").count == 1)
        #expect(index.keys(ofProduct: "daemon").isEmpty)
    }
}

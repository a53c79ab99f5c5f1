import Glibc
import Intelligence
import Kernel
import VersionOrdering
import Vulnerabilities
import Ports

/// Measures building, opening, changing and asking an index whose data is made up in the shape of NVD's:
/// 100,000 products, 200,000 records, 2 million rows with a long tail; then a portfolio of inventories.
struct Bench {
    private let store: RecordStore
    /// Everything is divided by it, for trying.
    private let scale: Int
    private var random = FixedNumbers(state: 42)
    private var isKept = true

    init(path: String, scale: Int) {
        store = RecordStore(path)
        self.scale = max(1, scale)
    }

    private var products: Int { 100_000 / scale }

    mutating func run() throws {
        try build()
        try change()
        try open()
        let index = try store.open()
        lookUps(index)
        estate(index)
        portfolio(index)
        exit(isKept ? 0 : 1)
    }

    // MARK: Parts

    private mutating func build() throws {
        let records = (0..<(200_000 / scale)).map { record($0, modified: 1) }
        let before = Self.anonymousMB("VmRSS")
        let start = Self.now()
        let writer = try store.begin()
        for record in records { try writer.add(record) }
        let added = Self.now()
        let standing = try writer.commit([])
        let end = Self.now()
        tell("add 200,000 records, 2 million rows", added - start, "s", atMost: nil)
        tell("compile and commit them", end - added, "s", atMost: nil)
        tell("build in all", end - start, "s", atMost: 10)
        tell("memory for it, peak", Self.anonymousMB("VmHWM") - before, "MB", atMost: 700)
        tell("on disk", Double(standing.bytes) / 1e6, "MB", atMost: nil)
    }

    private mutating func change() throws {
        let records = (0..<(1000 / scale)).map { record($0 * 7, modified: 2) }
        let start = Self.now()
        let writer = try store.begin()
        for record in records { try writer.add(record) }
        _ = try writer.commit([])
        tell("add and commit 1,000 changed records", Self.now() - start, "s", atMost: 1)
    }

    private mutating func open() throws {
        var times: [Double] = []
        for _ in 0..<21 {
            let start = Self.now()
            _ = try store.open()
            times.append(Self.now() - start)
        }
        tell("open, median", times.sorted()[10] * 1000, "ms", atMost: 2)
    }

    private mutating func lookUps(_ index: any IntelligenceIndex) {
        let asked = (0..<(1_000_000 / scale)).map { _ in (Self.key(product()), version()) }
        var (rows, inside) = (0, 0)
        for (key, version) in asked { index.visit(key, version: version, all: false) { _, _ in inside += 1 } }
        inside = 0
        let start = Self.cpu()
        for (key, version) in asked {
            index.visit(key, version: version, all: false) { _, _ in inside += 1 }
        }
        let seconds = Self.cpu() - start
        for (key, version) in asked { index.visit(key, version: version, all: true) { _, _ in rows += 1 } }
        print("  rows a look-up: \(rows / asked.count), inside: \(inside / asked.count)")
        tell("look-ups", Double(asked.count) / seconds / 1e6, "million/s", atLeast: 1.5)
    }

    private mutating func portfolio(_ index: any IntelligenceIndex) {
        let subjects = (0..<(100_000 / scale)).map { _ in subject() }
        let bills = (0..<(10_000 / scale)).map { _ in
            (0..<1000).map { _ in UInt32(random.below(subjects.count)) }
        }
        let start = Self.cpu()
        let (lists, kept) = Self.findings(index, subjects, bills)
        let end = Self.cpu()
        let memory = Self.anonymousMB("RssAnon")
        let findings = kept.reduce(0) { $0 + $1.reduce(0) { $0 + lists[Int($1)].count } }
        let evidence = lists.reduce(0) { $0 + $1.reduce(0) { $0 + $1.evidence.count } }
        print("  findings: \(findings) in \(kept.count) bills")
        print("  judgements: \(lists.count), evidence: \(evidence)")
        tell("10,000 bills × 1,000 components", end - start, "s", atMost: 20)
        tell("memory of its own, test data in it", memory, "MB", atMost: nil)
    }

    /// For each bill and component the place of its findings, each with its evidence, in the lists.
    private static func findings(
        _ index: any IntelligenceIndex, _ subjects: [MatchSubject], _ bills: [[UInt32]]
    ) -> (lists: [[Match]], kept: [[UInt32]]) {
        func judge(_ index: some IntelligenceIndex) -> ([[Match]], [[UInt32]]) {
            var portfolio = Portfolio(index, subjects)
            let kept = bills.map { portfolio.findings(of: $0) }
            return (portfolio.lists, kept)
        }
        return judge(index)
    }

    /// From one number to the releases and units in the field.
    private mutating func estate(_ index: any IntelligenceIndex) {
        let subjects = (0..<(20_000 / scale)).map { _ in subject() }
        var estate = Estate()
        for release in 0..<(10_000 / scale) {
            let parts = (0..<100).map { _ in subjects[random.below(subjects.count)] }
            let units = (0..<100).map { "unit-\(release)-\($0)" }
            estate.add(Estate.Release(id: "release-\(release)", units: units), parts)
        }
        var times: [Double] = []
        var (releases, units) = (0, 0)
        for _ in 0..<101 {
            let id = "CVE-2026-\(random.below(200_000 / scale))"
            let start = Self.now()
            let found = Self.affected(estate, id, index)
            times.append(Self.now() - start)
            releases += found.count
            units += found.reduce(0) { $0 + $1.units.count }
        }
        times.sort()
        print("  101 numbers in 10,000 releases and 1 million units: \(releases) releases, \(units) units")
        tell("one number to releases and units, median", times[50] * 1000, "ms", atMost: 50)
        tell("and the slowest", times[100] * 1000, "ms", atMost: 50)
    }

    private static func affected(
        _ estate: Estate, _ id: String, _ index: any IntelligenceIndex
    ) -> [Estate.Release] {
        func find(_ index: some IntelligenceIndex) -> [Estate.Release] { estate.affected(by: id, in: index) }
        return find(index)
    }

    // MARK: Made-up data

    private static func key(_ product: Int) -> ProductKey {
        .cpe(part: "a", vendor: "vendor\(product % 9973)", product: "product\(product)")
    }

    private static func cpe(_ product: Int, _ version: String = "*") -> String {
        "cpe:2.3:a:vendor\(product % 9973):product\(product):\(version):*:*:*:*:*:*:*"
    }

    /// Three of ten are not known to anybody.
    private mutating func product() -> Int {
        random.below(10) < 3 ? products + random.below(products) : random.below(products)
    }

    private mutating func version() -> String {
        let dotted = "\(random.below(12)).\(random.below(30)).\(random.below(40))"
        switch random.below(20) {
        case 0: return dotted + "-rc\(random.below(5))"
        case 1: return dotted + ".\(random.below(4000))"
        default: return dotted
        }
    }

    private mutating func subject() -> MatchSubject {
        let (product, version) = (product(), version())
        return MatchSubject(
            lookUps: [
                MatchSubject.LookUp(
                    key: Self.key(product), version: version, kind: .cpe, cpe: Self.cpe(product, version))
            ],
            version: version)
    }

    private mutating func record(_ number: Int, modified: Int) -> Advisory {
        var advisory = Advisory(
            source: "nvd", id: "CVE-2026-\(number)", origin: Origin(file: "nvd.json", line: number))
        advisory.modified = Instant(secondsSinceEpoch: modified)
        advisory.summaries = [
            Advisory.Wording(language: "en", text: String(repeating: "words of a summary ", count: 15))
        ]
        advisory.scores = [
            PublishedScore(
                vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", version: "3.1", tenths: 98,
                asserter: "nvd@nist.gov", isPrimary: true)
        ]
        let share = Double(random.below(1 << 20)) / Double(1 << 20)
        let product = Int(Double(products) * share * share)
        for place in 0..<10 {
            let one = place < 7 ? product : (product + place) % products
            if random.below(10) < 4 {
                let exact = version()
                advisory.statements.append(
                    ProductStatement(.cpe(Self.cpe(one, exact)), .affected, .exactly(exact)))
            } else {
                let lower = VersionSpan.Bound(version(), isIncluded: true)
                let upper = VersionSpan.Bound(version(), isIncluded: false)
                advisory.statements.append(
                    ProductStatement(
                        .cpe(Self.cpe(one)), .affected,
                        .between(lower: random.below(2) == 0 ? nil : lower, upper: upper)))
            }
        }
        if random.below(10) == 0 { advisory.conditions = [.all([.any([.statement(0)]), .statement(9)])] }
        return advisory
    }

    // MARK: Telling

    private mutating func tell(
        _ what: String, _ value: Double, _ unit: String, atMost: Double? = nil, atLeast: Double? = nil
    ) {
        let isKept = atMost.map { value <= $0 } ?? atLeast.map { value >= $0 } ?? true
        if !isKept { self.isKept = false }
        let target = atMost.map { "at most \($0)" } ?? atLeast.map { "at least \($0)" }
        let told = target.map { "target \($0): \(isKept ? "kept" : "MISSED")" } ?? ""
        let figure = "\((value * 1000).rounded() / 1000) \(unit)"
        print(what + String(repeating: " ", count: max(1, 42 - what.count)) + figure, told, separator: "  ")
    }

    private static func now() -> Double { seconds(CLOCK_MONOTONIC) }

    /// What has no waiting in it is measured like the rest of `make bench`: by the processor's time.
    private static func cpu() -> Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// What the system says of this process's memory.
    private static func anonymousMB(_ name: String) -> Double {
        guard let file = fopen("/proc/self/status", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, 256, file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            guard text.hasPrefix("\(name):") else { continue }
            return (Double(text.filter(\.isNumber)) ?? 0) * 1024 / 1e6
        }
        return 0
    }
}

/// The same numbers in each run.
struct FixedNumbers {
    var state: UInt64

    mutating func below(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(count))
    }
}

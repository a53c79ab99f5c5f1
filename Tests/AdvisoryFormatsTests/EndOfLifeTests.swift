import AdvisoryFormats
import DossierFormat
import Kernel
import SupportLifecycle
import SharedCorpora
import Testing

/// Product files of endoflife.date: every published one is read, a faulty one is refused with its place.
struct EndOfLifeTests {
    @Test("All 464 published files are read without an error, and nothing of them is lost")
    func published() throws {
        guard SharedCorpora.has("eol/products", for: "product files") else { return }
        var cycles = 0
        var identified = 0
        var ends: [String: Int] = [:]
        var warnings: [Finding] = []
        for name in SharedCorpora.productFiles {
            let (product, findings) = EndOfLifeReader.read(
                try SharedCorpora.bytes("eol/products/\(name)"), file: name)
            #expect(product != nil && findings.allSatisfy { $0.severity < .error }, "\(name): \(findings)")
            warnings += findings
            cycles += product?.cycles.count ?? 0
            if let product, !product.packageURLs.isEmpty || !product.cpes.isEmpty { identified += 1 }
            for cycle in product?.cycles ?? [] {
                let key: String =
                    switch cycle.phases.securityEnd {
                    case .on: "day"
                    case .ended: "ended"
                    case .notAnnounced: "not announced"
                    case .unknown: "unknown"
                    }
                ends[key, default: 0] += 1
            }
        }
        #expect(SharedCorpora.productFiles.count == 464)
        #expect(cycles == 8351)
        #expect(ends == ["day": 7228, "ended": 479, "not announced": 644], "\(ends)")
        #expect(identified == 339)
        // The list's own faults: purls of types that need a namespace, without one.
        let faulty = Dictionary(grouping: warnings, by: \.origin.file).mapValues(\.count)
        #expect(faulty == ["bellsoft-liberica.md": 67, "caddy.md": 1], "\(faulty)")
        #expect(warnings.allSatisfy { $0.code == "purl-namespace-required" })
    }

    @Test("What is written reads back: the same products, phases and identifiers, and the same bytes again")
    func roundTrip() throws {
        guard SharedCorpora.has("eol/products", for: "round trip of facts") else { return }
        let facts = SupportFactFile(source: SharedCorpora.source, products: SharedCorpora.products)
        let text = SupportFactsWriter.write(facts)
        let (read, findings) = SupportFactsReader.read(
            DossierFiles.File(path: "facts/support/endoflife.date.yaml", bytes: Array(text.utf8)))
        let again = try #require(read)
        #expect(findings.filter { $0.code != "missing-key" }.isEmpty, "\(findings.prefix(3))")
        #expect(again.products.map(\.id) == facts.products.map(\.id))
        #expect(SupportFactChange.between(facts.products, again.products).isEmpty)
        for (one, other) in zip(facts.products, again.products) {
            #expect(Set(one.packageURLs) == Set(other.packageURLs), "\(one.id)")
            #expect(Set(one.cpes) == Set(other.cpes), "\(one.id)")
        }
        #expect(
            SupportFactsWriter.write(SupportFactFile(source: facts.source, products: again.products)) == text)
    }

    static let faulty: [(String, String, Int, Int)] = [
        ("# a page\n", "not-a-product", 1, 1),
        ("---\ntitle: X\nreleases: []\n", "not-a-product", 4, 1),
        ("---\nreleases: []\n---\n", "not-a-product", 1, 1),
        ("---\ntitle: X\n---\n", "not-a-product", 1, 1),
        ("---\ntitle: X\nreleases: 3\n---\n", "not-a-product", 3, 11),
        ("---\ntitle: X\nreleases:\n  - eol: true\n---\n", "missing-cycle", 4, 5),
        ("---\ntitle: X\nreleases:\n  - releaseCycle: a\n    eol: soon\n---\n", "impossible-day", 5, 10),
        (
            "---\ntitle: X\nreleases:\n  - releaseCycle: a\n    eol: 2026-02-30\n---\n", "impossible-day", 5,
            10
        ),
        (
            "---\ntitle: X\nreleases:\n  - releaseCycle: a\n  - releaseCycle: a\n---\n", "duplicate-cycle", 5,
            5
        ),
        ("---\ntitle: [\n---\n", "yaml-syntax", 3, 1),
        ("", "not-a-product", 1, 1),
    ]

    @Test("A file that is none, or says something impossible, is refused with its place", arguments: faulty)
    func refusal(_ text: String, _ code: String, _ line: Int, _ column: Int) {
        let findings = EndOfLifeReader.read(Array(text.utf8), file: "x.md").1
        #expect(
            findings.contains {
                $0.code == code && $0.severity == .error
                    && $0.origin == Origin(file: "x.md", line: line, column: column)
            }, "\(findings)")
    }

    @Test("A day, ended, no end announced and not said stay four things")
    func fourEnds() throws {
        let text = """
            ---
            title: X
            permalink: /x
            releaseLabel: "__RELEASE_CYCLE__ (__CODENAME__)"
            releases:
              - releaseCycle: "4"
                codename: Vier
                eol: 2030-01-31
                eoas: "2029-01-31"
              - releaseCycle: "3"
                eol: true
              - releaseCycle: "2"
                eol: false
                eoes: true
              - releaseCycle: "1"
            ---
            Text: *not* yaml
            """
        let (read, findings) = EndOfLifeReader.read(Array(text.utf8), file: "x.md")
        let product = try #require(read)
        #expect(findings.isEmpty, "\(findings)")
        let day = try #require(Day("2030-01-31"))
        #expect(product.cycles.map(\.phases.securityEnd) == [.on(day), .ended, .notAnnounced, .unknown])
        #expect(product.cycles[0].aliases == ["4 (Vier)", "Vier"])
        #expect(product.cycles[2].phases.extendedEnd == .ended)
        #expect(product.cycles[0].phases.activeEnd == Day("2029-01-31").map { .on($0) })
    }

    @Test("An identifier that cannot be read is left out and told; the others count")
    func identifiers() throws {
        let text = """
            ---
            title: X
            identifiers:
              - purl: nonsense
              - cpe: cpe:2.3:a:vendor:product
              - cpe: cpe:/a:vendor:product
              - repology: x
            releases: []
            ---
            """
        let (read, findings) = EndOfLifeReader.read(Array(text.utf8), file: "x.md")
        let product = try #require(read)
        #expect(findings.count == 1 && findings.first?.severity == .warning, "\(findings)")
        #expect(findings.first?.origin.line == 4)
        #expect(product.cpes.count == 1 && product.packageURLs.isEmpty && product.repologyNames == ["x"])
    }
}

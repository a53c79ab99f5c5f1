import AdvisoryFormats
import Kernel
import SupportLifecycle
import Testing

/// The list of all products of endoflife.date: what product files say, it says too; a faulty one is refused.
struct EndOfLifeListTests {
    private static let release = #"""
        {"name": "2", "codename": "Kaku", "label": "2 'Kaku' (LTS)", "releaseDate": "2024-04-01",
         "isLts": true, "ltsFrom": null, "isEoas": false, "eoasFrom": null, "isEol": false,
         "eolFrom": "2027-04-01", "isEoes": null, "eoesFrom": null, "isMaintained": true,
         "latest": {"name": "2.4", "date": null, "link": "https://kaku.example/2.4"}, "custom": null}
        """#
    private static let over =
        #"{"name": "1", "codename": null, "label": "1", "releaseDate": null, "isLts": false, "isEol": true, "#
        + #""eolFrom": null, "isMaintained": false, "latest": null}"#

    private static func list(_ releases: String = "\(release), \(over)", total: Int = 1) -> String {
        #"{"schema_version": "1.2.0", "total": \#(total), "result": [{"name": "box", "label": "Box", "#
            + #""aliases": [], "category": "os", "tags": ["os"], "identifiers": [{"type": "purl", "#
            + #""id": "pkg:generic/box"}, {"type": "cpe", "id": "cpe:/a:kaku:box"}, {"type": "purl", "#
            + #""id": "box"}], "labels": {"eol": "Support"}, "links": {"html": "https://kaku.example"}, "#
            + #""releases": [\#(releases)]}]}"#
    }

    private static func read(_ text: String) -> (products: [EndOfLifeListReader.Entry], faults: [Finding]) {
        EndOfLifeListReader.read(Array(text.utf8), file: "list.json")
    }

    @Test("A list gives what a product file gives")
    func product() throws {
        let (products, faults) = Self.read(Self.list())
        #expect(faults.isEmpty, "\(faults)")
        let entry = try #require(products.first)
        #expect(products.count == 1 && entry.findings.map(\.severity) == [.warning])
        let file = """
            ---
            title: Box
            permalink: /box
            identifiers:
              - purl: pkg:generic/box
              - cpe: cpe:/a:kaku:box
            releaseLabel: "__RELEASE_CYCLE__ '__CODENAME__'"
            releases:
              - releaseCycle: "2"
                codename: Kaku
                lts: true
                releaseDate: 2024-04-01
                eoas: false
                eol: 2027-04-01
                latest: "2.4"
                link: https://kaku.example/2.4
              - releaseCycle: "1"
                releaseLabel: "1"
                eol: true
            ---
            """
        let same = try #require(EndOfLifeReader.read(Array(file.utf8), file: "box.md").0)
        let product = entry.product
        #expect(product.id == same.id && product.name == same.name)
        #expect(product.packageURLs == same.packageURLs && product.cpes == same.cpes)
        #expect(product.cycles.map(\.name) == ["2", "1"])
        for (one, other) in zip(product.cycles, same.cycles) {
            #expect(one.phases == other.phases, "\(one.name)")
            #expect(one.aliases == other.aliases && one.latest == other.latest && one.link == other.link)
            #expect(one.releasedOn == other.releasedOn && one.isLongTerm == other.isLongTerm)
        }
    }

    @Test(
        "Ends that are not written keep their meaning",
        arguments: [
            (#""isEoas": true, "eoasFrom": null"#, SupportEnd.ended),
            (#""isEoas": false, "eoasFrom": null"#, .notAnnounced),
            (#""isEol": false"#, .unknown),
        ])
    func ends(_ fields: String, _ end: SupportEnd) throws {
        let (products, faults) = Self.read(Self.list(#"{"name": "1", \#(fields)}"#))
        #expect(faults.isEmpty)
        #expect(products.first?.product.cycles.first?.phases.activeEnd == end)
    }

    @Test(
        "A list that says something impossible is refused with its place",
        arguments: [
            (list(total: 2), "products-missing"), (list("{}"), "missing-cycle"),
            (list("\(over), \(over)"), "duplicate-cycle"),
            (list(#"{"name": "1", "isEol": true, "eolFrom": "2025-02-30"}"#), "impossible-day"),
            (#"{"schema_version": "1", "total": 1, "result": [{"label": "Box"}]}"#, "not-a-product"),
            (#"{"schema_version": "1", "total": 1, "result": [{"name": "box"}]}"#, "not-a-product"),
            (#"{"result": {}}"#, "not-a-product-list"), ("[]", "not-a-product-list"),
            (String(list().dropLast(9)), "json-syntax"),
        ])
    func refused(_ text: String, _ code: String) {
        let (products, faults) = Self.read(text)
        #expect(products.isEmpty)
        #expect(faults.contains { $0.code == code && $0.origin.file == "list.json" }, "\(faults)")
        #expect(faults.allSatisfy { $0.severity == .error })
    }
}

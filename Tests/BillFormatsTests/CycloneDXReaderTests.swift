import CycloneDXFormat
import BillOfMaterials
import Kernel
import Testing

/// What a bill says arrives in the neutral model, and what it may not say is told with its place.
struct CycloneDXReaderTests {
    static let text = """
        {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 3,
         "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
         "metadata": {"timestamp": "2026-11-22T09:00:00Z",
          "component": {"type": "device", "name": "monitor"},
          "supplier": {"name": "架空医療機器株式会社", "contact": [{"email": "a@example.com"}]},
          "lifecycles": [{"phase": "build"}], "tools": {"components": [{"type": "file", "name": "t"}]}},
         "components": [
          {"type": "library", "bom-ref": "b", "name": "zlib", "version": "1.3", "group": "",
           "hashes": [{"alg": "MD5", "content": "00000000000000000000000000000000"}],
           "licenses": [{"license": {"id": "Zlib", "acknowledgement": "declared"}}],
           "swid": {"tagId": "t1", "name": "zlib"},
           "pedigree": {"patches": [{"type": "backport", "resolves": [{"type": "security", "id": "CVE-1"}]}]},
           "components": [{"type": "file", "name": "adler32.c"}], "tags": ["c"]},
          {"type": "library", "name": "curl", "purl": "pkg:deb/debian/curl@8", "author": "x"}],
         "services": [{"name": "s", "authenticated": true, "endpoints": ["https://example.com"]}],
         "dependencies": [{"ref": "a", "dependsOn": ["b"]}],
         "vulnerabilities": [{"id": "CVE-2", "analysis": {"state": "not_affected"},
          "affects": [{"ref": "b", "versions": [{"version": "1.3"}]}]}],
         "compositions": [{"aggregate": "complete"}]}
        """

    @Test("Each noun of the model is filled, and what it lacks is carried")
    func reads() throws {
        let (read, findings) = CycloneDXReader.read(Array(Self.text.utf8), file: "a.json")
        let bill = try #require(read, "\(findings)")
        #expect(bill.format == "CycloneDX 1.6" && bill.version == "3" && bill.serialNumber?.count == 45)
        #expect(bill.everyComponent.map(\.name) == ["adler32.c", "curl", "zlib"])
        #expect(bill.components.map(\.name) == ["curl", "zlib"] && bill.components[0].supplierName == "x")
        let zlib = bill.components[1]
        #expect(zlib.pedigree?.resolvedIDs == ["CVE-1"] && zlib.swid?.tagID == "t1")
        #expect(zlib.licences.map(\.name) == [.id("Zlib")] && zlib.hashes.map(\.algorithm) == ["MD5"])
        #expect(
            zlib.carried == [Carried(["group"], .text("")), Carried(["tags"], .list([.text("c")]))])
        #expect(bill.metadata.subject?.name == "monitor" && bill.metadata.toolComponents.count == 1)
        #expect(bill.metadata.supplier?.contacts.map(\.email) == ["a@example.com"])
        #expect(bill.metadata.lifecycles.map(\.phase) == ["build"])
        #expect(bill.services.map(\.isAuthenticated) == [true] && bill.dependencies[0].dependsOn == ["b"])
        #expect(bill.vulnerabilities[0].analysis?.state == "not_affected")
        #expect(bill.vulnerabilities[0].affects.map(\.carried.count) == [1])
        #expect(bill.carried.map(\.path) == [["compositions"]])
    }

    @Test("Each kind of fault is told with its path and place")
    func refuses() {
        let rows: [(from: String, to: String, path: String)] = [
            ("\"type\": \"device\"", "\"type\": \"pump\"", "metadata.component.type"),
            ("{\"type\": \"device\", ", "{", "metadata.component"),
            ("\"tags\"", "\"tag\"", "components[0].tag"),
            ("\"MD5\"", "\"MD6\"", "components[0].hashes[0].alg"),
            ("\"Zlib\"", "\"ZLIB!\"", "components[0].licenses[0].license.id"),
            ("\"version\": 3", "\"version\": 0", "version"),
            ("\"version\": 3", "\"version\": 1.5", "version"),
            ("T09:00", "T29:00", "metadata.timestamp"), ("a58921a69b79", "a5", "serialNumber"),
            ("a@example", "a.example", "metadata.supplier.contact[0].email"),
            ("true", "\"yes\"", "services[0].authenticated"),
            ("[\"b\"]", "[\"b\", \"b\"]", "dependencies[0].dependsOn[1]"),
            ("{\"version\": \"1.3\"}", "{}", "vulnerabilities[0].affects[0].versions[0]"),
            ("{\"phase\": \"build\"}", "{\"phase\": \"bild\"}", "metadata.lifecycles[0].phase"),
        ]
        for row in rows {
            let broken = Self.text.replacing(row.from, with: row.to)
            #expect(broken != Self.text)
            let (bill, findings) = CycloneDXReader.read(Array(broken.utf8), file: "a.json")
            #expect(bill == nil)
            #expect(findings.map(\.code) == ["bill-structure"], "\(row.to): \(findings)")
            #expect(findings.first?.message.en.hasPrefix("\(row.path): ") == true, "\(row.to): \(findings)")
            #expect(findings.allSatisfy { $0.origin.line > 0 && $0.origin.column > 0 })
        }
    }

    @Test("Other formats, versions and broken JSON are told apart")
    func tellsFormats() {
        let rows = [
            ("{\"spdxVersion\": \"SPDX-2.3\"}", "bill-format"), ("[]", "bill-format"), ("{", "json-syntax"),
            ("{\"bomFormat\": \"CycloneDX\"}", "bill-version"),
            ("{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"9.9\"}", "bill-version"),
            ("{\"bomFormat\": \"CycloneDX\", \"bomFormat\": \"CycloneDX\"}", "duplicate-key"),
        ]
        for (text, code) in rows {
            let (bill, findings) = CycloneDXReader.read(Array(text.utf8), file: "a.json")
            #expect(bill == nil && findings.map(\.code) == [code], "\(text)")
            #expect(findings.first?.origin.line == 1)
        }
    }

    @Test("Where a version allows unknown fields, they are kept and noted")
    func keepsUnknown() throws {
        let text = """
            {"bomFormat": "CycloneDX", "specVersion": "1.3", "version": 1, "components": [
              {"type": "file", "name": "a", "version": "1", "x": {"y": [1.50, null]}},
              {"type": "file", "name": "b", "version": "1", "x": 2}]}
            """
        let (bill, findings) = CycloneDXReader.read(Array(text.utf8), file: "a.json")
        let kept = CarriedValue.map([.init("y", .list([.number("1.50"), .null]))])
        #expect(try #require(bill).components[0].carried == [Carried(["x"], kept)])
        let notes = findings.filter { $0.code == "unknown-field" }
        #expect(notes.map(\.origin.description) == ["a.json:2:49"])
        #expect(notes.first?.message.en.contains("2 such") == true && notes.first?.severity == .note)
    }
}

import CycloneDXFormat
import BillOfMaterials
import Foundation
import Kernel
import SharedCorpora
import Testing

/// Identifiers as the lines of a CycloneDX bill give them.
struct BillIdentifierTests {
    @Test("An identifier that cannot be read is told with its place, and the component kept")
    func refused() throws {
        let text = """
            {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
              {"type": "library", "name": "pump", "bom-ref": "pkg:deb/pump@1", "version": "1",
               "purl": "pkg:deb/pump@1"},
              {"type": "library", "name": "bed", "version": "2", "components": [
                {"type": "library", "name": "rail", "cpe" : "cpe:2.3:a:kaku:rail:1",
                 "purl": "pkg:generic/rail@1"}],
                "purl": "pkg:deb/pump@1"},
              {"type": "library", "name": "escaped", "purl": "pkg:\\/npm"}
            ], "dependencies": [{"ref": "pkg:deb/pump@1"}]}
            """
        let (bill, findings) = CycloneDXReader.read(Array(text.utf8), file: "bom.json")
        let components = try #require(bill).everyComponent
        #expect(components.map(\.name) == ["bed", "escaped", "pump", "rail"])
        #expect(components.filter(\.isIdentified).map(\.name) == ["rail"])
        let told = findings.filter { $0.code.hasPrefix("invalid-") }
        try #require(told.map(\.code) == ["invalid-purl", "invalid-purl", "invalid-cpe", "invalid-purl"])
        #expect(
            told.map(\.origin.description) == [
                "bom.json:3:12", "bom.json:7:13", "bom.json:5:49", "bom.json:8:50",
            ])
        #expect(told.allSatisfy { $0.severity == .warning })
        #expect(
            told[0].message.ja.contains("部品「pump」の purl を読めません（components[0].purl、9 バイト目：deb には名前空間が要ります）"))
        #expect(told[2].message.en.contains("components[1].components[0].cpe"))
    }

    @Test("Beyond a hundred refusals the others are counted")
    func many() {
        let lines = (0..<250).map {
            "{\"type\": \"file\", \"name\": \"c\($0)\", \"purl\": \"pkg:deb/c\($0)\"}"
        }
        let start = "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": ["
        let text = start + lines.joined(separator: ",\n") + "]}"
        let findings = CycloneDXReader.read(Array(text.utf8), file: "bom.json").findings
        #expect(findings.filter { $0.code == "invalid-purl" }.count == 100)
        #expect(findings.last { $0.code == "invalid-purl" }?.origin.line == 100)
        let more = findings.first { $0.code == "invalid-identifiers-more" }
        #expect(more?.message.en == "150 more identifiers (purl or CPE) cannot be read")
    }

    static let bills = SharedCorpora.jsonFiles("bills").filter {
        $0.path.contains("/cyclonedx-examples/") || $0.lastPathComponent.contains("cdx")
    }

    @Test("There are real bills to read")
    func present() {
        guard SharedCorpora.has("bills", for: "identifiers of real bills") else { return }
        #expect(Self.bills.count >= 10)
    }

    @Test("Every identifier of a real bill is read", arguments: bills)
    func real(_ file: URL) throws {
        let (bill, findings) = CycloneDXReader.read(
            [UInt8](try Data(contentsOf: file)), file: file.lastPathComponent)
        #expect(bill != nil)
        #expect(findings.filter { $0.code.hasPrefix("invalid-") } == [])
    }
}

import AdvisoryFormats
import Foundation
import Kernel
import SharedCorpora
import Testing
import Vulnerabilities

/// OpenVEX and CycloneDX documents at the door: statements of their authors, as sources have them.
@Suite struct VEXDoorTests {
    static func read(_ bytes: [UInt8], file: String = "f") -> ([Advisory], AdvisoryReader.Result) {
        var advisories: [Advisory] = []
        let result = AdvisoryReader.read(bytes, file: file) { advisories.append($0) }
        return (advisories, result)
    }

    static let openVEX = #"""
        {"@context": "https://openvex.dev/ns/v0.2.0", "@id": "https://v.example/1", "author": "架空供給者",
         "timestamp": "2026-03-01T00:00:00Z", "version": 1, "statements": [
          {"vulnerability": {"name": "CVE-2030-1", "aliases": ["GHSA-1"]}, "status": "not_affected",
           "products": [{"@id": "pkg:npm/alpha@1.0.0"}], "justification": "component_not_present"},
          {"vulnerability": {"name": "CVE-2030-1"}, "status": "affected", "action_statement": "x",
           "products": [{"@id": "pkg:deb/debian/product@1",
             "subcomponents": [{"@id": "pkg:npm/alpha@2.0.0"}]}]},
          {"vulnerability": {"name": "CVE-2030-2"}, "status": "under_investigation",
           "products": [{"@id": "p:1", "identifiers": {"cpe23": "cpe:2.3:a:v:beta:3.0:*:*:*:*:*:*:*"}}]}]}
        """#

    @Test func openVEXIsReadWithItsAsserter() throws {
        let (advisories, result) = Self.read(Array(Self.openVEX.utf8))
        #expect(result.formats == [.openVEX: 1] && result.records == ["vex": 2] && result.isWhole)
        #expect(advisories.map(\.id) == ["CVE-2030-1", "CVE-2030-2"])
        let first = try #require(advisories.first)
        #expect(first.asserter == "架空供給者" && first.document == "https://v.example/1")
        #expect(first.aliases == ["GHSA-1"] && first.modified?.dayInJapan.description == "2026-03-01")
        let alpha = ProductStatement.Subject.package(ecosystem: "npm", name: "alpha")
        #expect(first.statements.first?.subject == alpha && first.statements.first?.status == .notAffected)
        #expect(first.statements.first?.span == .exactly("1.0.0"))
        #expect(first.statements.first?.phrase == "component_not_present")
        // What is said within a product holds only there.
        let inside = try #require(first.statements.lastIndex { $0.subject == alpha })
        #expect(first.statements[inside].status == .affected && first.conditions.count == 1)
        #expect(first.statements.contains { $0.status == .platform })
        let second = advisories[1].statements
        #expect(second.map(\.status) == [.underInvestigation] && second[0].span == .exactly("3.0"))
    }

    @Test("What says nothing of vulnerabilities, or is broken, is an error with its place")
    func refused() {
        let bill = #"{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": []}"#
        let broken = Self.openVEX.replacingOccurrences(of: "\"affected\"", with: "\"maybe\"")
        for (text, code, count) in [
            (bill, "vex-empty", 0), (broken, "openvex-status", 2),
            (#"{"@context": "https://openvex.dev/ns/v9.0.0", "statements": []}"#, "openvex-version", 0),
        ] {
            let (advisories, result) = Self.read(Array(text.utf8))
            #expect(advisories.count == count)
            #expect(
                result.findings.contains { $0.code == code && $0.severity == .error }, "\(result.findings)")
            #expect(result.findings.allSatisfy { $0.origin.file == "f" })
        }
    }

    @Test("Every VEX case of CycloneDX's own collection is read, or says why not")
    func publicCases() throws {
        guard SharedCorpora.has("bills/vex", for: "VEX cases of CycloneDX") else { return }
        let folder = SharedCorpora.folder.appendingPathComponent("bills/vex")
        let all = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        let names = all.filter { $0.hasSuffix(".json") && $0.contains("vex") }.sorted()
        #expect(names.count >= 25)
        var statements = 0
        for name in names {
            let (advisories, result) = Self.read(try SharedCorpora.bytes("bills/vex/\(name)"), file: name)
            #expect(result.formats == [.cycloneDXVEX: 1], "\(name)")
            #expect(result.findings.allSatisfy { $0.severity < .error }, "\(name): \(result.findings)")
            #expect(!advisories.isEmpty && advisories.allSatisfy { $0.source == "vex" }, "\(name)")
            statements += advisories.reduce(0) { $0 + $1.statements.count }
        }
        print("VEX cases: \(names.count) documents, \(statements) statements")
        let one = try SharedCorpora.bytes("bills/vex/CISA-Use-Cases/Case-1/vex-affected.json")
        let (advisories, _) = Self.read(one)
        #expect(advisories.map(\.id) == ["CVE-2021-44228"])
        #expect(advisories[0].statements.map(\.status) == [.affected])
        #expect(advisories[0].statements[0].subject == .named(vendor: nil, product: "DEF"))
        #expect(advisories[0].statements[0].span == .exactly("1.0"))
    }
}

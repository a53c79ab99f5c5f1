import CycloneDXFormat
import BillOfMaterials
import Foundation
import Kernel
import LocatedJSON
import SharedCorpora
import Testing

/// CycloneDX to the neutral bill and back loses nothing that the version written can hold.
struct CycloneDXWriterTests {
    static let documents =
        CycloneDXCasesTests.bills
        + CycloneDXCasesTests.cases.filter { !$0.lastPathComponent.contains("invalid") }

    @Test("There are documents to write")
    func present() {
        guard SharedCorpora.has("bills", for: "CycloneDX there and back") else { return }
        #expect(Self.documents.count > 150)
    }

    @Test("What is read is written again, and what is left out is told", arguments: documents)
    func thereAndBack(_ file: URL) throws {
        let bytes = [UInt8](try Data(contentsOf: file))
        let bill = try #require(CycloneDXReader.read(bytes, file: "a.json").bill)
        let before = try #require(JSONReader.read(bytes, file: "a.json").tree).root
        for version in CycloneDXWriter.Version.allCases {
            let written = CycloneDXWriter.write(bill, as: version)
            let (again, faults) = CycloneDXReader.read(written.bytes, file: "b.json")
            #expect(faults.filter { $0.severity == .error } == [] && again != nil)
            #expect(written.bytes == CycloneDXWriter.write(bill, as: version).bytes)
            let after = try #require(JSONReader.read(written.bytes, file: "b.json").tree).root
            let isSame = Self.canonical(before) == Self.canonical(after)
            let path = file.pathComponents.suffix(3).joined(separator: "/")
            #expect(isSame == written.findings.isEmpty, "\(path) as \(version): \(written.findings)")
            // A real bill is never cut. The public cases hold fields that no other version has.
            if CycloneDXCasesTests.bills.contains(file) {
                #expect(written.findings == [], "\(path) as \(version)")
            }
        }
    }

    /// Lists that have no order of their own.
    private static let unordered: Set<String> = [
        "components", "services", "dependencies", "vulnerabilities",
    ]

    /// A text that is the same for equal documents; the version and the address of its schema left out.
    private static func canonical(_ node: JSONNode, key: String = "", isRoot: Bool = true) -> String {
        switch node.kind {
        case .object:
            let members = node.members.filter {
                !(isRoot && ["$schema", "specVersion"].contains($0.key))
            }.map { "\($0.key.debugDescription):\(canonical($0.value, key: $0.key, isRoot: false))" }
            return "{\(members.sorted().joined(separator: ","))}"
        case .list:
            let items = node.items.map { canonical($0, isRoot: false) }
            return "[\((unordered.contains(key) ? items.sorted() : items).joined(separator: ","))]"
        case .text: return (node.text ?? "").debugDescription
        case .number: return node.number ?? ""
        case .flag: return node.flag == true ? "true" : "false"
        case .null: return "null"
        }
    }

    @Test("What the version written cannot hold is left out and told")
    func tellsLoss() throws {
        let text = """
            {"bomFormat": "CycloneDX", "specVersion": "1.3", "version": 1, "extra": [1], "components": [
              {"type": "file", "name": "a\\u0001\\n\\"", "version": "1", "x": {"y": 1}}]}
            """
        let bill = try #require(CycloneDXReader.read(Array(text.utf8), file: "a.json").bill)
        let written = CycloneDXWriter.write(bill, as: .v1_6)
        #expect(written.findings.map(\.code) == ["not-representable", "not-representable"])
        #expect(written.findings.contains { $0.message.en.contains("components[0].x") })
        let again = try #require(CycloneDXReader.read(written.bytes, file: "b.json").bill)
        #expect(again.components.map(\.name) == ["a\u{1}\n\""] && again.components[0].carried.isEmpty)
        #expect(String(decoding: written.bytes, as: UTF8.self).contains(#""a\u0001\n\"""#))
    }
}

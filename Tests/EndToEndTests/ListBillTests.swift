import Foundation
import Testing

/// A release's bill may be a list kept by hand, with headings of the maker's own.
struct ListBillTests {
    struct Report: Decodable {
        struct Bill: Decodable { let components, unidentified: Int }
        let bills: [Bill]
    }

    @Test("A hand-kept list is assessed through the column map that its release names")
    func columns() throws {
        let folder = BuiltBinary.temporary.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("sbom"), withIntermediateDirectories: true)
        let release = "{status: released, bill: sbom/parts.csv, bill_columns: sbom/columns.yaml}"
        let files = [
            ("device.yaml", "identity: {id: d, name: d}\nreleases: {\"1\": \(release)}\n"),
            ("sbom/parts.csv", "架空機器の部品表\n図番,改訂,purl\nA-1,3,\nA-2,1,pkg:generic/a@1\n"),
            ("sbom/columns.yaml", "name: 図番\nversion: 改訂\n"),
        ]
        for (name, text) in files {
            try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        let command = ["assess", folder.path, "--on", "2026-11-22", "--format", "json"]
        let run = BuiltBinary.run(command)
        let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
        #expect(report.bills.map(\.components) == [2] && report.bills.map(\.unidentified) == [1])
        try "nmae: 図番\n".write(
            to: folder.appendingPathComponent("sbom/columns.yaml"), atomically: true, encoding: .utf8)
        let faulty = BuiltBinary.run(command)
        #expect(
            faulty.code == 2 && faulty.everything.contains("sbom/columns.yaml:1:1"), "\(faulty.everything)")
        #expect(faulty.everything.contains("「name」"))
    }
}

import Foundation
import SharedCorpora
import Testing

/// The public bills that each lack one required element: exactly that element is found lacking.
struct DefectiveBillTests {
    struct Report: Decodable {
        struct Profile: Decodable {
            struct Element: Decodable { let id: String; let met, asked: Int }
            let elements: [Element]
        }
        let profiles: [Profile]
    }

    /// A folder of `bills/defective` or a file in it, with the elements that its bills lack.
    static let lacking: [(String, Set<String>)] = [
        ("missing_author_name", ["author"]), ("missing_timestamp", ["timestamp"]),
        ("missing_supplier_name", ["supplier"]), ("missing_component_version", ["version"]),
        ("missing_dependency_relationships", ["relationships"]),
        ("missing_concluded_license", ["concluded"]),
        // What is missing is the part's own id in the document, so that nothing can be related to it.
        ("missing_unique_identifiers", ["relationship"]),
        ("no_elements_missing", []),
        ("spdx3/no_elements_missing.json", []),
        ("spdx3/missing_supplier_name.json", ["supplier"]), ("spdx3/missing_version.json", ["version"]),
        // A file without its id, which is told as an error with line and column; the package has all.
        ("spdx3/missing_unique_identifiers.json", []),
        ("bsi/missing_concluded_license.json", ["concluded"]),
    ]

    /// Elements that some bills lack besides: the second package of the example was never complete.
    static let besides: [String: Set<String>] = [
        "missing_supplier_name": ["identifier", "relationship", "concluded"],
        "missing_dependency_relationships": ["relationship"],
        // Only who made it is told, or the supplier is NOASSERTION, which is no name.
        "bsi/missing_concluded_license.json": ["identifier", "supplier"],
        "missing_author_name": ["supplier"], "missing_timestamp": ["supplier"],
        "missing_unique_identifiers": ["supplier"],
        // Data has no identifier of a package.
        "spdx3/no_elements_missing.json": ["identifier"],
        "spdx3/missing_supplier_name.json": ["identifier"], "spdx3/missing_version.json": ["identifier"],
        "spdx3/missing_unique_identifiers.json": ["identifier"],
    ]

    private static let profile = """
        id: defects
        elements:
          author: {check: bill.author}
          timestamp: {check: bill.timestamp}
          relationships: {check: bill.relationships}
          supplier: {check: component.supplier}
          name: {check: component.name}
          version: {check: component.version}
          identifier: {check: component.identifier}
          relationship: {check: component.relationship}
          concluded: {check: component.licence-concluded}
        """

    @Test("Each defective bill lacks what it was made to lack, in every serialisation")
    func lacksAreFound() throws {
        let folder = BillCommandTests.bills.appendingPathComponent("defective")
        guard SharedCorpora.has("bills/defective", for: "the defective bills against a profile") else {
            return
        }
        let profile = BuiltBinary.temporary.appendingPathComponent("defects.yaml")
        try Self.profile.write(to: profile, atomically: true, encoding: .utf8)
        var read = 0
        for (path, expected) in Self.lacking {
            let place = folder.appendingPathComponent(path)
            let files =
                path.hasSuffix(".json")
                ? [place]
                : try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
                    .map(place.appendingPathComponent)
            for file in files {
                let run = BuiltBinary.run([
                    "bill", "score", file.path, "--profile", profile.path, "--format", "json",
                ])
                #expect([0, 1].contains(run.code), "\(file.path): \(run.errors.prefix(300))")
                guard run.code < 2 else { continue }
                let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
                let elements = report.profiles.flatMap(\.elements)
                let lacking = Set(elements.filter { $0.met < $0.asked }.map(\.id))
                #expect(expected.isSubset(of: lacking), "\(file.path): \(lacking)")
                let others = lacking.subtracting(expected)
                #expect(others.isSubset(of: Self.besides[path] ?? []), "\(file.path): \(lacking)")
                read += 1
            }
        }
        #expect(read == 45, "\(read)")
    }
}

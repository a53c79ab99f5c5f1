import BillOfMaterials
import Foundation
import Testing

/// The public test suite of the package URL specification (ECMA-427), every case of it.
struct PackageURLSuiteTests {
    /// A case as the suite writes it.
    struct Case: Decodable, Sendable, CustomStringConvertible {
        struct Parts: Decodable, Sendable {
            let type: String?
            let namespace: String?
            let name: String?
            let version: String?
            let qualifiers: [String: String]?
            let subpath: String?
        }

        /// A text or parts, whichever the kind of case has.
        enum Value: Decodable, Sendable {
            case text(String)
            case parts(Parts)

            init(from decoder: any Decoder) throws {
                if let text = try? decoder.singleValueContainer().decode(String.self) {
                    self = .text(text)
                } else {
                    self = .parts(try Parts(from: decoder))
                }
            }

            var text: String? { if case .text(let text) = self { text } else { nil } }
            var parts: Parts? { if case .parts(let parts) = self { parts } else { nil } }
        }

        let description: String
        let test_group: String
        let test_type: String
        let input: Value
        let expected_output: Value?
        let expected_failure: Bool?

        /// The group `recommended` has what bills get wrong and a reader should put right.
        var reading: PackageURL.Reading {
            test_group == "required" && test_type == "parse" ? .strict : .tolerant
        }

        func read() throws -> PackageURL {
            switch input {
            case .text(let text): try PackageURL(text, reading: reading)
            case .parts(let parts):
                try PackageURL(
                    type: parts.type ?? "", namespace: parts.namespace, name: parts.name ?? "",
                    version: parts.version, qualifiers: parts.qualifiers ?? [:], subpath: parts.subpath)
            }
        }
    }

    private struct File: Decodable { let tests: [Case] }

    static let cases: [Case] = SharedCorpora.jsonFiles("purl/tests").flatMap { file in
        // A file that cannot be decoded shows in the count below.
        (try? JSONDecoder().decode(File.self, from: Data(contentsOf: file)))?.tests ?? []
    }

    @Test("The suite is read whole")
    func count() {
        guard SharedCorpora.has("purl/tests", for: "the public test suite of package URLs") else { return }
        #expect(Self.cases.count == 586)
    }

    @Test("A case of the public suite holds", arguments: cases)
    func holds(_ row: Case) throws {
        guard row.expected_failure != true else {
            #expect(throws: BillOfMaterialsRefusal.self, "\(row)") { try row.read() }
            return
        }
        let url = try row.read()
        switch row.test_type {
        case "parse":
            let parts = try #require(row.expected_output?.parts)
            #expect(url.type == parts.type)
            #expect(url.namespace == parts.namespace ?? "")
            #expect(url.name == parts.name)
            #expect(url.version == parts.version)
            #expect(
                Dictionary(uniqueKeysWithValues: url.qualifiers.map { ($0.key, $0.value) })
                    == parts.qualifiers ?? [:])
            #expect(url.subpath == parts.subpath)
        default: #expect(url.canonical == (try #require(row.expected_output?.text)))
        }
        // What is canonical is read strictly and stays as it is.
        #expect(try PackageURL(url.canonical, reading: .strict).canonical == url.canonical)
    }
}

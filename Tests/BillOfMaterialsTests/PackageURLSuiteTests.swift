import BillOfMaterials
import Foundation
import SharedCorpora
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

        /// Whether a case is meant by a row of the table below.
        func isMeant(by wrong: JudgedWrong) -> Bool {
            description == wrong.description && test_type == wrong.kind && input.text == wrong.input
        }

        /// The group `recommended` has what bills get wrong and a reader should put right.
        var reading: PackageURL.Reading {
            test_group == "required" && test_type == "parse" ? .strict : .tolerant
        }

        func read(_ reading: PackageURL.Reading) throws -> PackageURL {
            switch input {
            case .text(let text): try PackageURL(text, reading: reading)
            case .parts(let parts):
                try PackageURL(
                    type: parts.type ?? "", namespace: parts.namespace, name: parts.name ?? "",
                    version: parts.version, qualifiers: parts.qualifiers ?? [:], subpath: parts.subpath)
            }
        }
    }

    /// A case that contradicts others of the suite: what it is called and given, and why it is wrong.
    struct JudgedWrong: Sendable {
        let description: String
        let kind: String
        let input: String
        let reason: String
    }

    static let judgedWrong = [
        JudgedWrong(
            description: "maven pom reference", kind: "parse",
            input:
                "pkg:Maven/org.apache.xmlgraphics/batik-anim@1.9.1"
                + "?type=pom&repositorY_url=repo.spring.io/release",
            reason: """
                It stands among the required ones and wants a key in upper case read, which required cases of \
                gem (Platform) and rpm (Arch, Distro) want refused, as the specification does. The case beside \
                it with the same key is only recommended, and so must this be: the tolerant reading passes it.
                """)
    ]

    private struct File: Decodable { let tests: [Case] }

    static let cases: [Case] = SharedCorpora.jsonFiles("purl/tests").flatMap { file in
        // A file that cannot be decoded shows in the count below.
        (try? JSONDecoder().decode(File.self, from: Data(contentsOf: file)))?.tests ?? []
    }

    @Test("The suite is read whole")
    func count() {
        guard SharedCorpora.has("purl/tests", for: "the public test suite of package URLs") else { return }
        #expect(Self.cases.count == 586)
        for wrong in Self.judgedWrong {
            let meant = Self.cases.filter { $0.isMeant(by: wrong) }
            #expect(meant.count == 1, "\(wrong.description)")
            print("judged wrong: \(wrong.description): \(wrong.reason)")
            for row in meant {
                #expect(throws: BillOfMaterialsRefusal.self, "no longer wrong: \(wrong.description)") {
                    try row.read(row.reading)
                }
            }
        }
    }

    @Test("A case of the public suite holds", arguments: cases)
    func holds(_ row: Case) throws {
        guard row.expected_failure != true else {
            #expect(throws: BillOfMaterialsRefusal.self, "\(row)") { try row.read(row.reading) }
            return
        }
        let isWrong = Self.judgedWrong.contains { row.isMeant(by: $0) }
        let url = try row.read(isWrong ? .tolerant : row.reading)
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

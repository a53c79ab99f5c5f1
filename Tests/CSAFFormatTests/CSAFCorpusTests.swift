import CSAFFormat
import Foundation
import Kernel
import SharedCorpora
import Testing
import Vulnerabilities

/// The 72 real advisories on medical devices, and the public test documents of the mandatory tests.
struct CSAFCorpusTests {
    /// Every advisory of a file with its findings.
    private static func read(_ url: URL) throws -> (advisories: [Advisory], findings: [Finding]) {
        var advisories: [Advisory] = []
        let bytes = [UInt8](try Data(contentsOf: url))
        let findings = CSAFReader.read(bytes, file: url.lastPathComponent) { advisories.append($0) }
        return (advisories, findings)
    }

    private static func counted(_ words: some Sequence<String>) -> [String: Int] {
        Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +)
    }

    @Test(
        "All 72 medical advisories are read without an error; no unread version is everything"
    )
    func medical() throws {
        guard SharedCorpora.has("csaf-advisories/icsma", for: "medical advisories") else { return }
        var advisories: [Advisory] = []
        var findings: [Finding] = []
        let files = SharedCorpora.jsonFiles("csaf-advisories/icsma")
        for file in files {
            let (read, faults) = try Self.read(file)
            advisories += read
            findings += faults
        }
        #expect(files.count == 72 && advisories.count == 198)
        #expect(findings.allSatisfy { $0.severity < .error }, "\(findings.filter { $0.severity == .error })")
        let statements = advisories.flatMap(\.statements)
        let kinds = Self.counted(
            statements.map { statement in
                let subject =
                    switch statement.subject {
                    case .cpe: "cpe"
                    case .package: "package"
                    case .named: "named"
                    }
                return "\(subject) \(statement.status.rawValue) \(statement.basis.rawValue)"
            })
        #expect(
            kinds == [
                "named affected phrase": 229, "named affected stated": 727,
                "named affected product-only": 117,
            ], "\(kinds)")
        let codes = Self.counted(findings.map(\.code))
        // Nearly all are `vers:all/*` called a version; a document tells twenty and the number of the others.
        #expect(codes == ["csaf-range-as-version": 80], "\(codes)")
        #expect(advisories.allSatisfy { $0.asserter == "CISA" && $0.id.hasPrefix("CVE-") })
        #expect(advisories.allSatisfy { !$0.scores.isEmpty && $0.published != nil && $0.modified != nil })
        // What is not known is never everything, and always has its words.
        for statement in statements where statement.basis == .productOnly {
            #expect(statement.span == .unstated && statement.phrase != nil)
        }
        let unread = Set(statements.filter { $0.basis == .productOnly }.compactMap(\.phrase)).sorted()
        #expect(unread.count == 38, "\(unread)")
    }

    /// Which code tells of which mandatory test, and how many of its failing documents it tells of.
    static let mandatory: [(test: String, codes: Set<String>, told: Int, of: Int)] = [
        ("6-1-01", ["csaf-no-product"], 2, 2),
        ("6-1-02", ["csaf-product-twice"], 1, 1),
        ("6-1-03", ["csaf-circle"], 1, 1),
        ("6-1-04", ["csaf-no-group"], 2, 2),
        ("6-1-05", ["csaf-group-twice"], 1, 1),
        ("6-1-06", ["csaf-contradiction"], 5, 5),
        ("6-1-07", ["csaf-two-scores"], 1, 1),
        ("6-1-08", ["csaf-score"], 3, 3),
        ("6-1-09", ["csaf-score"], 0, 3),
        ("6-1-10", ["csaf-score"], 0, 1),
        ("6-1-11", [], 0, 1),
        ("6-1-12", [], 0, 1),
        ("6-1-13", ["csaf-purl"], 1, 1),
        ("6-1-14", [], 0, 8),
        ("6-1-15", [], 0, 2),
        ("6-1-16", ["csaf-not-latest"], 8, 8),
        ("6-1-17", ["csaf-unfinished"], 1, 1),
        ("6-1-18", ["csaf-unfinished"], 1, 1),
        ("6-1-19", ["csaf-unfinished"], 2, 2),
        ("6-1-20", ["csaf-unfinished"], 1, 1),
        ("6-1-21", [], 0, 2),
        ("6-1-22", ["csaf-revision-twice"], 1, 1),
        ("6-1-23", ["csaf-cve-twice"], 1, 1),
        ("6-1-24", [], 0, 2),
        ("6-1-25", [], 0, 1),
        ("6-1-26", ["csaf-category"], 4, 4),
        ("6-1-27", ["csaf-profile", "csaf-no-impact", "csaf-no-action"], 16, 16),
        ("6-1-28", [], 0, 1),
        ("6-1-29", ["csaf-without-product"], 1, 1),
        ("6-1-30", [], 0, 1),
        ("6-1-31", ["csaf-range-as-version"], 9, 9),
        ("6-1-32", ["csaf-without-product"], 1, 1),
        ("6-1-33", ["csaf-two-flags"], 1, 1),
    ]

    @Test(
        "Failing documents of the tests that matter for reading are told, valid ones are not"
    )
    func mandatoryTests() throws {
        let folder = "csaf/test/validator/data/mandatory"
        guard SharedCorpora.has(folder, for: "mandatory tests of CSAF") else { return }
        let files = SharedCorpora.jsonFiles(folder)
        var seen = 0
        for (test, codes, told, count) in Self.mandatory {
            var failing = 0
            var found = 0
            for file in files where file.lastPathComponent.contains("2021-\(test)-") {
                let name = file.deletingPathExtension().lastPathComponent
                let isValid = (Int(name.suffix(2)) ?? 0) > 10
                let (_, findings) = try Self.read(file)
                seen += 1
                let isTold = findings.contains { codes.contains($0.code) }
                if isValid {
                    #expect(findings.allSatisfy { $0.severity < .error }, "\(name): \(findings)")
                    #expect(!isTold, "\(name): \(findings)")
                } else {
                    failing += 1
                    if isTold { found += 1 }
                }
            }
            #expect(failing == count && found == told, "\(test): \(found) of \(failing)")
        }
        #expect(seen == files.count && files.count == 147)
    }

    @Test("Optional and informative test documents are read without an error")
    func otherTests() throws {
        guard SharedCorpora.has("csaf/test/validator/data", for: "optional tests of CSAF") else { return }
        let files =
            SharedCorpora.jsonFiles("csaf/test/validator/data/optional")
            + SharedCorpora.jsonFiles("csaf/test/validator/data/informative")
        var errors: [String] = []
        var statements = 0
        for file in files {
            let (advisories, findings) = try Self.read(file)
            statements += advisories.reduce(0) { $0 + $1.statements.count }
            errors += findings.filter { $0.severity == .error }.map { "\($0.origin): \($0.code)" }
        }
        #expect(files.count == 92 && statements == 18, "\(files.count), \(statements)")
        #expect(errors == [], "\(errors)")
    }
}

import Archives
import Foundation
import Kernel
import OSVFormat
import SharedCorpora
import Testing
import VersionOrdering
import Vulnerabilities

/// The records of Go's and Python's databases that stand beside the project, in `../shared/corpora`.
@Suite struct OSVCorpusTests {
    private static func files(_ name: String, _ ending: String) throws -> [Archive.Entry]? {
        let path = "osv/\(name)"
        guard SharedCorpora.has(path, for: "the records of \(name)") else { return nil }
        return try Archive.entries(SharedCorpora.bytes(path)).filter { $0.name.hasSuffix(ending) }
    }

    private struct Count: Equatable {
        var counts: [String: Int] = [:]
        mutating func add(_ name: String) { counts[name, default: 0] += 1 }
    }

    @Test(
        "Every record is read, and says as much as ever",
        arguments: [
            (
                "go-osv.tar.gz", ".json",
                [
                    "records": 4291, "state published": 4274, "state withdrawn": 17, "aliases": 7945,
                    "all": 2105, "between": 5474, "Go itself": 394,
                ]
            ),
            (
                "pypi-osv-yaml.tar.gz", ".yaml",
                [
                    "records": 2661, "state published": 2651, "state withdrawn": 10, "aliases": 4475,
                    "all": 152, "between": 4938, "exactly": 11, "unstated": 1, "scores": 202, "disputed": 13,
                ]
            ),
        ] as [(String, String, [String: Int])])
    func counts(_ name: String, _ ending: String, _ expected: [String: Int]) throws {
        guard let files = try Self.files(name, ending) else { return }
        var count = Count()
        for file in files {
            let findings = OSVReader.read(file.bytes, file: file.name) { advisory in
                count.add("records")
                count.add("state \(advisory.state)")
                for statement in advisory.statements {
                    switch statement.span {
                    case .all: count.add("all")
                    case .between: count.add("between")
                    case .exactly: count.add("exactly")
                    case .unstated: count.add("unstated")
                    }
                    if statement.scheme == .semver { count.add("Go itself") }
                }
                for _ in advisory.aliases { count.add("aliases") }
                for _ in advisory.scores { count.add("scores") }
                if advisory.isDisputed { count.add("disputed") }
            }
            for finding in findings { count.add("finding \(finding.code)") }
            #expect(OSVReader.recognises(file.bytes))
        }
        #expect(count.counts == expected)
    }

    @Test func listedVersionsAreInsideTheRangesExceptTheseOnes() throws {
        guard let files = try Self.files("pypi-osv-yaml.tar.gz", ".yaml") else { return }
        var outside: [String] = []
        for file in files {
            _ = OSVReader.read(file.bytes, file: file.name) { advisory in
                let hasSpan = advisory.statements.contains { $0.span != .unstated && !isExact($0) }
                let listed = advisory.statements.filter { hasSpan && isExact($0) }
                if !listed.isEmpty { outside.append("\(advisory.id) \(listed.count)") }
            }
        }
        // Four records list versions that their own ranges leave out; both hold, as the schema says.
        #expect(
            outside.sorted() == [
                "PYSEC-2021-114 1", "PYSEC-2021-121 1", "PYSEC-2023-177 2", "PYSEC-2023-61 6",
            ])
    }

    private func isExact(_ statement: ProductStatement) -> Bool {
        if case .exactly = statement.span { true } else { false }
    }
}

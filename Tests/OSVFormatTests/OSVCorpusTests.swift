import Archives
import Foundation
import Kernel
import OSVFormat
import Testing
import VersionOrdering
import Vulnerabilities

/// The records of Go's and Python's databases that stand beside the project, in `../shared/corpora`.
@Suite struct OSVCorpusTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/corpora/osv")

    private static func files(_ name: String, _ ending: String) throws -> [Archive.Entry]? {
        let place = folder.appendingPathComponent(name)
        guard FileManager.default.fileExists(atPath: place.path) else {
            print("not run: the records of \(name)")
            if ProcessInfo.processInfo.environment["CI"] == "true" {
                Issue.record("../shared/corpora/osv/\(name) is needed when CI=true")
            }
            return nil
        }
        return try Archive.entries([UInt8](Data(contentsOf: place))).filter { $0.name.hasSuffix(ending) }
    }

    private struct Count: Equatable {
        var counts: [String: Int] = [:]
        mutating func add(_ name: String) { counts[name, default: 0] += 1 }
    }

    @Test(
        "Every record is read, and says as much as ever",
        arguments: [
            ("go-osv.tar.gz", ".json", [:]), ("pypi-osv-yaml.tar.gz", ".yaml", [:]),
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
        #expect(outside.sorted() == [])
    }

    private func isExact(_ statement: ProductStatement) -> Bool {
        if case .exactly = statement.span { true } else { false }
    }
}

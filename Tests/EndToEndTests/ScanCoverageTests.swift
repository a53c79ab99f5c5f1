import Foundation
import SharedCorpora
import Testing

/// The coverage line of every real bill: each component is counted once, whatever became of it.
struct ScanCoverageTests {
    private static let corpora = SharedCorpora.folder

    @Test("The parts of the coverage line add up for each real bill")
    func addsUp() throws {
        guard SharedCorpora.has("bills", for: "the coverage line of each real bill") else { return }
        let home = BuiltBinary.temporary.appendingPathComponent("coverage-home").path
        let sources = ["labels/debian-fixed.csv", "kev/known_exploited_vulnerabilities.csv", "jvn"]
        let imported = BuiltBinary.run(
            ["intel", "import"] + sources.map { Self.corpora.appendingPathComponent($0).path },
            environment: ["MAMORI_HOME": home])
        #expect(imported.code < 2, "\(imported.errors.suffix(500))")
        let bills = try Self.bills()
        #expect(bills.count > 40)
        for bill in bills {
            let run = BuiltBinary.run(
                ["scan", "--lang", "en", bill.path], environment: ["MAMORI_HOME": home])
            #expect([0, 1, 3].contains(run.code), "\(bill.path): \(run.errors.suffix(500))")
            let (all, parts) = try #require(Self.coverage(run.output), "\(bill.path): \(run.output)")
            #expect(parts.reduce(0, +) == all, "\(bill.path): \(all) components, parts \(parts)")
            // No source of npm, Maven or Debian's releases is kept here.
            if run.code == 0 { #expect(run.output.contains(": evaluated"), "\(bill.path)") }
            if bill.path.contains("juice-shop") || bill.path.contains("keycloak") {
                #expect(run.output.contains("no source for"), "\(bill.path)")
            }
        }
    }

    private static func bills() throws -> [URL] {
        let folder = corpora.appendingPathComponent("bills")
        return try ["debian-medical", "cyclonedx-examples", "spdx-examples"].flatMap { name -> [URL] in
            let place = folder.appendingPathComponent(name)
            return try FileManager.default.subpathsOfDirectory(atPath: place.path)
                .filter { path in ["json", "xml", "csv"].contains { path.hasSuffix("." + $0) } }
                .sorted().map { place.appendingPathComponent($0) }
        }
    }

    /// `components 125: evaluated 58, by name only 67 (by nvd 13)` as 125 and [58, 67].
    private static func coverage(_ output: String) -> (all: Int, parts: [Int])? {
        guard let line = output.split(separator: "\n").first(where: { $0.hasPrefix("components ") }),
            let colon = line.range(of: ": "),
            let all = Int(line[..<colon.lowerBound].dropFirst("components ".count))
        else { return nil }
        let told = line[colon.upperBound...].components(separatedBy: " (by ")[0]
        return (
            all, told.components(separatedBy: ", ").compactMap { Int($0.split(separator: " ").last ?? "") }
        )
    }
}

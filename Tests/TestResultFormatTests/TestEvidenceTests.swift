import DossierFormat
import Kernel
import RiskManagement
import Testing

@testable import TestResultFormat

/// A run that was taken in reads back from the dossier as it was, and no damage to a report ends in a crash.
struct TestEvidenceTests {
    static func dossier(_ path: String, _ text: String) -> Dossier {
        let device = "identity: {id: x, name: 架空の機器}\nreleases: {\"1.0\": {status: released}}\n"
        return DossierReader.read(
            DossierFiles(
                device: [DossierFiles.File(path: "device.yaml", bytes: Array(device.utf8))],
                company: DossierFiles.File(path: "../company.yaml", bytes: []),
                testRuns: [DossierFiles.File(path: path, bytes: Array(text.utf8))]))
    }

    static func evidence(_ run: TestRun) throws -> TestEvidence {
        let day = try #require(Day("2026-03-02"))
        let name = TestEvidenceWriter.name(release: "1.0", title: run.tool ?? "Report 1.xml", without: [])
        return TestEvidence(
            id: name, release: "1.0", run: run, date: run.date ?? day, source: "Report 1.xml",
            digest: String(repeating: "0a", count: 32), importedBy: "品質保証部長", importedOn: day,
            origin: Origin(file: TestEvidenceWriter.path(of: name), line: 1, column: 1))
    }

    @Test(
        "Written and read, a run is the same",
        arguments: JUnitTests.shapes.map(\.text) + SARIFTests.rows.map(\.log))
    func roundTrip(_ text: String) throws {
        let run = try #require(TestResultReader.read(Array(text.utf8), file: "f").run)
        let evidence = try Self.evidence(run)
        let dossier = Self.dossier(evidence.origin.file, TestEvidenceWriter.write(evidence))
        #expect(dossier.findings.isEmpty, "\(dossier.findings)")
        let read = try #require(dossier.testRuns.first)
        #expect(read.run.results == run.results && read.run.tool == run.tool && read.id == evidence.id)
        #expect(read.release == "1.0" && read.date == evidence.date && read.run.format == run.format)
        #expect(read.source == evidence.source && read.digest == evidence.digest)
        #expect(read.importedBy == evidence.importedBy && read.importedOn == evidence.importedOn)
    }

    @Test("The largest run that is taken fits into a file of a dossier, whatever its characters")
    func largest() throws {
        var tally = TestTally()
        let names = (0..<20_000).map { String($0) + String(repeating: "\"", count: 45) }
        for name in names { tally.add(name, .skipped, "“\"\\\u{2028}\u{85}\u{FEFF}\u{9B}\u{7}x") }
        for _ in 0..<100_000 { tally.add("", .skipped, String(repeating: "名", count: 300)) }
        let run = TestRun(tool: "T", format: .junit, date: nil, results: tally.results)
        let evidence = try Self.evidence(run)
        let dossier = Self.dossier(evidence.origin.file, TestEvidenceWriter.write(evidence))
        #expect(dossier.findings.isEmpty, "\(dossier.findings.prefix(3))")
        #expect(dossier.testRuns.first?.run.results == tally.results && tally.results.count == 20_000)
    }

    @Test("Names are plain, short and free")
    func names() {
        let name = TestEvidenceWriter.name(release: "2.1.0", title: "Scan der Geräte.xml", without: [])
        #expect(name == "2.1.0-Scan-der-Ger-te.xml")
        let taken: Set = ["1-tests", "1-tests-2"]
        #expect(TestEvidenceWriter.name(release: "1", title: "試験", without: taken) == "1-tests-3")
        #expect(TestEvidenceWriter.name(release: "../1", title: "..", without: []) == "1-tests")
    }

    @Test("A run with an unknown day or result is told and does not count")
    func unknown() {
        let text = """
            release: "1.0"
            format: junit
            date: unknown
            imported_by: b
            imported_on: 2026-01-01
            results: [{test: a, result: unknown}]
            """
        let dossier = Self.dossier("evidence/tests/a.yaml", text)
        #expect(dossier.testRuns.isEmpty)
        #expect(dossier.findings.map(\.code) == ["test-run-incomplete"])
        let dated = Self.dossier(
            "evidence/tests/a.yaml", text.replacing("unknown\nimp", with: "2026-01-01\nimp"))
        #expect(dated.testRuns.first?.run.results.isEmpty == true)
        #expect(dated.findings.map(\.origin.line) == [6], "\(dated.findings)")
    }

    @Test("Damaged reports are read or refused with a place, never a crash")
    func damaged() {
        var refused = 0
        var rounds = 0
        let alphabet = Array("<>/\"&{}[]:,\\a0 ".utf8) + [0x00, 0xFF, 0xE3]
        for text in JUnitTests.shapes.map(\.text) + SARIFTests.rows.map(\.log) {
            let bytes = Array(text.utf8)
            for at in stride(from: 0, to: bytes.count, by: 7) {
                var damaged = bytes
                damaged[at] = alphabet[at % alphabet.count]
                for sample in [damaged, Array(bytes[..<at])] {
                    let (run, findings) = TestResultReader.read(sample, file: "f")
                    rounds += 1
                    if run == nil {
                        refused += 1
                        #expect(findings.contains { $0.severity == .error })
                    }
                }
            }
        }
        #expect(refused > rounds / 3 && refused < rounds, "\(refused) of \(rounds)")
    }
}

import Evidence
import Kernel
import RiskManagement

/// Makes runs of tests out of the records of `evidence/tests/`.
struct TestEvidenceDecoder {
    private(set) var findings: [Finding] = []

    /// The runs that are whole; what a half one lacks, the findings tell.
    mutating func runs(_ records: [EvidenceRecord]) -> [TestEvidence] { records.compactMap { run($0) } }

    private mutating func run(_ record: EvidenceRecord) -> TestEvidence? {
        for field in ["date", "imported_on", "format"] where record.fields[field] == .unknown {
            fault(record.fieldOrigins[field] ?? record.origin, field)
        }
        guard let release = record.text("release"), let date = record.day("date"),
            let format = record.text("format").flatMap(TestRun.Format.init),
            let importedBy = record.text("imported_by"), let importedOn = record.day("imported_on")
        else { return nil }
        let run = TestRun(
            tool: record.text("tool"), format: format, date: date,
            results: record.parts("results").compactMap { result($0) })
        return TestEvidence(
            id: ID(record.id ?? ""), release: release, run: run, date: date, source: record.text("source"),
            digest: record.text("digest"), importedBy: importedBy, importedOn: importedOn,
            origin: record.origin)
    }

    private mutating func result(_ part: EvidenceRecord) -> TestRun.Result? {
        if part.fields["result"] == .unknown { fault(part.fieldOrigins["result"] ?? part.origin, "result") }
        guard let test = part.text("test"), let outcome = part.text("result").flatMap(TestRun.Outcome.init)
        else { return nil }
        return TestRun.Result(test: test, outcome: outcome, message: part.text("message"))
    }

    private mutating func fault(_ origin: Origin, _ field: String) {
        findings.append(
            Finding(
                .error, "test-run-incomplete",
                LocalizedText(
                    ja: "取り込んだ試験の \(field) に unknown は書けません",
                    en: "\(field) of an imported test run cannot be unknown"), at: origin))
    }
}

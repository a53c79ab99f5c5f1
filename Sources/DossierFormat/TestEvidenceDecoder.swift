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
        guard let evidence = TestEvidence(record) else { return nil }
        for part in record.parts("results") where part.fields["result"] == .unknown {
            fault(part.fieldOrigins["result"] ?? part.origin, "result")
        }
        return evidence
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

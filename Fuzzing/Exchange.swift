import DossierFormat
import Evidence
import Kernel
import RiskManagement
import TestResultFormat
import ThreatModelFormat
import ThreatRules

/// Threat models and test results, each taken as far as the program takes them: into a dossier and out again.
extension Fuzzing {
    /// False when the bytes are no threat model.
    static func readModel(_ bytes: [UInt8]) -> Bool {
        let result = ThreatModelReader.read(bytes, file: "input")
        func has(_ severities: Finding.Severity...) -> Bool {
            result.findings.contains { severities.contains($0.severity) }
        }
        guard let document = result.document else {
            if !has(.error) { fail("a model is refused without an error", result.findings) }
            return result.format != nil
        }
        let back = written(document, as: .otm)
        // What is told as imperfect may come back otherwise, but only once.
        if !has(.error, .warning), back != document { fail("a model changes", document, back) }
        let again = written(back, as: .otm)
        if again != back { fail("a written model changes", back, again) }
        _ = written(document, as: .threatDragon)

        let records = ThreatModelRecords(document, file: "input")
        let dossier = dossier(device: records.device, risk: records.risk)
        if !has(.error), let fault = dossier.findings.first(where: { $0.severity == .error }) {
            fail("the records of a model are refused", [fault])
        }
        let proposals = ThreatEvaluation(dossier.evidence, rules: ThreatRuleBook.all).proposals
        let told = ThreatModelExport.document(dossier.evidence, in: .english, proposals: proposals)
        for format in ThreatModelFormat.allCases { _ = written(told, as: format) }
        return true
    }

    private static func fail(
        _ what: String, _ document: ThreatModelDocument, _ other: ThreatModelDocument
    ) -> Never {
        print("1>>> \(document)\n2>>> \(other)")
        fail(what, [])
    }

    /// The model as a file of the format gives it back.
    private static func written(
        _ document: ThreatModelDocument, as format: ThreatModelFormat
    ) -> ThreatModelDocument {
        let bytes = ThreatModelWriter.write(document, as: format, file: "written").bytes
        let result = ThreatModelReader.read(bytes, file: "written")
        guard let back = result.document, result.format == format else {
            fail("a model written as \(format.rawValue) is refused", result.findings)
        }
        return back
    }

    private static func dossier(device: String, risk: String = "", runs: [DossierFiles.File] = []) -> Dossier
    {
        DossierReader.read(
            DossierFiles(
                device: [
                    DossierFiles.File(path: "device.yaml", bytes: Array(device.utf8)),
                    DossierFiles.File(path: "risk.yaml", bytes: Array(risk.utf8)),
                ], company: DossierFiles.File(path: "../company.yaml", bytes: []), testRuns: runs))
    }

    /// False when the bytes are no test results.
    static func readTestRun(_ bytes: [UInt8]) -> Bool {
        let (run, findings) = TestResultReader.read(bytes, file: "input")
        guard let run else {
            if !findings.contains(where: { $0.severity == .error }) {
                fail("test results are refused without an error", findings)
            }
            return false
        }
        guard let day = run.date ?? Day("2026-03-02") else { return true }
        let name = TestEvidenceWriter.name(release: "1.0", title: run.tool ?? "input", without: [])
        let evidence = TestEvidence(
            id: name, release: "1.0", run: run, date: day, source: "input",
            digest: String(repeating: "0a", count: 32), importedBy: "fuzz", importedOn: day,
            origin: Origin(file: TestEvidenceWriter.path(of: name), line: 1, column: 1))
        let file = DossierFiles.File(
            path: evidence.origin.file, bytes: Array(TestEvidenceWriter.write(evidence).utf8))
        let device = "identity: {id: x, name: x}\nreleases: {\"1.0\": {status: released}}\n"
        let back = dossier(device: device, runs: [file])
        guard let read = back.testRuns.first, read.run.results == run.results, read.run.tool == run.tool
        else { fail("test results are others in the dossier", back.findings) }
        return true
    }
}

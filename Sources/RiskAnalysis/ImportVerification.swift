import Audit
import DossierFormat
import Evidence
import Identity
import Kernel
import Ports
import RiskManagement
import TestResultFormat
import Workflows

/// Use case: take the results of tests on one release into a dossier, as evidence for its verifications.
public struct ImportVerification: Sendable {
    private let store: any DossierStore
    private let files: any FileSource
    private let signer: any BundleSigner
    private let clock: any Clock

    public init(
        store: any DossierStore, files: any FileSource, signer: any BundleSigner, clock: any Clock
    ) {
        self.store = store
        self.files = files
        self.signer = signer
        self.clock = clock
    }

    /// What is asked for.
    public struct Request: Sendable {
        /// A JUnit XML or SARIF 2.1.0 file; `-` is standard input.
        public let file: String
        public let dossier: String
        /// The release that was tested; the current one when nil.
        public let release: String?
        /// The day of the run where the file does not tell it.
        public let day: Day?

        public init(file: String, dossier: String, release: String?, day: Day?) {
            self.file = file
            self.dossier = dossier
            self.release = release
            self.day = day
        }
    }

    /// What was taken in.
    public struct Result: Sendable {
        public let path: String
        public let release: String
        public let run: TestRun
        /// How each verification that names one of the tests stands on the release now.
        public let verifications: [(id: String, standing: VerificationStanding)]
        /// Tests that no verification names.
        public let unnamed: [String]
        public let findings: [Finding]
    }

    /// Saves the run; nothing is written when the file cannot be read whole, or the same file was taken
    /// already.
    public func callAsFunction(_ request: Request, by actor: Actor) throws(WorkflowRefusal) -> Result {
        guard Permissions.allows(.importVerification, to: actor) else {
            throw .notPermitted(.importVerification)
        }
        let now = clock.now()
        let assessment = try AssessDevice(store: store)(
            request.dossier, on: now.dayInJapan, actor: actor)
        let file = assessment.risk.file
        guard let release = request.release ?? file.currentRelease, file.releases.contains(release) else {
            throw .noSuchRelease(request.release ?? "", known: file.releases)
        }
        let bytes: [UInt8]
        do throws(StoreRefusal) {
            bytes = try files.bytes(of: request.file, bytesMax: TestResultReader.bytesMax)
        } catch {
            throw .store(error)
        }
        let (read, findings) = TestResultReader.read(bytes, file: request.file)
        guard let run = read else { throw .unreadable(findings) }
        let digest = signer.sha256(of: bytes)
        if let earlier = file.runs.first(where: { $0.digest == digest && $0.release == release }) {
            throw .unreadable([ImportVerification.taken(earlier, request.file)])
        }
        let name = request.file.split(separator: "/").last.map(String.init) ?? request.file
        let id = TestEvidenceWriter.name(
            release: release, title: run.tool ?? name, without: Set(file.runs.map { $0.id.text.lowercased() })
        )
        let evidence = TestEvidence(
            id: id, release: release, run: run, date: run.date ?? request.day ?? now.dayInJapan,
            source: name, digest: digest, importedBy: actor.name, importedOn: now.dayInJapan,
            origin: Origin(file: request.file))
        let path = TestEvidenceWriter.path(of: id)
        let event = AuditEvent(
            actor: actor, action: "import-verification", record: "test_runs/\(id)",
            reason: LocalizedText(
                ja: "版 \(release) の試験結果 \(run.results.count) 件（\(name)）",
                en: "\(run.results.count) test results on release \(release) (\(name))"), instant: now)
        do {
            try store.save(
                DossierChange(
                    dossier: request.dossier, files: [(path, TestEvidenceWriter.write(evidence))],
                    mustBeNew: true, event: event))
        } catch {
            throw .store(error)
        }
        let after = try AssessDevice(store: store)(request.dossier, on: now.dayInJapan, actor: actor).risk
            .file
        return ImportVerification.result(path, release, run, after, findings)
    }

    private static func result(
        _ path: String, _ release: String, _ run: TestRun, _ file: RiskFile, _ findings: [Finding]
    ) -> Result {
        let proof = ProofBook(file, release: release)
        let tests = run.results.map(\.test)
        let named = file.verifications.filter { verification in
            tests.contains { verification.names($0) }
        }
        return Result(
            path: path, release: release, run: run,
            verifications: named.map { ($0.id, proof.standing(ofVerification: $0.id)) },
            unnamed: tests.filter { test in !named.contains { $0.names(test) } }, findings: findings)
    }

    private static func taken(_ earlier: TestEvidence, _ file: String) -> Finding {
        Finding(
            .error, "already-imported",
            LocalizedText(
                ja: "同じ内容のファイルは evidence/tests/\(earlier.id).yaml に取り込み済みです",
                en: "a file with this very content was taken already: evidence/tests/\(earlier.id).yaml"),
            at: Origin(file: file))
    }
}

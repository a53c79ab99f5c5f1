import Audit
import DossierFormat
import Identity
import Kernel
import Ports
import RiskManagement
import ThreatModelFormat
import Workflows

/// Use case: begin a dossier from a threat model that another tool drew.
public struct ImportThreatModel: Sendable {
    private let store: any DossierStore
    private let files: any FileSource
    private let clock: any Clock

    public init(store: any DossierStore, files: any FileSource, clock: any Clock) {
        self.store = store
        self.files = files
        self.clock = clock
    }

    /// What was written.
    public struct Result: Sendable {
        public let paths: [String]
        public let format: ThreatModelFormat?
        public let document: ThreatModelDocument
        public let findings: [Finding]
    }

    /// Writes `device.yaml` and `risk.yaml` where neither is; what was not taken over is told.
    ///
    /// - Throws: `unreadable` when the file is no model, or the store's `exists`; nothing is written then.
    public func callAsFunction(
        _ file: String, into dossier: String, by actor: Actor
    ) throws(WorkflowRefusal) -> Result {
        guard Permissions.allows(.importThreatModel, to: actor) else {
            throw .notPermitted(.importThreatModel)
        }
        let bytes: [UInt8]
        do throws(StoreRefusal) {
            bytes = try files.bytes(of: file, bytesMax: ThreatModelReader.bytesMax)
        } catch {
            throw .store(error)
        }
        let read = ThreatModelReader.read(bytes, file: file)
        guard let document = read.document else { throw .unreadable(read.findings) }
        let records = ThreatModelRecords(document, file: file)
        let written = [("device.yaml", records.device), ("risk.yaml", records.risk)]
            .filter { !$0.1.isEmpty }.map { (path: $0.0, text: $0.1) }
        let event = AuditEvent(
            actor: actor, action: "import-threat-model", record: "identity",
            reason: LocalizedText(ja: "脅威モデル \(file) から始める", en: "Begin from the threat model \(file)"),
            instant: clock.now())
        do {
            try store.save(DossierChange(dossier: dossier, files: written, mustBeNew: true, event: event))
        } catch {
            throw .store(error)
        }
        return Result(
            paths: written.map(\.path), format: read.format, document: document,
            findings: (read.findings + records.findings).sorted())
    }
}

/// Use case: give a device's threat model to other tools.
public struct ExportThreatModel: Sendable {
    private let reports: any ReportStore

    public init(reports: any ReportStore) { self.reports = reports }

    /// Writes the model to `path` where one is given; gives the bytes and what the format has no place for.
    public func callAsFunction(
        _ assessment: Assessment, as format: ThreatModelFormat, in language: Language, to path: String?,
        by actor: Actor
    ) throws(WorkflowRefusal) -> (bytes: [UInt8], findings: [Finding]) {
        guard Permissions.allows(.exportThreatModel, to: actor) else {
            throw .notPermitted(.exportThreatModel)
        }
        let document = ThreatModelExport.document(
            assessment.evidence, in: language,
            proposals: assessment.risk.register.standingAlone.map(\.proposal))
        let written = ThreatModelWriter.write(document, as: format, file: path ?? "-")
        if let path {
            do {
                try reports.write(written.bytes, to: path)
            } catch {
                throw .store(error)
            }
        }
        return (written.bytes, written.findings)
    }
}

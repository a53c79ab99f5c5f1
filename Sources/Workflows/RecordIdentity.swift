import Evidence
import Dossiers
import Ports
import Audit
import DossierFormat
import Identity
import Kernel
import Requirements

/// Use case: record what a component without an identifier is, once for all bills of the company.
public struct RecordIdentity: Sendable {
    private let store: any DossierStore
    private let clock: any Clock

    public init(store: any DossierStore, clock: any Clock) {
        self.store = store
        self.clock = clock
    }

    /// Saves the identity in `identities.yaml` beside the company file; gives its path from the dossier.
    ///
    /// - Throws: `unreadable` with the finding when the identifier is neither purl nor CPE name; nothing is
    ///   written then.
    public func callAsFunction(
        name: String, version: String?, identifier: String, reason: LocalizedText, in dossier: String,
        by actor: Actor
    ) throws(WorkflowRefusal) -> String {
        guard Permissions.allows(.recordIdentity, to: actor) else { throw .notPermitted(.recordIdentity) }
        let read = try ReadDossier(store: store)(dossier)
        let now = clock.now()
        let decision = IdentitiesWriter.Decision(
            name: name, version: version, identifier: identifier, reason: reason, actor: actor,
            day: now.dayInJapan)
        let existing = read.dossier.evidence.records("component_identity")
        let text = IdentitiesWriter.write(existing, adding: decision)
        let company = read.dossier.evidence.section("company").origin.file
        let path = company.dropLast("company.yaml".count) + "identities.yaml"
        try check(text, at: String(path))
        let event = AuditEvent(
            actor: actor, action: "record-identity", record: "identities/\(decision.id)", reason: reason,
            instant: now)
        do {
            try store.save(
                DossierChange(
                    dossier: dossier, files: [(String(path), text)], mustBeNew: false, event: event))
        } catch {
            throw .store(error)
        }
        return String(path)
    }

    /// What is about to be written must read back without a fault.
    private func check(_ text: String, at path: String) throws(WorkflowRefusal) {
        let file = DossierFiles.File(path: path, bytes: Array(text.utf8))
        let dossier = DossierReader.read(DossierFiles(device: [], company: nil, identities: file))
        let faults = dossier.findings.filter { $0.origin.file == path && $0.severity == .error }
        if !faults.isEmpty { throw .unreadable(faults) }
    }
}

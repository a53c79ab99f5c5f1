import Ports
import Audit
import DossierFormat
import Identity
import Kernel

/// Use case: write the first files of a dossier.
public struct StartDossier: Sendable {
    private let store: any DossierStore
    private let clock: any Clock

    public init(store: any DossierStore, clock: any Clock) {
        self.store = store
        self.clock = clock
    }

    /// Writes `device.yaml` and, when asked, `company.yaml` in the folder above; gives the paths written.
    ///
    /// - Throws: the store's `exists` when one of the files is there already; nothing is written then.
    public func callAsFunction(
        _ answers: StarterWriter.Answers, in dossier: String, withCompany: Bool, by actor: Actor
    ) throws(WorkflowRefusal) -> [String] {
        guard Permissions.allows(.startDossier, to: actor) else { throw .notPermitted(.startDossier) }
        var files = [(path: "device.yaml", text: StarterWriter.device(answers))]
        if withCompany { files.append((path: "../company.yaml", text: StarterWriter.company(answers))) }
        let reason = LocalizedText(ja: "新しい機器の記録を始める", en: "Start the records of a new device")
        let event = AuditEvent(
            actor: actor, action: "start-dossier", record: "identity", reason: reason, instant: clock.now())
        do {
            try store.save(DossierChange(dossier: dossier, files: files, mustBeNew: true, event: event))
        } catch {
            throw .store(error)
        }
        return files.map(\.path)
    }
}

import Audit
import DossierFormat
import Kernel

/// Where dossiers are kept. The folder engine is the first; the server's engines come behind the same port.
public protocol DossierStore: Sendable {
    /// The files of a dossier; refuses a place that is no dossier.
    func files(of dossier: String) throws(StoreRefusal) -> DossierFiles
    /// Whether a folder with a `device.yaml` is there.
    func isDossier(_ place: String) -> Bool
    /// A bill that a release names, from the dossier's own folder.
    func bill(named name: String, of dossier: String) throws(StoreRefusal) -> [UInt8]
    /// Whether a company file stands in one of the two folders above, where a new dossier would find it.
    func hasCompany(above dossier: String) -> Bool
    /// Saves files of a dossier together with the event that says who changed them, all or nothing.
    func save(_ change: DossierChange) throws(StoreRefusal)
}

/// Files to write into a dossier, and the audit event that goes with them.
public struct DossierChange: Sendable {
    /// The dossier's place.
    public let dossier: String
    /// Paths relative to the dossier, and their text.
    public let files: [(path: String, text: String)]
    /// Refuse when one of the files exists already.
    public let mustBeNew: Bool
    public let event: AuditEvent

    public init(dossier: String, files: [(path: String, text: String)], mustBeNew: Bool, event: AuditEvent) {
        self.dossier = dossier
        self.files = files
        self.mustBeNew = mustBeNew
        self.event = event
    }
}

/// Why a store cannot do what it was asked.
public enum StoreRefusal: Error, Sendable {
    /// Nothing is there, or it is no folder with a `device.yaml`.
    case noDossier(path: String)
    case noFile(path: String)
    /// The file is larger than the store reads.
    case tooLarge(path: String, bytesMax: Int)
    /// The path leads out of the dossier's folder.
    case outsideDossier(path: String)
    case exists(path: String)
    /// The system's own words.
    case failed(path: String, reason: String)
}

import Dossiers
import Ports
import BillFormats
import BillOfMaterials
import CatalogueFormat
import Kernel

/// Use case: hold a bill against profiles of what it has to tell.
public struct ScoreBill: Sendable {
    /// The scores of one bill.
    public struct Result: Sendable {
        public let file: String
        public let bill: Bill
        public let scores: [Completeness]
        public let findings: [Finding]
    }

    private let files: any FileSource
    private let store: any DossierStore

    public init(files: any FileSource, store: any DossierStore) {
        self.files = files
        self.store = store
    }

    /// - Parameters:
    ///   - profiles: ids of bundled profiles, or paths of profile files; all bundled ones when empty.
    ///   - dossier: a device whose records and facts tell of support what the bill does not; nil for the bill
    ///     alone.
    ///   - release: the device's release whose bill it is, so that its records count.
    /// - Throws: `noSuchProfile` for a word that is neither, `unreadable` for a profile or bill with faults.
    public func callAsFunction(
        _ path: String, against profiles: [String], with dossier: String?, release: String?, on day: Day
    ) throws(WorkflowRefusal) -> Result {
        let chosen = try self.profiles(profiles)
        let device = try dossier.map { dossier throws(WorkflowRefusal) in
            try ReadDossier(store: store)(dossier).dossier
        }
        let read = try ReadBill(files: files)(path)
        let known = try KnownSupport(read.bill, of: device, release: release, on: day)
        return Result(
            file: path, bill: read.bill,
            scores: chosen.map {
                CompletenessRule.evaluate(read.bill, against: $0, support: known.statement)
            }, findings: read.findings)
    }

    private func profiles(_ names: [String]) throws(WorkflowRefusal) -> [CompletenessProfile] {
        let bundled = ProfileReader.bundled
        if names.isEmpty { return bundled }
        var chosen: [CompletenessProfile] = []
        for name in names {
            if let profile = bundled.first(where: { $0.id.text == name }) {
                chosen.append(profile)
            } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
                chosen.append(try own(name))
            } else {
                throw .noSuchProfile(name, known: bundled.map(\.id.text))
            }
        }
        return chosen
    }

    private func own(_ path: String) throws(WorkflowRefusal) -> CompletenessProfile {
        let bytes: [UInt8]
        do {
            bytes = try files.bytes(of: path, bytesMax: 1 << 20)
        } catch {
            throw .store(error)
        }
        let (profile, findings) = ProfileReader.read(bytes, file: path)
        guard let profile else { throw .unreadable(findings) }
        return profile
    }
}

import Ports
import DossierFormat
import BillFormats
import BillOfMaterials
import Kernel

/// What is in a bill, and what becomes of each of its lines.
public struct BillInspection: Sendable {
    /// How many components have what.
    public struct Counts: Sendable {
        public let packageURLs, cpeNames, softwareTags, hashes, licences, suppliers, versions: Int
        /// Lines inside other lines.
        public let nested: Int
        /// Lines with a pedigree whose patches say what they resolve.
        public let patched: Int
    }

    /// A line that has no identifier, with what it may be.
    public struct Nameless: Sendable {
        public let component: Component
        public let candidates: [IdentifierCandidates.Candidate]
    }

    public let file: String
    public let bill: Bill
    public let standing: BillStanding
    public let counts: Counts
    /// How many lines are of each kind; `-` where the bill does not say.
    public let kinds: [(name: String, count: Int)]
    /// How many lines are of each type of package URL.
    public let ecosystems: [(name: String, count: Int)]
    public let nameless: [Nameless]
    /// Whether a company's identities were looked at.
    public let hasIdentities: Bool
    public let findings: [Finding]
}

/// Use case: look into a bill.
public struct InspectBill: Sendable {
    private let files: any FileSource
    private let store: any DossierStore

    public init(files: any FileSource, store: any DossierStore) {
        self.files = files
        self.store = store
    }

    /// Reads the bill and decides each line.
    ///
    /// - Parameter dossier: a device of the company whose identities count and whose other bills are looked
    ///   through for candidates; nil to look at the bill alone.
    public func callAsFunction(_ path: String, with dossier: String?) throws(WorkflowRefusal)
        -> BillInspection
    {
        let device = try dossier.map { dossier throws(WorkflowRefusal) in
            try ReadDossier(store: store)(dossier)
        }
        let identities = device?.dossier.identities ?? []
        let read = try ReadBill(files: files)(path, identities: identities)
        var known = IdentifierCandidates.known(in: read.bill, from: path)
        if let device { known += IdentifierSuggestions.known(to: device.dossier, bills: device.bills) }
        return InspectBill.inspection(
            read, identities: identities, hasIdentities: dossier != nil, known: known)
    }

    private static func inspection(
        _ read: ReadBill.Reading, identities: [ComponentIdentity], hasIdentities: Bool,
        known: [IdentifierCandidates.Known]
    ) -> BillInspection {
        let standing = BillStanding.of(read.bill, identities: identities)
        let components = standing.rows.map(\.component)
        let nameless = standing.rows.filter { $0.standing == .withoutIdentifier }.map(\.component)
        let candidates = nameless.isEmpty ? nil : IdentifierCandidates(known)
        let counts = BillInspection.Counts(
            packageURLs: components.count { $0.packageURL != nil },
            cpeNames: components.count { $0.cpe != nil },
            softwareTags: components.count { $0.swid != nil },
            hashes: components.count { !$0.hashes.isEmpty },
            licences: components.count { !$0.licences.isEmpty },
            suppliers: components.count { ($0.supplierName ?? "") != "" },
            versions: components.count { ($0.version ?? "") != "" },
            nested: components.count - read.bill.components.count,
            patched: components.count { !($0.pedigree?.resolvedIDs.isEmpty ?? true) })
        return BillInspection(
            file: read.file, bill: read.bill, standing: standing, counts: counts,
            kinds: tally(components.map { $0.kind ?? "-" }),
            ecosystems: tally(components.compactMap { $0.packageURL?.type }),
            nameless: nameless.map { component in
                BillInspection.Nameless(
                    component: component, candidates: candidates?.candidates(for: component) ?? [])
            },
            hasIdentities: hasIdentities, findings: read.findings)
    }

    /// The most frequent first, then by name.
    private static func tally(_ words: [String]) -> [(name: String, count: Int)] {
        Dictionary(grouping: words) { $0 }.map { (name: $0.key, count: $0.value.count) }
            .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    }
}

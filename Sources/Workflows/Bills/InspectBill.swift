import Scanning
import Dossiers
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
    /// Whether names in what is published were looked through for candidates; nil where there was no need.
    public let hasPublishedNames: Bool?
    /// Whether a company's identities were looked at.
    public let hasIdentities: Bool
    public let findings: [Finding]
}

/// Use case: look into a bill.
public struct InspectBill: Sendable {
    private let files: any FileSource
    private let store: any DossierStore
    private let intelligence: any IntelligenceStore

    public init(
        files: any FileSource, store: any DossierStore, intelligence: any IntelligenceStore
    ) {
        self.files = files
        self.store = store
        self.intelligence = intelligence
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
        return inspection(read, identities: identities, hasIdentities: dossier != nil, known: known)
    }

    private func inspection(
        _ read: ReadBill.Reading, identities: [ComponentIdentity], hasIdentities: Bool,
        known: [IdentifierCandidates.Known]
    ) -> BillInspection {
        let standing = BillStanding.of(read.bill, identities: identities)
        let components = standing.rows.map(\.component)
        let nameless = standing.rows.filter { $0.standing == .withoutIdentifier }.map(\.component)
        let candidates = self.candidates(for: nameless, known)
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
            kinds: InspectBill.tally(components.map { $0.kind ?? "-" }),
            ecosystems: InspectBill.tally(components.compactMap { $0.packageURL?.type }),
            nameless: candidates.nameless, hasPublishedNames: candidates.isPublished,
            hasIdentities: hasIdentities, findings: read.findings)
    }

    /// What each may be: the company's own words go before what is published.
    private func candidates(
        for nameless: [Component], _ known: [IdentifierCandidates.Known]
    ) -> (nameless: [BillInspection.Nameless], isPublished: Bool?) {
        guard !nameless.isEmpty else { return ([], nil) }
        let own = IdentifierCandidates(known)
        let index = try? intelligence.open()
        let published = index.map { PublishedCandidates($0) }
        let all = nameless.map { component in
            own.candidates(for: component) + (published?.candidates(for: component) ?? [])
        }
        // Nothing counts that was read in a damaged index.
        let isSound = index.map { !$0.isDamaged } ?? false
        return (
            zip(nameless, all).map { component, candidates in
                BillInspection.Nameless(
                    component: component,
                    candidates: isSound
                        ? IdentifierCandidates.likeliest(candidates) : own.candidates(for: component))
            }, isSound
        )
    }

    /// The most frequent first, then by name.
    private static func tally(_ words: [String]) -> [(name: String, count: Int)] {
        Dictionary(grouping: words) { $0 }.map { (name: $0.key, count: $0.value.count) }
            .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    }
}

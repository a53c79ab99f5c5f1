import Dossiers
import Ports
import Gathering
import LocatedYAML
import AdvisoryFormats
import Audit
import BillOfMaterials
import DeviceRegistry
import DossierFormat
import Identity
import Kernel
import SupportLifecycle

/// Use case: take what a public list says of the support of software into the company's folder.
///
/// Writes `facts/support/<source>.yaml` beside company.yaml, and an audit event with it. A file that
/// cannot be read, be it the list's or the company's, is refused with every fault; nothing is written.
public struct ImportSupportFacts: Sendable {
    /// The most bytes of a list of all products.
    private static let listBytesMax = 256 << 20

    private let store: any DossierStore
    private let company: any CompanyStore
    private let files: any FileSource
    private let intelligence: any IntelligenceStore
    private let clock: any Clock

    public init(
        store: any DossierStore, company: any CompanyStore, files: any FileSource,
        intelligence: any IntelligenceStore, clock: any Clock
    ) {
        self.store = store
        self.company = company
        self.files = files
        self.intelligence = intelligence
        self.clock = clock
    }

    /// Which products are taken.
    public enum Choice: Sendable {
        /// Those that a bill or a software record of the company's devices leads to, and those taken before.
        case used
        /// Those, and these.
        case usedAnd([String])
        case all
    }

    /// What a person asks to have imported.
    public struct Request: Sendable {
        /// A product file, a folder of them, or the list of all products as the publisher's API gives it
        /// (`.json`); nil for the list that `mamori intel sync endoflife` has fetched.
        public let path: String?
        public let company: String
        /// The source's name, which becomes the file's.
        public let source: String
        public let asserter: String
        public let readOn: Day?
        public let choice: Choice

        public init(
            path: String?, company: String, source: String, asserter: String, readOn: Day?, choice: Choice
        ) {
            self.path = path
            self.company = company
            self.source = source
            self.asserter = asserter
            self.readOn = readOn
            self.choice = choice
        }
    }

    /// What was written.
    public struct Result: Sendable {
        /// The file, from the company's folder.
        public let path: String
        /// The ids of the products in it.
        public let products: [String]
        /// How many products of the files were not taken.
        public let leftOut: Int
        public let changes: [SupportFactChange]
        /// What is imperfect in the files of these products.
        public let findings: [Finding]
        /// Imperfections in the files of the products that were left out.
        public let findingsLeftOut: Int
    }

    public func callAsFunction(
        _ request: Request, by actor: Actor
    ) throws(WorkflowRefusal) -> Result {
        guard Permissions.allows(.importSupportFacts, to: actor) else {
            throw .notPermitted(.importSupportFacts)
        }
        guard ImportSupportFacts.isName(request.source) else { throw .badName(request.source) }
        let path = "facts/support/\(request.source).yaml"
        let offer = try offer(at: request.path)
        let offered = offer.products.map(\.product)
        let earlier = try earlier(at: path, of: request.company)
        let now = clock.now()
        let source = source(of: request, earlier?.source, path: path, day: offer.readOn ?? now.dayInJapan)
        let wanted = try wanted(request, among: offered, source)
        let known = Set(earlier?.products.map(\.id) ?? [])
        let taken = offered.filter { wanted.contains($0.id) || known.contains($0.id) }
        // One product file says nothing of the products that are not in it.
        let offeredIDs = Set(offered.map(\.id))
        let kept = offered.count == 1 ? (earlier?.products ?? []).filter { !offeredIDs.contains($0.id) } : []
        let facts = SupportFactFile(source: source, products: taken + kept)
        let changes = SupportFactChange.between(earlier?.products ?? [], facts.products)
        let text = SupportFactsWriter.write(facts)
        let faults = SupportFactsReader.read(DossierFiles.File(path: path, bytes: Array(text.utf8))).1
        if faults.contains(where: { $0.severity == .error }) { throw .unreadable(faults) }
        let reason = LocalizedText(
            ja:
                "\(source.name.ja)（\(source.readOn?.description ?? "")）から \(taken.count) 製品、"
                + "変更 \(changes.count) 件",
            en: "\(taken.count) products of \(source.name.en), \(changes.count) changes")
        let event = AuditEvent(
            actor: actor, action: "import-support-facts", record: "facts/support/\(request.source)",
            reason: reason, instant: now)
        let ids = Set(taken.map(\.id))
        let told = offer.products.filter { ids.contains($0.product.id) }.flatMap(\.findings).sorted()
        let count = offer.products.reduce(0) { $0 + $1.findings.count }
        do {
            try store.save(
                DossierChange(
                    dossier: request.company, files: [(path, text)], mustBeNew: false, event: event))
        } catch {
            throw .store(error)
        }
        return Result(
            path: path, products: facts.products.map(\.id), leftOut: offered.count - taken.count,
            changes: changes, findings: told, findingsLeftOut: count - told.count)
    }

    // MARK: Steps

    /// What can be taken, each product with its remarks.
    private struct Offer {
        let products: [(product: SupportProduct, findings: [Finding])]
        /// When the list was read, where that is not now.
        var readOn: Day?
    }

    /// The products of the files; refuses all of them when one is faulty.
    private func offer(at path: String?) throws(WorkflowRefusal) -> Offer {
        guard let path else { return try keptOffer() }
        if path.hasSuffix(".json") {
            let bytes: [UInt8]
            do {
                bytes = try files.bytes(of: path, bytesMax: Self.listBytesMax)
            } catch {
                throw .store(error)
            }
            let (products, faults) = EndOfLifeListReader.read(bytes, file: path)
            guard faults.isEmpty else { throw .unreadable(faults) }
            return Offer(products: products.map { ($0.product, $0.findings) })
        }
        var products: [(product: SupportProduct, findings: [Finding])] = []
        var findings: [Finding] = []
        do {
            for file in try company.files(at: path, ending: ".md") {
                let (product, remarks) = EndOfLifeReader.read(file.bytes, file: file.path)
                findings += remarks
                if let product { products.append((product, remarks)) }
            }
        } catch {
            throw .store(error)
        }
        findings.sort()
        if findings.contains(where: { $0.severity == .error }) { throw .unreadable(findings) }
        guard !products.isEmpty else { throw .store(.noFile(path: path)) }
        return Offer(products: products)
    }

    private func keptOffer() throws(WorkflowRefusal) -> Offer {
        let kept = try KeptSupport.find(in: intelligence)
        guard let kept, !kept.products.isEmpty else {
            let nothing = LocalizedText(
                ja: "取得した製品一覧がありません。mamori intel sync endoflife で取得するか、ファイルを指定してください",
                en: "no list of products was fetched; fetch it with mamori intel sync endoflife, or name "
                    + "files")
            throw .unreadable([
                Finding(
                    .error, "no-product-list", kept?.failure ?? nothing, at: Origin(file: intelligence.path))
            ])
        }
        return Offer(
            products: kept.products.map { ($0.product, $0.findings) }, readOn: kept.readAt?.dayInJapan)
    }

    private func earlier(
        at path: String, of company: String
    ) throws(WorkflowRefusal) -> SupportFactFile? {
        let file: DossierFiles.File?
        do {
            file = try self.company.companyFile(path, of: company)
        } catch {
            throw .store(error)
        }
        guard let file else { return nil }
        let (facts, faults) = SupportFactsReader.read(file)
        if faults.contains(where: { $0.severity == .error }) { throw .unreadable(faults) }
        return facts
    }

    /// What the file says already of its source stays; the day of the reading is new.
    private func source(
        of request: Request, _ earlier: SupportSource?, path: String, day: Day
    ) -> SupportSource {
        let isKnown = request.source == "endoflife.date"
        return SupportSource(
            id: ID(request.source), name: earlier?.name ?? LocalizedText(same: request.source),
            asserter: LocalizedText(same: request.asserter), kind: earlier?.kind ?? .publicList,
            readOn: request.readOn ?? day,
            licence: earlier?.licence ?? (isKnown ? "MIT" : nil),
            url: earlier?.url ?? (isKnown ? "https://endoflife.date/" : nil),
            appliesTo: earlier?.appliesTo ?? [], origin: Origin(file: path))
    }

    private func wanted(
        _ request: Request, among offered: [SupportProduct], _ source: SupportSource
    ) throws(WorkflowRefusal) -> Set<String> {
        let ids = offered.map(\.id)
        var wanted: Set<String> = []
        switch request.choice {
        case .all: return Set(ids)
        case .used: break
        case .usedAnd(let names):
            for name in names where !ids.contains(name) {
                throw .noSuchProduct(name, nearest: NearestName.of(name, among: ids))
            }
            wanted = Set(names)
        }
        let index = SupportFactIndex([SupportFactFile(source: source, products: offered)])
        let places: [String]
        do {
            places = try company.devices(of: request.company)
        } catch {
            throw .store(error)
        }
        for place in places {
            let read = try ReadDossier(store: store)(place)
            let matching = SupportFactMatching(index, device: read.dossier.device.identity.id.text)
            for bill in read.bills {
                wanted.formUnion(matching.productIDs(for: bill.bill, identities: read.dossier.identities))
            }
            for part in read.dossier.support {
                wanted.formUnion(
                    matching.productIDs(
                        for: SupportFactMatching.Subject(
                            packageURL: part.identifier.flatMap { PackageURL($0) },
                            cpe: part.identifier.flatMap { try? CPEName($0) }, version: part.version,
                            names: [])))
            }
        }
        return wanted
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 100 && !text.hasPrefix(".")
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || [0x2D, 0x2E, 0x5F].contains(byte)
            }
    }
}

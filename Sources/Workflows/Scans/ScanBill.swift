import DossierFormat
import DeviceRegistry
import BillOfMaterials
import Kernel
import Vulnerabilities

/// Use case: hold a bill, or every bill of a device, against what is published.
public struct ScanBill: Sendable {
    /// What is asked for.
    public struct Request: Sendable {
        /// A bill's file, or a device's folder.
        public let path: String
        /// Also what its range alone rules out is told.
        public let explains: Bool
        public let day: Day

        public init(path: String, explains: Bool, day: Day) {
            self.path = path
            self.explains = explains
            self.day = day
        }
    }

    private let files: any FileSource
    private let store: any DossierStore
    private let intelligence: any IntelligenceStore

    public init(files: any FileSource, store: any DossierStore, intelligence: any IntelligenceStore) {
        self.files = files
        self.store = store
        self.intelligence = intelligence
    }

    /// One report for a bill, one for each release of a device that names a bill.
    public func callAsFunction(_ request: Request) throws(WorkflowRefusal) -> [ScanReport] {
        let index: any IntelligenceIndex
        let standing: IntelligenceStanding
        do {
            index = try intelligence.open()
            standing = try intelligence.standing()
        } catch {
            throw .intelligence(error)
        }
        let sources = ReportIntelligence.sources(of: standing, on: request.day)
        var reports: [ScanReport] = []
        if store.isDossier(request.path) {
            let reading = try ReadDossier(store: store)(request.path)
            reports = BillScan(index, sources, request).reports(of: reading)
        } else {
            let reading = try ReadBill(files: files)(request.path)
            reports.append(
                BillScan(index, sources, request).report(
                    reading.bill, file: reading.file, findings: reading.findings))
        }
        guard !index.isDamaged else { throw .intelligence(.indexDamaged(path: intelligence.path)) }
        return reports
    }
}

/// The scan of one bill.
struct BillScan {
    private let index: any IntelligenceIndex
    private let sources: [SourceReport]
    private let request: ScanBill.Request

    init(_ index: any IntelligenceIndex, _ sources: [SourceReport], _ request: ScanBill.Request) {
        self.index = index
        self.sources = sources
        self.request = request
    }

    /// The reports of every release of a device that names a bill, with the device's decisions.
    func reports(of reading: ReadDossier.Reading) -> [ScanReport] {
        let book = DecisionBook(reading.dossier, on: request.day)
        return reading.bills.map { bill in
            report(
                bill.bill, file: bill.file, identities: reading.dossier.identities,
                device: reading.dossier.device.identity.id.text, release: bill.release,
                decisions: book, findings: reading.findings)
        }
    }

    func report(
        _ bill: Bill, file: String, identities: [ComponentIdentity] = [], device: String? = nil,
        release: String? = nil, decisions: DecisionBook? = nil, findings: [Finding]
    ) -> ScanReport {
        let standing = BillStanding.of(bill, identities: identities)
        let system = BillSystem.of(bill)
        let subjects = standing.rows.map { row -> MatchSubject in
            let identity = row.standing == .mapped ? identities.first { $0.names(row.component) } : nil
            return MatchSubject(row.component, identity: identity, system: system)
        }
        let matches = find(subjects, standing, systems: Set([system?.family.lowercased()].compactMap { $0 }))
        var facts: [String: VulnerabilityFacts] = [:]
        var found: [ScanReport.Found] = []
        var remarks = Set(findings)
        for match in matches {
            let known =
                facts[match.vulnerability]
                ?? VulnerabilityFacts(
                    match.vulnerability, index.named(match.vulnerability).map { index.head($0) })
            facts[match.vulnerability] = known
            let component = standing.rows[match.component].component
            var decision: FoundDecision?
            if let decisions, let release, !match.isRuledOut {
                let (decided, faults) = decisions.decision(
                    on: known, of: component, identity: identities.first { $0.names(component) }, in: bill,
                    release: release, by: index)
                decision = decided
                remarks.formUnion(faults)
            }
            found.append(
                ScanReport.Found(match: match, component: component, facts: known, decision: decision))
        }
        let open = found.filter { !$0.match.isRuledOut }
        let closed = found.filter(\.match.isRuledOut)
        return ScanReport(
            file: file, device: device, release: release, found: open.sorted(by: ScanOrder.precedes),
            ruledOut: closed.sorted(by: ScanOrder.precedes),
            coverage: CoverageRule(index, sources).coverage(of: standing, subjects, matches),
            sources: sources, findings: remarks.sorted(), day: request.day)
    }

    /// The matches of every line that is evaluated; the type of the index is opened once.
    private func find(
        _ subjects: [MatchSubject], _ standing: BillStanding, systems: Set<String>
    ) -> [Match] {
        func run(_ index: some IntelligenceIndex) -> [Match] {
            let rule = MatchRule(
                index, inventory: Inventory(subjects, systems: systems), explains: request.explains)
            return subjects.indices.flatMap { place -> [Match] in
                if case .ignored(let reason) = standing.rows[place].standing, reason != .noVersion {
                    return []
                }
                return rule.matches(of: subjects[place], at: place)
            }
        }
        return run(index)
    }
}

extension Match {
    /// It does not affect.
    var isRuledOut: Bool { if case .notAffected = verdict { true } else { false } }
}

/// Which found vulnerability is told first.
enum ScanOrder {
    static func precedes(_ left: ScanReport.Found, _ right: ScanReport.Found) -> Bool {
        func key(_ found: ScanReport.Found) -> [Int] {
            [
                found.isSettled ? 1 : 0, found.match.verdict == .affected ? 0 : 1,
                found.facts.known == nil ? 1 : 0, -(found.facts.score?.tenths ?? 0),
            ]
        }
        let (one, two) = (key(left), key(right))
        if one != two { return one.lexicographicallyPrecedes(two) }
        return (left.component.name, left.match.vulnerability)
            < (right.component.name, right.match.vulnerability)
    }
}

/// The distribution that a bill as a whole names.
enum BillSystem {
    /// Of the component that is an operating system, when there is only one.
    static func of(_ bill: Bill) -> Ecosystem? {
        let systems = (bill.everyComponent + [bill.metadata.subject].compactMap { $0 })
            .filter { $0.kind == "operating-system" }
        let named = systems.compactMap { system -> Ecosystem? in
            guard let version = system.version else { return nil }
            return DistributionRelease.ecosystem(
                namespace: system.name.lowercased(), distro: version.lowercased())
        }
        return named.count == 1 ? named.first : nil
    }
}

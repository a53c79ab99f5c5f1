import Dossiers
import Ports
import Gathering
import DossierFormat
import DeviceRegistry
import BillOfMaterials
import Kernel
import Severity
import Vulnerabilities

/// Use case: hold a bill, or every bill of a device, against what is published.
public struct ScanBill: Sendable {
    /// What is asked for.
    public struct Request: Sendable {
        /// A bill's file, or a device's folder.
        public let path: String
        /// Also what its range alone rules out is told.
        public let explains: Bool
        /// Only what was published, changed or listed as exploited on this day or later.
        public let since: Day?
        public let day: Day

        public init(path: String, explains: Bool, since: Day? = nil, day: Day) {
            self.path = path
            self.explains = explains
            self.since = since
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
                decisions: book, harms: HarmLinks(reading.dossier, release: bill.release),
                findings: reading.findings)
        }
    }

    func report(
        _ bill: Bill, file: String, identities: [ComponentIdentity] = [], device: String? = nil,
        release: String? = nil, decisions: DecisionBook? = nil, harms: HarmLinks? = nil, findings: [Finding]
    ) -> ScanReport {
        let standing = BillStanding.of(bill, identities: identities)
        let system = BillSystem.of(bill)
        let subjects = standing.rows.map { row -> MatchSubject in
            let identity = row.standing == .mapped ? identities.first { $0.names(row.component) } : nil
            return MatchSubject(row.component, identity: identity, system: system)
        }
        let matches = find(subjects, standing, systems: Set([system?.family.lowercased()].compactMap { $0 }))
        var remarks = Set(findings)
        let all = found(matches, standing, harms) { known, component in
            guard let decisions, let release else { return nil }
            let (decision, faults) = decisions.decision(
                on: known, of: component, identity: identities.first { $0.names(component) }, in: bill,
                release: release, by: index)
            remarks.formUnion(faults)
            return decision
        }
        let told = all.filter { isTold($0) }
        let basis = CoverageRule(index, sources).coverage(of: standing, subjects, matches)
        var gaps = basis.gaps
        addCandidates(to: &gaps)
        return ScanReport(
            file: file, device: device, release: release, bill: bill,
            found: told.filter { !$0.match.isRuledOut }.sorted(by: ScanOrder.precedes),
            ruledOut: told.filter(\.match.isRuledOut).sorted(by: ScanOrder.precedes),
            since: request.since, older: all.count { !$0.match.isRuledOut && !isTold($0) }, gaps: gaps,
            coverage: basis.coverage, sources: sources, findings: remarks.sorted(), day: request.day)
    }

    /// A plain scan tells candidates of so many components without an identifier; with `explains` of each.
    private static let candidatesMax = 5

    private func addCandidates(to gaps: inout [ScanReport.Gap]) {
        let published = PublishedCandidates(index)
        var left = request.explains ? gaps.count : Self.candidatesMax
        for place in gaps.indices where left > 0 && gaps[place].reason == .noIdentifier {
            gaps[place].candidates = published.candidates(for: gaps[place].component)
            left -= 1
        }
    }

    /// What no source dates is told always: it may be new.
    private func isTold(_ found: ScanReport.Found) -> Bool {
        guard let since = request.since, let news = found.news else { return true }
        return news >= since
    }

    private func found(
        _ matches: [Match], _ standing: BillStanding, _ harms: HarmLinks?,
        decision: (VulnerabilityFacts, Component) -> FoundDecision?
    ) -> [ScanReport.Found] {
        let priority = ScanPriority(sources)
        var facts: [String: VulnerabilityFacts] = [:]
        return matches.map { match in
            let known =
                facts[match.vulnerability]
                ?? VulnerabilityFacts(
                    match.vulnerability, index.named(match.vulnerability).map { index.head($0) })
            facts[match.vulnerability] = known
            let component = standing.rows[match.component].component
            let link = harms?.link(of: component) ?? .unknown
            let decided = match.isRuledOut ? nil : decision(known, component)
            let environment = decided.flatMap { EnvironmentalScore($0, known) }
            let statements = match.evidence.map { evidence -> ProductStatement? in
                let all = index.statements(evidence.ref)
                return all.indices.contains(evidence.statement) ? all[evidence.statement] : nil
            }
            return ScanReport.Found(
                match: match, component: component, facts: known, link: link,
                priority: priority.priority(known, harm: link.harm, environment: environment),
                statements: statements, decision: decided, environment: environment)
        }
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

/// Which found vulnerability is told first: what no decision settles, the most urgent, and of those the ones
/// that are sure.
enum ScanOrder {
    static func precedes(_ left: ScanReport.Found, _ right: ScanReport.Found) -> Bool {
        if left.isSettled != right.isSettled { return right.isSettled }
        if left.priority.sortKey != right.priority.sortKey {
            return left.priority.sortKey < right.priority.sortKey
        }
        let (one, two) = (left.match.verdict == .affected, right.match.verdict == .affected)
        if one != two { return one }
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

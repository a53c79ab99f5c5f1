import Evidence
import Scanning
import Dossiers
import Ports
import Disclosure
import BillFormats
import CatalogueFormat
import DossierFormat
import Identity
import Kernel
import Requirements
import RiskManagement
import SupportLifecycle

/// Use case: read a dossier and decide every demand for the device on a day.
public struct AssessDevice: Sendable {
    private let store: any DossierStore
    private let intelligence: (any IntelligenceStore)?

    /// - Parameter intelligence: where published vulnerabilities are kept; without it nobody looks for them.
    public init(store: any DossierStore, intelligence: (any IntelligenceStore)? = nil) {
        self.store = store
        self.intelligence = intelligence
    }

    /// The assessment.
    ///
    /// - Parameters:
    ///   - dossier: the dossier's place in the store.
    ///   - day: the day on which the assessment stands.
    ///   - catalogues: the catalogues to evaluate; the guidance of 2018 when empty.
    /// - Throws: `unreadable` with every fault of the dossier and its bills, or the store's refusal.
    public func callAsFunction(
        _ dossier: String, on day: Day, actor: Actor, catalogues: [ID<Catalogue>] = []
    ) throws(WorkflowRefusal) -> Assessment {
        guard Permissions.allows(.assessDevice, to: actor) else { throw .notPermitted(.assessDevice) }
        let chosen = try AssessDevice.catalogues(named: catalogues)
        let read = try ReadDossier(store: store)(dossier)
        let support = SupportAssembly(read.dossier, bills: read.bills, on: day)
        let known = KnownVulnerabilities.look(in: intelligence, for: read, on: day)
        let assembly = EvidenceAssembly(
            read.dossier, bills: read.bills, support: support.components, scans: known.scans.map(\.summary),
            found: known.scans, on: day)
        let evaluation = ConformityEvaluation(source: assembly.evidence, today: day, rules: RuleBook.rules)
        let guidance = try AssessDevice.catalogues(named: []).flatMap { evaluation.evaluate($0).results }
        let results = chosen.map { catalogue in
            CatalogueResults(
                catalogue: catalogue,
                results: catalogue.id == Catalogue.guidanceID
                    ? guidance : evaluation.evaluate(catalogue, guidance: guidance).results)
        }
        let device = read.dossier.device
        let texts = DossierDocuments.select(read.dossier, on: day)
        return Assessment(
            day: day, device: device, companyName: read.dossier.companyName, scope: assembly.scope,
            catalogues: results,
            nextSteps: NextStepOrder.steps(of: results.flatMap(\.results), in: assembly.evidence),
            lifeSpan: assembly.lifeSpan,
            horizon: Horizon.look(
                at: assembly.lifeSpan, on: day,
                factMonthsMax: Setting.supportFactMonths.value(in: assembly.evidence)),
            bills: assembly.bills, componentSupport: support.components, vulnerabilities: known,
            evidence: assembly.evidence,
            risk: assembly.risk.tracing(
                AssessDevice.citations(in: results), sections: AssessDevice.sections(of: results)),
            documents: texts.documents,
            findings: (read.findings + texts.findings + support.findings + known.findings
                + assembly.risk.findings).sorted(),
            recordCount: read.dossier.evidence.everyRecord.count)
    }

    /// For the path of each record, the demands whose decision cites it.
    private static func citations(in results: [CatalogueResults]) -> [String: [String]] {
        var citations: [String: [String]] = [:]
        for result in results.flatMap(\.results) {
            for citation in result.evidence where citation.section == nil {
                citations[citation.record, default: []].append(result.requirement.id.text)
            }
        }
        return citations
    }

    /// The section that each demand stands in.
    private static func sections(of results: [CatalogueResults]) -> [String: String] {
        Dictionary(
            results.flatMap(\.results).map { ($0.requirement.id.text, $0.requirement.section) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The bundled catalogues of these ids, in the order asked for; `all` stands for every one.
    public static func catalogues(named ids: [ID<Catalogue>]) throws(WorkflowRefusal) -> [Catalogue] {
        let bundled = CatalogueReader.bundled
        if ids.contains("all") { return bundled }
        var chosen: [Catalogue] = []
        for id in ids.isEmpty ? [Catalogue.guidanceID] : ids {
            guard let catalogue = bundled.first(where: { $0.id == id }) else {
                throw .noSuchCatalogue(id.text, known: bundled.map(\.id.text))
            }
            chosen.append(catalogue)
        }
        return chosen
    }
}

extension AssessDevice {
    /// The result of one demand; refuses a number that no chosen catalogue has, naming the nearest one.
    public func explain(
        _ demand: String, of dossier: String, on day: Day, actor: Actor, catalogues: [ID<Catalogue>] = []
    ) throws(WorkflowRefusal) -> RequirementResult {
        let results = try self(dossier, on: day, actor: actor, catalogues: catalogues).catalogues.flatMap(
            \.results)
        if let result = results.first(where: { $0.requirement.id.text.lowercased() == demand.lowercased() }) {
            return result
        }
        throw .noSuchDemand(
            demand, nearest: DemandName.nearest(to: demand, among: results.map(\.requirement)))
    }
}

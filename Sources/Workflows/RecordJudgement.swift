import Evidence
import Ports
import Audit
import CatalogueFormat
import DossierFormat
import Identity
import Kernel
import Requirements

/// Use case: record a person's judgement on a demand that no rule can decide alone.
///
/// The premises are taken from what the evaluation looks at on that day: when one of those records changes,
/// the judgement goes stale.
public struct RecordJudgement: Sendable {
    private let store: any DossierStore
    private let clock: any Clock

    public init(store: any DossierStore, clock: any Clock) {
        self.store = store
        self.clock = clock
    }

    /// What a person asks to have recorded.
    public struct Request: Sendable {
        public let demand: String
        public let catalogue: ID<Catalogue>
        public let state: RequirementState
        public let reason: LocalizedText
        public let evidence: [String]

        public init(
            demand: String, catalogue: ID<Catalogue>, state: RequirementState, reason: LocalizedText,
            evidence: [String]
        ) {
            self.demand = demand
            self.catalogue = catalogue
            self.state = state
            self.reason = reason
            self.evidence = evidence
        }
    }

    /// Saves the judgement with its audit event; gives the path of its file in the dossier.
    public func callAsFunction(
        _ request: Request, in dossier: String, by actor: Actor
    ) throws(WorkflowRefusal) -> String {
        guard Permissions.allows(.recordJudgement, to: actor) else { throw .notPermitted(.recordJudgement) }
        let now = clock.now()
        let assessment = try AssessDevice(store: store)(
            dossier, on: now.dayInJapan, actor: actor, catalogues: [request.catalogue])
        let results = assessment.catalogues.flatMap(\.results)
        guard let result = results.first(where: { $0.requirement.id.text == request.demand }) else {
            throw .noSuchDemand(
                request.demand,
                nearest: DemandName.nearest(to: request.demand, among: results.map(\.requirement)))
        }
        let requirement = result.requirement
        guard requirement.rule == nil || requirement.decidability != .full else {
            throw .decidedByRule(request.demand)
        }
        let states: [RequirementState: String] = [
            .met: "met", .unmet: "unmet", .notApplicable: "not_applicable",
        ]
        guard let state = states[request.state] else {
            preconditionFailure("Nobody can judge \(request.state).")
        }
        let decision = JudgementWriter.Decision(
            demand: requirement.id, catalogue: request.catalogue, state: state, reason: request.reason,
            actor: actor,
            day: now.dayInJapan, evidence: request.evidence, premises: premises(of: result))
        let path = JudgementWriter.path(of: decision)
        let event = AuditEvent(
            actor: actor, action: "record-judgement", record: "judgements/\(requirement.id)",
            reason: request.reason,
            instant: now)
        do {
            try store.save(
                DossierChange(
                    dossier: dossier, files: [(path, JudgementWriter.write(decision))], mustBeNew: false,
                    event: event))
        } catch {
            throw .store(error)
        }
        return path
    }

    /// Every field that the rule read in a record of the dossier. Computed records and earlier judgements are
    /// left out.
    private func premises(of result: RequirementResult) -> [Premise] {
        result.evidence.filter { citation in
            citation.section == nil && !["scope_computation"].contains(citation.record)
                && !citation.record.hasPrefix("bills/") && !citation.record.hasPrefix("judgements/")
                && !citation.record.contains("[")
        }.flatMap { citation in
            citation.fields.sorted { $0.key < $1.key }.map {
                Premise(record: citation.record, field: $0.key, value: $0.value)
            }
        }
    }
}

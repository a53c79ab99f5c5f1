import Evidence
import Kernel

/// What the rules propose for a dossier.
public struct ThreatEvaluation: Sendable {
    /// By rule, in the order of the rules, and then in the order of the records.
    public let proposals: [ThreatProposal]
    /// How many records of the kind each rule was asked about.
    public let looks: [ID<ThreatRule>: Int]
    /// Kinds and fields that a rule asked for and that no schema has; empty, or a rule is wrong.
    public let wrongReads: Set<String>

    /// Asks each rule about each record of its kind. The cost grows with records times rules.
    public init(_ evidence: EvidenceSource, rules: [ThreatRule]) {
        let scene = ThreatScene(evidence)
        var proposals: [ThreatProposal] = []
        var looks: [ID<ThreatRule>: Int] = [:]
        var wrong: Set<String> = []
        for rule in rules {
            let records = evidence.records(rule.subject)
            looks[rule.id] = records.count
            for record in records {
                let observation = Observation(record, in: scene)
                if rule.applies(observation) { proposals.append(ThreatProposal(rule, observation)) }
                wrong.formUnion(observation.wrongReads)
            }
        }
        self.proposals = proposals
        self.looks = looks
        wrongReads = wrong
    }
}

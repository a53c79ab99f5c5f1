import Evidence
import Kernel
import Severity

/// Everything that follows from a dossier's records on risk, for one release: pure, and whole.
public struct RiskEvaluation: Sendable {
    /// What the evaluation needs beside the records.
    public struct Basis: Sendable {
        public let rules: [ThreatRule]
        public let profiles: [BaselineProfile]
        public let decisions: [ThreatDecision]
        /// Why the device needs no risk controls: a current decision that no cyber risk is foreseen, or nil.
        public var exemption: LocalizedText?
        /// What a scan of the release's bill found that concerns the gate.
        public var vulnerabilities: [ReleaseGate.Item] = []
        /// Affecting vulnerabilities that nobody has settled, with the functions that they reach; nil where
        /// nobody has looked.
        public var unresolved: [UnresolvedVulnerability]?

        public init(rules: [ThreatRule], profiles: [BaselineProfile], decisions: [ThreatDecision]) {
            self.rules = rules
            self.profiles = profiles
            self.decisions = decisions
        }
    }

    /// The release that it stands on; nil when the dossier names none.
    public let release: String?
    public let file: RiskFile
    public let threats: ThreatEvaluation
    public let register: ThreatRegister
    public let risks: [RiskStanding]
    public let baseline: BaselineEvaluation
    public let gate: ReleaseGate
    public private(set) var trace: Traceability
    public let paths: AttackPaths
    /// Affecting vulnerabilities that nobody has settled; nil where nobody has looked, which is never none.
    public let unresolved: [UnresolvedVulnerability]?
    /// Threats that stand and that no attacker considered could carry out.
    public let unattended: [String]
    /// Why the device needs no risk controls; nil for a device in scope, or while nobody has decided.
    public let exemption: LocalizedText?
    /// What contradicts itself or hangs in the air, with places.
    public let findings: [Finding]

    /// - Parameters:
    ///   - evidence: the dossier's records, computed ones included.
    ///   - release: the release to stand on; the current one when nil.
    public init(_ evidence: EvidenceSource, release: String? = nil, basis: Basis) {
        let file = RiskFile(evidence)
        let chosen = release ?? file.currentRelease ?? file.releases.last
        let proof = ProofBook(file, release: chosen ?? "")
        let controls = Dictionary(
            file.controls.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
        let unresolved = basis.unresolved.map { RiskReach(file).place($0) }
        let threats = ThreatEvaluation(evidence, rules: basis.rules)
        let register = ThreatRegister(threats, decisions: basis.decisions, own: file.threats)
        let risks = file.risks.map {
            RiskRule.evaluate(
                $0, controls: controls, criteria: file.criteria, proof: proof, unresolved: unresolved ?? [])
        }
        let baseline = BaselineEvaluation(file, evidence: evidence, profiles: basis.profiles, proof: proof)
        self.release = chosen
        self.file = file
        self.threats = threats
        self.register = register
        self.risks = risks
        self.baseline = baseline
        gate = ReleaseGate(
            release: chosen ?? "", file: file, register: register, risks: risks, baseline: baseline,
            vulnerabilities: basis.vulnerabilities + ReleaseGate.unestimated(unresolved ?? []),
            exemption: basis.exemption)
        exemption = basis.exemption
        unattended = AttackerRule.unattended(register, file.attackers)
        trace = Traceability(
            register, risks: risks, texts: RiskEvaluation.texts(evidence))
        paths = AttackPaths(file, proof: proof)
        self.unresolved = unresolved
        findings = RiskConsistency.findings(file, evidence: evidence)
    }

    /// The same, its traces beginning with the demands whose decision cites each record.
    ///
    /// - Parameters:
    ///   - citations: for the path of a record, the numbers of the demands.
    ///   - sections: for the number of a demand, the section of the guidance that it stands in.
    public func tracing(_ citations: [String: [String]], sections: [String: String]) -> RiskEvaluation {
        var copy = self
        copy.trace = trace.tracing(citations, sections: sections)
        return copy
    }

    /// Risks that do not count as controlled, harm to people and the gravest first.
    public var uncontrolled: [RiskStanding] {
        risks.filter { $0.result == .uncontrolled }.sorted { RiskEvaluation.order($0, $1) }
    }

    /// Harm to people before any other, then the graver one, then by id.
    public static func order(_ left: RiskStanding, _ right: RiskStanding) -> Bool {
        func rank(_ standing: RiskStanding) -> (Int, Int, String) {
            let severity = standing.risk.severity.flatMap { HarmSeverity.allCases.firstIndex(of: $0) } ?? 9
            // A harm that nobody has written may be one to people.
            return (standing.risk.harm?.isPeople == false ? 1 : 0, -severity, standing.risk.id.text)
        }
        return rank(left) < rank(right)
    }

    /// For each risk, the texts for users that name it.
    private static func texts(_ evidence: EvidenceSource) -> [String: [String]] {
        var texts: [String: [String]] = [:]
        func add(_ kind: RecordKind, _ field: String) {
            for record in evidence.records(kind) {
                for risk in record.texts(field) { texts[risk, default: []].append(record.path) }
            }
        }
        add("user_obligation", "accepted_risks")
        add("package_insert", "out_of_environment_risks")
        add("wearer_notice", "risks")
        return texts
    }
}

import Kernel

/// From what is demanded to what the user is told: threat, risk, controls, proof, residual risk, text (3.1).
public struct Traceability: Sendable {
    /// One threat and one risk that names it; a threat without a risk stands alone.
    public struct Row: Sendable {
        /// The threat's id in the register: of a record, or of a proposal.
        public let threat: String
        public let threatTitle: LocalizedText
        /// The path of the record that the threat stands in, or of the subject of a proposal.
        public let threatRecord: String
        /// Demands whose decision cites the threat or the risk.
        public fileprivate(set) var demands: [String]
        /// The clauses of the guidance that ask for this threat to be looked at.
        public let clauses: Set<String>
        public let risk: RiskStanding?
        /// Text for users that the controls or the risk name.
        public let texts: [String]
        /// What is missing on the way; empty when the row is complete.
        public let holes: [LocalizedText]
    }

    public private(set) var rows: [Row]

    /// The same rows with their demands: those of the clauses that ask for the threat, and of 3.1, whose
    /// decision
    /// cites the threat or the risk.
    func tracing(_ citations: [String: [String]], sections: [String: String]) -> Traceability {
        var copy = self
        for index in copy.rows.indices {
            let row = copy.rows[index]
            let paths = [row.threatRecord] + [row.risk?.risk.path].compactMap { $0 }
            copy.rows[index].demands = paths.flatMap { citations[$0] ?? [] }.filter {
                row.clauses.contains(sections[$0] ?? "") || sections[$0] == "3.1"
            }.uniqued().sorted()
        }
        return copy
    }

    /// Rows that lack something.
    public var incomplete: [Row] { rows.filter { !$0.holes.isEmpty } }

    /// - Parameters:
    ///   - register: all threats.
    ///   - risks: as they stand on the release.
    ///   - texts: for the id of a risk, what tells users of it.
    public init(
        _ register: ThreatRegister, risks: [RiskStanding], texts: [String: [String]] = [:]
    ) {
        var byThreat: [String: [RiskStanding]] = [:]
        for standing in risks {
            for threat in standing.risk.threats { byThreat[threat, default: []].append(standing) }
        }
        var rows: [Row] = []
        func add(
            _ id: String, _ title: LocalizedText, _ record: String, _ clauses: Set<String>,
            settled: LocalizedText?
        ) {
            let found = byThreat[id] ?? []
            guard !found.isEmpty else {
                if settled != nil { return }
                rows.append(
                    Row(
                        threat: id, threatTitle: title, threatRecord: record,
                        demands: [], clauses: clauses, risk: nil, texts: [],
                        holes: [
                            LocalizedText(ja: "この脅威を扱うリスクがない", en: "no risk takes up this threat")
                        ]))
                return
            }
            for standing in found {
                let told =
                    (texts[standing.risk.id.text] ?? [])
                    + standing.controls.flatMap(\.control.information)
                rows.append(
                    Row(
                        threat: id, threatTitle: title, threatRecord: record,
                        demands: [], clauses: clauses,
                        risk: standing, texts: told.uniqued(), holes: Traceability.holes(standing, told)))
            }
        }
        var taken: [String: Set<String>] = [:]
        for row in register.rows {
            for threat in row.decision?.threats ?? [] {
                taken[threat, default: []].insert(row.proposal.rule.clause)
            }
        }
        for threat in register.own {
            let isSettled = ["accepted", "not_applicable"].contains(threat.disposition ?? "")
            // A threat that takes up none of the proposals is there because people may be malicious
            // (background).
            add(
                threat.id, threat.title, threat.path, taken[threat.id] ?? ["背景"],
                settled: isSettled ? threat.rationale : nil)
        }
        for row in register.standingAlone {
            add(
                row.proposal.id.text, row.proposal.title, row.proposal.subject, [row.proposal.rule.clause],
                settled: nil)
        }
        self.rows = rows
    }

    private static func holes(_ standing: RiskStanding, _ texts: [String]) -> [LocalizedText] {
        var holes: [LocalizedText] = []
        if standing.risk.controls.isEmpty, standing.risk.noControlRationale == nil {
            holes.append(LocalizedText(ja: "対策も、対策がない理由もない", en: "neither a control nor a reason for none"))
        }
        for (control, proof) in standing.controls where proof != .verified {
            holes.append(
                LocalizedText(
                    ja: "対策 \(control.id)：\(proof.words.ja)", en: "control \(control.id): \(proof.words.en)"))
        }
        for (control, _) in standing.controls
        where control.kind == .information && control.information.isEmpty {
            holes.append(
                LocalizedText(
                    ja: "対策 \(control.id) は情報だが、使用者への文面が結ばれていない",
                    en: "control \(control.id) is information, and no text for users is linked"))
        }
        if standing.residualLevel == nil {
            holes.append(LocalizedText(ja: "残留リスクが見積られていない", en: "the residual risk is not estimated"))
        }
        return holes
    }
}

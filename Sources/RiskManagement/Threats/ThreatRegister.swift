import Evidence
import Kernel

/// All threats of a dossier: what rules propose with what people decided on it, and what people wrote
/// themselves.
public struct ThreatRegister: Sendable {
    /// Where a proposal stands with people.
    public enum Standing: Hashable, Sendable {
        /// Nobody has decided.
        case open
        /// A decision exists, and what it relied on has changed since.
        case returned([LocalizedText])
        /// Taken up by these threats of the register; as proposed when empty.
        case accepted([String])
        /// Taken up with changes by these threats.
        case adapted([String])
        case dismissed

        /// A person has to look.
        public var isOpen: Bool {
            switch self {
            case .open, .returned: true
            default: false
            }
        }

        /// The standing in words.
        public var name: LocalizedText {
            switch self {
            case .open: LocalizedText(ja: "判断待ち", en: "to be decided")
            case .returned: LocalizedText(ja: "見直し", en: "to be looked at again")
            case .accepted: LocalizedText(ja: "採用", en: "accepted")
            case .adapted: LocalizedText(ja: "直して採用", en: "adapted")
            case .dismissed: LocalizedText(ja: "不採用", en: "dismissed")
            }
        }
    }

    /// A proposal and the decision on it.
    public final class Row: Sendable {
        public let proposal: ThreatProposal
        public let standing: Standing
        public let decision: ThreatDecision?

        init(proposal: ThreatProposal, standing: Standing, decision: ThreatDecision?) {
            self.proposal = proposal
            self.standing = standing
            self.decision = decision
        }
    }

    /// Every proposal, in the order of the rules.
    public let rows: [Row]
    /// Threats that people wrote, in their order.
    public let own: [Threat]
    /// Decisions whose proposal no rule makes any more.
    public let lapsed: [ThreatDecision]

    public init(_ evaluation: ThreatEvaluation, decisions: [ThreatDecision], own: [Threat]) {
        let byKey = Dictionary(
            decisions.map { (ThreatProposal.id(of: $0.rule, subject: $0.subject), $0) },
            uniquingKeysWith: { first, _ in first })
        rows = evaluation.proposals.map { proposal in
            let decision = byKey[proposal.id]
            return Row(
                proposal: proposal,
                standing: ThreatRegister.standing(of: proposal, decision), decision: decision)
        }
        let proposed = Set(evaluation.proposals.map(\.id))
        lapsed = decisions.filter {
            !proposed.contains(ThreatProposal.id(of: $0.rule, subject: $0.subject))
        }
        self.own = own
    }

    /// Proposals that a person has to look at.
    public var open: [Row] { rows.filter { $0.standing.isOpen } }

    /// Proposals that count as threats by themselves: taken up as they are, or not yet decided.
    public var standingAlone: [Row] {
        rows.filter {
            switch $0.standing {
            case .open, .returned: true
            case .accepted(let threats), .adapted(let threats): threats.isEmpty
            case .dismissed: false
            }
        }
    }

    private static func standing(of proposal: ThreatProposal, _ decision: ThreatDecision?) -> Standing {
        guard let decision else { return .open }
        let changes = changes(from: decision.premises, to: proposal.premises)
        if !changes.isEmpty { return .returned(changes) }
        switch decision.disposition {
        case .accepted: return .accepted(decision.threats)
        case .adapted: return .adapted(decision.threats)
        case .dismissed: return .dismissed
        }
    }

    /// What reads differently now: a premise that is new, gone or has another value.
    static func changes(from old: [ThreatPremise], to new: [ThreatPremise]) -> [LocalizedText] {
        let before = Set(old)
        let after = Set(new)
        let gone = old.filter { !after.contains($0) }
        let come = new.filter { !before.contains($0) }
        let moved = gone.map { was in
            let now = come.first { $0.isAboutSame(as: was) }
            return LocalizedText(
                ja: "\(was.words.ja) → \(now?.words.ja ?? "見られなくなった")",
                en: "\(was.words.en) → \(now?.words.en ?? "no longer looked at")")
        }
        let fresh = come.filter { now in !gone.contains { $0.isAboutSame(as: now) } }.map {
            LocalizedText(ja: "新たに \($0.words.ja)", en: "new: \($0.words.en)")
        }
        return moved + fresh
    }
}

extension ThreatPremise {
    /// Both look at the same place.
    func isAboutSame(as other: ThreatPremise) -> Bool {
        switch (self, other) {
        case (.field(let record, let field, _), .field(let otherRecord, let otherField, _)):
            record == otherRecord && field == otherField
        case (.relation(let relation), .relation(let other)):
            relation.section == other.section && relation.field == other.field && relation.id == other.id
        case (.section(let section, _), .section(let other, _)): section == other
        default: false
        }
    }
}

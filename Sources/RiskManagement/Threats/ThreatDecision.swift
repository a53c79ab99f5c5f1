import Kernel

/// What a person decided on a threat that a rule proposes, and what they relied on.
public struct ThreatDecision: Hashable, Sendable {
    /// What becomes of the proposed threat; the words of the dossier's field `disposition`.
    public enum Disposition: String, Sendable, CaseIterable {
        /// Taken as proposed: it is a threat to this device.
        case accepted
        /// Taken up by threats that people have written in other words.
        case adapted
        /// No threat here, for the reason given.
        case dismissed
    }

    /// The file's name without its ending.
    public let id: ID<ThreatDecision>
    public let rule: ID<ThreatRule>
    /// The path of the record that it is about, such as `interfaces/IF-USB`.
    public let subject: String
    public let disposition: Disposition
    /// The ids of the threats that take it up.
    public let threats: [String]
    public let reason: LocalizedText
    /// Who decided.
    public let by: String
    public let role: String?
    public let date: Day
    /// What the records said when it was decided.
    public let premises: [ThreatPremise]
    public let origin: Origin

    public init(
        id: ID<ThreatDecision>, rule: ID<ThreatRule>, subject: String, disposition: Disposition,
        threats: [String] = [], reason: LocalizedText, by: String, role: String?, date: Day,
        premises: [ThreatPremise], origin: Origin
    ) {
        self.id = id
        self.rule = rule
        self.subject = subject
        self.disposition = disposition
        self.threats = threats
        self.reason = reason
        self.by = by
        self.role = role
        self.date = date
        self.premises = premises
        self.origin = origin
    }

    /// The proposal that it answers.
    public var proposal: ID<ThreatProposal> { ThreatProposal.id(of: rule, subject: subject) }
}

import Evidence
import Kernel

/// The state of one demand for one device on one day.
public enum RequirementState: String, Sendable, CaseIterable {
    case met
    case unmet
    case notApplicable
    /// The records say what they can; a person has to judge the rest.
    case needsJudgement
    /// The records that the demand asks for do not exist yet, or do not say enough.
    case noRecord

    /// Met, or not applicable for a recorded reason: nothing is left to do.
    public var isSettled: Bool { self == .met || self == .notApplicable }
}

/// The state of one demand, why, from which records, and what to do next.
public struct RequirementResult: Sendable {
    /// Who decided.
    public enum Basis: String, Sendable {
        case rule, judgement, none
    }

    public let requirement: Requirement
    public let state: RequirementState
    public let basis: Basis
    public let reason: LocalizedText
    /// What the evaluation looked at, in the order of the first look.
    public let evidence: [Citation]
    /// What keeps the demand from being met; empty when it is met.
    public let shortfalls: [Shortfall]
    /// Set whenever the state is not settled.
    public let nextStep: LocalizedText?
}

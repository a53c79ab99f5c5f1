import Evidence
import Kernel

/// The pure rule that decides one demand from records.
public struct Rule: Sendable {
    /// When a rule is asked at all.
    public enum Gate: Sendable {
        /// For every device: the demands on scope, and the ones on the company.
        case always
        /// Only for a device in scope: without a current scope decision there is no record, and a device that
        /// is out of scope or without foreseeable cyber risk makes the demand not applicable.
        case inScope
    }

    /// The rule that looks at all other demands and therefore runs last (通知文: decide item by item).
    public static let wholeID: ID<Rule> = "R-N-02"

    public let id: ID<Rule>
    public let gate: Gate
    let decide: @Sendable (Inquiry) -> Verdict

    /// A rule. Its closure reads records through the inquiry and ends with `conclude` or `notApplicable`.
    public init(_ id: ID<Rule>, _ gate: Gate, _ decide: @escaping @Sendable (Inquiry) -> Verdict) {
        self.id = id
        self.gate = gate
        self.decide = decide
    }
}

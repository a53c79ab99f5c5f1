import Kernel

/// What the maker decided about the time between the end of support and the end of the service life (3.1).
public struct GapPlan: Sendable {
    public let id: String
    /// The measures studied: extended_support, upgrade, compensating_measure, isolation, early_eos,
    /// replacement.
    public let options: [String]
    public let decision: LocalizedText?
    public let due: Day?
    public let approvedOn: Day?
    /// When it was carried out.
    public let doneOn: Day?
    public let origin: Origin

    public init(
        id: String, options: [String] = [], decision: LocalizedText?, due: Day?, approvedOn: Day?,
        doneOn: Day? = nil, origin: Origin
    ) {
        self.id = id
        self.options = options
        self.decision = decision
        self.due = due
        self.approvedOn = approvedOn
        self.doneOn = doneOn
        self.origin = origin
    }
}

import DeviceRegistry
import Documents
import Kernel

/// Where the scope decision stands, as texts for users need it (2., 5.).
public struct ScopeStatement: Sendable {
    /// What the records give.
    public let computation: ScopeComputation
    /// What was decided, with a name and a day; nil while nobody has decided.
    public let decided: ScopeComputation.Result?
    public let decidedOn: Day?
    /// The release for which it was decided.
    public let version: String?
    /// Every premise holds, for the current release, in agreement with the records or with a reason.
    public let isCurrent: Bool
    public let source: Sentence.Source

    public init(
        computation: ScopeComputation, decided: ScopeComputation.Result?, decidedOn: Day?, version: String?,
        isCurrent: Bool, source: Sentence.Source
    ) {
        self.computation = computation
        self.decided = decided
        self.decidedOn = decidedOn
        self.version = version
        self.isCurrent = isCurrent
        self.source = source
    }

    /// The outcome that holds on this day: the decision while it is current, or else what the records give.
    public func standing(on day: Day) -> ScopeComputation.Result {
        isDecided(on: day) ? decided ?? computation.result : computation.result
    }

    /// Decided on or before this day, and current.
    public func isDecided(on day: Day) -> Bool {
        guard let decidedOn, decidedOn <= day else { return false }
        return decided != nil && isCurrent
    }

    /// Texts on cyber risk are due: the device is in scope, or nobody can say yet that it is not.
    public func asksForTexts(on day: Day) -> Bool {
        switch standing(on: day) {
        case .inScope, .notExamined: true
        case .noRisk, .outOfScope: false
        }
    }
}

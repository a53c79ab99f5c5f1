import Evidence
import Requirements

/// Colour, only where a screen shows it.
public struct Style: Sendable {
    private let isColoured: Bool

    public init(isColoured: Bool) { self.isColoured = isColoured }

    /// For titles and what must be seen.
    public func bold(_ text: String) -> String { wrap(text, "1") }
    /// For what stands beside the matter.
    public func faint(_ text: String) -> String { wrap(text, "2") }

    /// The sign and word of a state in its colour.
    public func state(_ state: RequirementState, _ text: String) -> String {
        switch state {
        case .met: wrap(text, "32")
        case .unmet: wrap(text, "31")
        case .needsJudgement: wrap(text, "33")
        case .noRecord: wrap(text, "36")
        case .notApplicable: wrap(text, "2")
        }
    }

    private func wrap(_ text: String, _ code: String) -> String {
        isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

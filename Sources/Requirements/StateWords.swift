import Kernel

extension RequirementState {
    /// The sign that stands for the state on paper, on a page and in a terminal.
    public var sign: String {
        switch self {
        case .met: "✓"
        case .unmet: "●"
        case .needsJudgement: "▲"
        case .noRecord: "○"
        case .notApplicable: "–"
        }
    }

    /// The word for the state.
    public var name: LocalizedText {
        switch self {
        case .met: LocalizedText(ja: "満たす", en: "Met")
        case .unmet: LocalizedText(ja: "未達", en: "Unmet")
        case .needsJudgement: LocalizedText(ja: "判断待ち", en: "Needs judgement")
        case .noRecord: LocalizedText(ja: "記録なし", en: "No record")
        case .notApplicable: LocalizedText(ja: "対象外", en: "Not applicable")
        }
    }

    /// The order in which the states are told: what is open first.
    public static let inOrder: [RequirementState] = [
        .unmet, .noRecord, .needsJudgement, .met, .notApplicable,
    ]
}

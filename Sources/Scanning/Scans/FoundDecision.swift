import Kernel
import Vulnerabilities

/// What the maker has decided on one vulnerability of one component in one release.
public struct FoundDecision: Sendable {
    /// How the decisions stand.
    public enum Standing: String, Sendable, CaseIterable {
        case applies
        /// Made for this, but its ground has changed or its time is over: it does not count.
        case needsReview = "needs-review"
        /// Decisions that hold say different things; the stricter counts and nothing is settled.
        case contradicted
        /// It lacks what a decision must have: it does not count.
        case doesNotCount = "does-not-count"
    }

    public let standing: Standing
    /// The status that counts; nil where none does.
    public let status: ExploitabilityDecision.Status?
    /// The decisions made for this, each with why it holds or does not.
    public let answers: [DecisionAnswer]

    /// Nil where none of the answers is about this.
    init?(_ verdict: DecisionVerdict) {
        answers = verdict.answers.filter { $0.outcome != .doesNotApply }
        guard !answers.isEmpty else { return nil }
        status = verdict.status
        if verdict.findings.contains(where: { $0.code == "decisions-contradict" }) {
            standing = .contradicted
        } else if status != nil {
            standing = .applies
        } else {
            standing = verdict.needsReview ? .needsReview : .doesNotCount
        }
    }

    /// Nothing is left to be done: not affected or fixed, by a decision that holds.
    public var isSettled: Bool { standing == .applies && (status == .notAffected || status == .fixed) }

    /// Somebody has come to a result that holds, whatever it is.
    public var isDecided: Bool { standing == .applies && status != .underInvestigation }

    /// In a few words, such as 影響を受けない（CVE-2024-1）.
    public var words: LocalizedText {
        let ids = answers.map(\.decision.id).joined(separator: ", ")
        let state =
            switch standing {
            case .applies: status?.words ?? LocalizedText(same: "")
            case .needsReview: LocalizedText(ja: "要見直し", en: "needs review")
            case .contradicted: LocalizedText(ja: "食い違い", en: "contradiction")
            case .doesNotCount: LocalizedText(ja: "判断に不備", en: "does not count")
            }
        return LocalizedText(ja: "\(state.ja)（\(ids)）", en: "\(state.en) (\(ids))")
    }

    /// Every decision with its reasons, as sentences.
    public var explanation: LocalizedText {
        LocalizedText.list(answers.map(\.explanation), ja: "。", en: "; ")
    }
}

import Kernel

/// What all decisions together say of one component, vulnerability and release.
public struct DecisionVerdict: Sendable {
    /// The status that counts; nil where no decision holds.
    public let status: ExploitabilityDecision.Status?
    /// Every decision with its answer, in the order given.
    public let answers: [DecisionAnswer]
    /// Decisions that cannot count, and contradictions.
    public let findings: [Finding]

    /// Some decision was made for this and has to be looked at again.
    public var needsReview: Bool { answers.contains { $0.outcome == .needsReview } }
}

extension DecisionRule {
    /// Holds all decisions against one subject. Where several that apply contradict each other, each is a
    /// finding and the stricter status counts.
    public static func verdict(
        _ decisions: [ExploitabilityDecision], for subject: DecisionSubject
    ) -> DecisionVerdict {
        var answers = decisions.map { evaluate($0, for: subject) }
        // Only what was made for this can take another's place, and nothing takes its own.
        var replacedBy: [String: String] = [:]
        for answer in answers where answer.outcome == .applies {
            for id in answer.decision.replaces where id != answer.decision.id {
                replacedBy[id] = answer.decision.id
            }
        }
        answers = answers.map { answer in
            guard let by = replacedBy[answer.decision.id], answer.outcome != .doesNotApply,
                replacedBy[by] != answer.decision.id
            else { return answer }
            return DecisionAnswer(
                decision: answer.decision, outcome: .doesNotApply, reasons: [.replaced(by: by)])
        }
        var findings: [Finding] = answers.filter { $0.outcome == .doesNotCount }.map { answer in
            Finding(.error, "decision-does-not-count", answer.explanation, at: answer.decision.origin)
        }
        let holding = answers.filter { $0.outcome == .applies }
        let strictest = holding.map(\.decision.status).min { $0.rank < $1.rank }
        if let strictest, holding.contains(where: { $0.decision.status != strictest }) {
            let all = LocalizedText.list(
                holding.map { answer in
                    let words = answer.decision.status.words
                    return LocalizedText(
                        ja: "\(answer.decision.id)（\(words.ja)）", en: "\(answer.decision.id) (\(words.en))")
                })
            findings += holding.map { answer in
                Finding(
                    .error, "decisions-contradict",
                    LocalizedText(
                        ja: "判断が食い違います：\(all.ja)。厳しい方（\(strictest.words.ja)）をとります",
                        en: "decisions contradict each other: \(all.en); the stricter one "
                            + "(\(strictest.words.en)) counts"),
                    at: answer.decision.origin)
            }
        }
        return DecisionVerdict(status: strictest, answers: answers, findings: findings.sorted())
    }
}

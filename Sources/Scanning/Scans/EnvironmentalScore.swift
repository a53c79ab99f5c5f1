import Kernel
import Severity
import Vulnerabilities

/// The score of a vulnerability in the device's environment, from the rubric's answers of a decision that
/// holds.
public struct EnvironmentalScore: Sendable {
    /// The decision that holds the answers.
    public let decision: String
    public let rubric: RubricScore

    /// Nil where no decision that holds answers the rubric. Of several the gravest counts, and one that gives
    /// no score yet is not lighter than any.
    init?(_ found: FoundDecision, _ facts: VulnerabilityFacts) {
        let published = facts.scores.lazy.compactMap { try? CVSSVector($0.score.vector) }
            .first { $0.version == .v3_1 || $0.version == .v3_0 }
        let all = found.answers.compactMap { answer -> (decision: String, rubric: RubricScore)? in
            let answers = answer.decision.rubric
            guard answer.outcome == .applies, !answers.isEmpty else { return nil }
            return (try? RubricScore(answers, over: published)).map { (answer.decision.id, $0) }
        }
        let gravest = all.max { ($0.rubric.score?.tenths ?? 101) < ($1.rubric.score?.tenths ?? 101) }
        guard let gravest else { return nil }
        (decision, rubric) = gravest
    }
}

import Kernel

/// The score in a device's environment: the rubric's answers, over a published base vector where they leave a
/// base metric open.
public struct RubricScore: Sendable {
    /// How each metric came about; base metrics that were taken from the published vector are left out.
    public let decisions: [MedicalRubric.Decision]
    /// Nil while a base metric is open, for then there is no score.
    public let vector: CVSSVector?
    /// The base metrics that stand as published.
    public let published: [String]
    /// The questions that still matter and have no answer; nothing is counted as lighter for them.
    public let unanswered: [RubricQuestion]

    /// The score that counts: the environmental one, or the base score where no answer changes it.
    public var score: Score? { vector?.score }

    /// The questions answered with "not known" whose metric is therefore not defined.
    public var undefined: [String] {
        decisions.filter { $0.value == nil }.flatMap(\.questions)
    }

    /// The metrics whose gravest value was taken because the answer is not known.
    public var assumed: [String] { decisions.filter(\.isAssumed).map(\.metric) }

    /// Refused is a question or an answer that does not exist.
    ///
    /// - Parameter base: a published vector of CVSS 3.0 or 3.1, whose base metrics are the same.
    public init(_ answers: [String: String], over base: CVSSVector?) throws(SeverityRefusal) {
        let result = try MedicalRubric.evaluate(answers)
        let usable = base.flatMap { $0.version == .v3_1 || $0.version == .v3_0 ? $0 : nil }
        let (open, rest) = (result.decisions.prefix(8), result.decisions.dropFirst(8))
        var parts: [String] = []
        var taken: Set<String> = []
        var isWhole = true
        for decision in open {
            if let value = decision.value {
                parts.append("\(decision.metric):\(value)")
            } else if let value = usable?[decision.metric] {
                parts.append("\(decision.metric):\(value)")
                taken.insert(decision.metric)
            } else {
                isWhole = false
            }
        }
        parts += rest.compactMap { decision in decision.value.map { "\(decision.metric):\($0)" } }
        decisions = result.decisions.filter { !taken.contains($0.metric) }
        published = open.map(\.metric).filter(taken.contains)
        unanswered = result.unanswered.filter { !taken.contains($0.metric) }
        vector = isWhole ? try CVSSVector("CVSS:3.1/" + parts.joined(separator: "/")) : nil
    }
}

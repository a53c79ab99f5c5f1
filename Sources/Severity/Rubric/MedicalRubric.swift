import Kernel

/// CVSS 3.1 for a medical device from answers to questions, after MITRE's "Rubric for Applying CVSS to Medical Devices"
/// (2020).
///
/// A written `unknown` counts as the gravest answer where the rubric says so, and leaves an environmental metric not
/// defined. A question without an answer leaves its metric open, and the result says so.
public enum MedicalRubric {
    /// How one metric came about.
    public struct Decision: Hashable, Sendable {
        /// The metric of CVSS 3.1, such as `AV`.
        public let metric: String
        /// Its value; nil while it is open or not defined.
        public let value: String?
        /// The questions whose answers decided it.
        public let questions: [String]
        /// Why, naming question and answer.
        public let reason: LocalizedText
        /// The gravest value was taken because the answer is not known.
        public let isAssumed: Bool
    }

    public struct Result: Sendable {
        /// One a metric, in the order of the vector: the eight base metrics and the environmental ones.
        public let decisions: [Decision]
        /// The vector; nil while a base metric is open, for then there is none.
        public let vector: CVSSVector?
        /// The vector if every open base metric and requirement had its gravest value.
        public let gravest: CVSSVector
        /// The questions that are to be asked and have no answer, in order.
        public let unanswered: [RubricQuestion]
        /// The metrics that are not defined because an answer is missing or not known.
        public var open: [String] { decisions.filter { $0.value == nil }.map(\.metric) }
    }

    /// The questions that are to be asked after these answers, answered or not; each tree asks only what still matters.
    public static func asked(after answers: [String: String]) -> [RubricQuestion] {
        questions.filter { question in
            question.condition.allSatisfy { condition in
                answers[condition.question].map(condition.answers.contains) ?? false
            }
        }
    }

    /// The vector from answers (question's id → answer's id), as a dossier holds them.
    ///
    /// Answers to questions that are not asked are ignored. Refused is a question or an answer that does not exist.
    public static func evaluate(_ answers: [String: String]) throws(SeverityRefusal) -> Result {
        for (id, answer) in answers.sorted(by: { $0.key < $1.key }) {
            guard let question = questions.first(where: { $0.id == id }) else {
                throw SeverityRefusal(.unknownQuestion, id)
            }
            if question.answer(answer) == nil { throw SeverityRefusal(.unknownAnswer, "\(id): \(answer)") }
        }
        let asked = asked(after: answers)
        let metrics = CVSSVersion.v3_1.metrics.filter { $0.group == .base || $0.group == .environmental }
        let decisions = metrics.map { metric in
            decide(metric.code, asked.filter { $0.metric == metric.code }, answers)
        }
        let isWhole = decisions.prefix(8).allSatisfy { $0.value != nil }
        return Result(
            decisions: decisions, vector: isWhole ? try vector(decisions) { _ in nil } : nil,
            gravest: try vector(decisions) { gravestValue[$0] },
            unanswered: asked.filter { answers[$0.id] == nil })
    }

    /// What an open metric can be at worst. An open modified metric stays as its base metric.
    private static let gravestValue = [
        "AV": "N", "AC": "L", "PR": "N", "UI": "N", "S": "C", "C": "H", "I": "H", "A": "H", "CR": "H",
        "IR": "H",
        "AR": "H",
    ]

    private static func vector(
        _ decisions: [Decision], _ open: (String) -> String?
    ) throws(SeverityRefusal) -> CVSSVector {
        var parts: [String] = []
        for decision in decisions {
            guard let value = decision.value ?? open(decision.metric) else { continue }
            parts.append("\(decision.metric):\(value)")
        }
        return try CVSSVector("CVSS:3.1/" + parts.joined(separator: "/"))
    }

    /// The gravest of the values that the answers give; open while an answer that could make it graver is missing.
    private static func decide(
        _ metric: String, _ questions: [RubricQuestion], _ answers: [String: String]
    ) -> Decision {
        let given = questions.compactMap { question in
            answers[question.id].flatMap(question.answer).map { (question: question, answer: $0) }
        }
        let missing = questions.filter { answers[$0.id] == nil }
        let values = given.compactMap(\.answer.value)
        let order = ["H", "L", "N"]
        let isImpact = ["C", "I", "A"].contains(metric)
        let value = isImpact ? order.first(where: values.contains) : values.first
        // High cannot become graver; anything else can, as long as a question is open.
        if let value, missing.isEmpty || isImpact && value == "H" {
            // One answer is enough for an impact, one that is known before one that is not; none needs them all.
            let deciding = given.filter { $0.answer.value == value }
            let chosen = deciding.first { !$0.answer.isAssumed } ?? deciding.first
            let path = isImpact && value != "N" ? chosen.map { [$0] } ?? [] : given
            return Decision(
                metric: metric, value: value, questions: path.map(\.question.id),
                reason: reason(path.map { ($0.question, $0.answer) }),
                isAssumed: path.contains { $0.answer.isAssumed && $0.answer.value != nil })
        }
        let open = missing.map(\.id)
        if open.isEmpty {
            return Decision(
                metric: metric, value: nil, questions: given.map(\.question.id),
                reason: LocalizedText(
                    ja: "分からないので未定義のままとし、軽くは数えない",
                    en: "Not known: left not defined, and not counted as lighter"),
                isAssumed: false)
        }
        return Decision(
            metric: metric, value: nil, questions: [],
            reason: LocalizedText(
                ja: "まだ答えられていない：\(open.joined(separator: "、"))",
                en: "Not answered yet: \(open.joined(separator: ", "))"),
            isAssumed: false)
    }

    private static func reason(_ path: [(RubricQuestion, RubricQuestion.Answer)]) -> LocalizedText {
        LocalizedText.list(
            path.map { question, answer in
                let assumed = answer.isAssumed && answer.value != nil
                return LocalizedText(
                    ja: "\(question.id)「\(question.text.ja)」→ \(answer.text.ja)"
                        + (assumed ? "（最も重い値とみなす）" : ""),
                    en: "\(question.id) “\(question.text.en)” → \(answer.text.en)"
                        + (assumed ? " (the gravest value is assumed)" : ""))
            }, ja: "、", en: "; ")
    }
}

import Kernel

/// One question of the rubric with its answers.
public struct RubricQuestion: Hashable, Sendable {
    public struct Answer: Hashable, Sendable {
        /// As a dossier writes it, such as `yes`.
        public let id: String
        public let text: LocalizedText
        /// The value that the answer gives its metric; nil where another question decides.
        let value: String?
        /// A note on why, where the answer alone does not say.
        let isAssumed: Bool
    }

    /// MITRE's name of the variable (`XAVN`), or ours for the environment (`EAV`).
    public let id: String
    /// The metric of CVSS 3.1 that it decides, alone or with others.
    public let metric: String
    public let text: LocalizedText
    /// The first is the one that speaks for the gravest score, the last is `unknown`.
    public let answers: [Answer]
    /// Asked only where these questions have these answers.
    let condition: [(question: String, answers: Set<String>)]

    public func answer(_ id: String) -> Answer? { answers.first { $0.id == id } }

    public static func == (left: RubricQuestion, right: RubricQuestion) -> Bool { left.id == right.id }

    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension RubricQuestion {
    /// A question whose answers are yes, no and unknown; each gives a value or leaves the decision to another.
    static func yesNo(
        _ id: String, _ metric: String, _ ja: String, _ en: String, yes: String?, no: String?,
        unknown: String?,
        when condition: [(question: String, answers: Set<String>)] = []
    ) -> RubricQuestion {
        RubricQuestion(
            id: id, metric: metric, text: LocalizedText(ja: ja, en: en),
            answers: [
                Answer(id: "yes", text: LocalizedText(ja: "はい", en: "Yes"), value: yes, isAssumed: false),
                Answer(id: "no", text: LocalizedText(ja: "いいえ", en: "No"), value: no, isAssumed: false),
                Answer(id: "unknown", text: Self.unknownText, value: unknown, isAssumed: true),
            ], condition: condition)
    }

    /// A question with answers of its own; unknown is added.
    static func choice(
        _ id: String, _ metric: String, _ ja: String, _ en: String,
        _ answers: [(String, String, String, String)],
        unknown: String?, when condition: [(question: String, answers: Set<String>)] = []
    ) -> RubricQuestion {
        let given = answers.map { id, value, ja, en in
            Answer(id: id, text: LocalizedText(ja: ja, en: en), value: value, isAssumed: false)
        }
        let open = Answer(id: "unknown", text: unknownText, value: unknown, isAssumed: true)
        return RubricQuestion(
            id: id, metric: metric, text: LocalizedText(ja: ja, en: en), answers: given + [open],
            condition: condition)
    }

    private static let unknownText = LocalizedText(ja: "分からない", en: "Not known")
}

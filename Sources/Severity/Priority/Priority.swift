import Kernel

/// What is known of one vulnerability in one release when people ask what to do first.
public struct PriorityFacts: Hashable, Sendable {
    public var harm: LinkedHarm
    public var known: KnownExploited.Standing
    public var exploitation: Exploitation?
    public var prediction: ExploitPrediction?
    /// Its score, the one nearest to the device's use where there are several; nil where nobody has
    /// scored it.
    public var score: Score?
    public var version: CVSSVersion
    /// `score` is that of the device's environment, by the rubric for medical devices.
    public var isEnvironmental = false
    /// The published score beside an environmental one.
    public var published: Score?
    /// The rubric's questions that have no answer yet.
    public var openQuestions: [String] = []
    /// The metrics that have the gravest value because the answer is not known.
    public var assumedMetrics: [String] = []

    public init(
        harm: LinkedHarm = .unknown, known: KnownExploited.Standing = .unknown,
        exploitation: Exploitation? = nil, prediction: ExploitPrediction? = nil, score: Score? = nil,
        version: CVSSVersion = .v3_1
    ) {
        self.harm = harm
        self.known = known
        self.exploitation = exploitation
        self.prediction = prediction
        self.score = score
        self.version = version
    }
}

/// How soon people should deal with a vulnerability, and why.
///
/// Harm to patients and users first, then exploitation, then the score. What is not known counts as
/// grave enough to be looked at: unknown harm stands just below a serious one.
public struct Priority: Hashable, Sendable {
    /// How soon, most urgent first.
    public enum Level: Int, Sendable, CaseIterable, Comparable {
        case immediate, prompt, planned, watched

        public var name: LocalizedText {
            switch self {
            case .immediate: LocalizedText(ja: "即時", en: "Immediate")
            case .prompt: LocalizedText(ja: "優先", en: "Prompt")
            case .planned: LocalizedText(ja: "計画", en: "Planned")
            case .watched: LocalizedText(ja: "経過観察", en: "Watched")
            }
        }

        public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    /// How far exploitation has come, gravest first.
    public enum Threat: Int, Sendable, CaseIterable, Comparable {
        /// In CISA's catalogue.
        case known
        /// SSVC says active.
        case active
        /// SSVC says that code is public.
        case publicCode
        /// EPSS is at the limit or above.
        case predicted
        /// Neither is there anything that speaks for exploitation, nor has everything been looked at.
        case unknown
        /// Not in the catalogue, and SSVC or EPSS speak against it.
        case unlikely

        public static func < (left: Threat, right: Threat) -> Bool { left.rawValue < right.rawValue }
    }

    /// Orders vulnerabilities: level, then harm, then exploitation, then score. Smaller is sooner.
    public struct SortKey: Hashable, Sendable, Comparable {
        public let rawValue: UInt32

        public static func < (left: SortKey, right: SortKey) -> Bool { left.rawValue < right.rawValue }
    }

    public let level: Level
    public let threat: Threat
    public let sortKey: SortKey
    /// One sentence for each premise: harm, exploitation, score.
    public let premises: [LocalizedText]
    /// What is not known, and how it was counted.
    public let unknowns: [LocalizedText]

    /// The level with its premises and what is unknown.
    public var explanation: LocalizedText {
        let why = LocalizedText.list(premises, ja: "。", en: ". ")
        let text = LocalizedText(ja: "\(level.name.ja)：\(why.ja)。", en: "\(level.name.en): \(why.en).")
        if unknowns.isEmpty { return text }
        let open = LocalizedText.list(unknowns, ja: "。", en: ". ")
        return LocalizedText(
            ja: "\(text.ja)分からないこと：\(open.ja)。", en: "\(text.en) Not known: \(open.en).")
    }
}

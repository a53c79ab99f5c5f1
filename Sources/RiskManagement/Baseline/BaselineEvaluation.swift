import Evidence
import Kernel

/// What the chosen profiles ask of a device, and how its answers stand on a release.
public struct BaselineEvaluation: Sendable {
    /// One item asked of this device.
    public struct Row: Sendable {
        /// How the item stands.
        public enum Standing: Hashable, Sendable {
            case passed
            /// Not met, and a person has approved the deviation.
            case deviation(by: String)
            case failed(LocalizedText)

            /// The release is not held back by it.
            public var isCleared: Bool { if case .failed = self { false } else { true } }

            /// The standing in words.
            public var words: LocalizedText {
                switch self {
                case .passed: LocalizedText(ja: "合格", en: "passed")
                case .deviation(let by):
                    LocalizedText(ja: "逸脱（承認：\(by)）", en: "deviation (approved by \(by))")
                case .failed(let why): why
                }
            }
        }

        public let profile: BaselineProfile
        public let item: BaselineProfile.Item
        /// Records that call for it.
        public let because: [String]
        public let answer: BaselineAnswer?
        public let standing: Standing
    }

    /// The profiles that this device calls for, with the records that do so.
    public let profiles: [(profile: BaselineProfile, because: [String])]
    public let rows: [Row]
    /// Capabilities without an answer; each of the nineteen needs one.
    public let unanswered: [Capability]
    /// Answers of no or not applicable without a reason.
    public let unreasoned: [BaselineAnswer]

    public init(
        _ file: RiskFile, evidence: EvidenceSource, profiles known: [BaselineProfile], proof: ProofBook
    ) {
        let holding = Dictionary(
            uniqueKeysWithValues: BaselineCondition.allCases.map { ($0, $0.holds(in: evidence)) })
        let answers = Dictionary(
            file.baseline.compactMap { answer in answer.capability.map { ($0, answer) } },
            uniquingKeysWith: { first, _ in first })
        let byItem = Dictionary(
            file.baseline.flatMap { answer in answer.items.map { ($0, answer) } },
            uniquingKeysWith: { first, _ in first })
        let controls = Dictionary(
            file.controls.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
        var chosen: [(BaselineProfile, [String])] = []
        var rows: [Row] = []
        for profile in known {
            let calls = profile.chosenBy.compactMap { holding[$0] }.filter(\.holds)
            guard !calls.isEmpty else { continue }
            let because = calls.flatMap(\.because).uniqued()
            chosen.append((profile, because))
            for item in profile.items {
                let conditions = item.conditions.compactMap { holding[$0] }
                guard conditions.allSatisfy(\.holds) else { continue }
                rows.append(
                    Row(
                        profile: profile, item: item,
                        because: (because + conditions.flatMap(\.because)).uniqued(),
                        answer: byItem[item.id],
                        standing: BaselineEvaluation.standing(byItem[item.id], controls, proof)))
            }
        }
        self.profiles = chosen
        self.rows = rows
        unanswered = Capability.allCases.filter { answers[$0]?.answer == nil }
        unreasoned = file.baseline.filter {
            ["no", "not_applicable"].contains($0.answer ?? "") && $0.reason == nil
        }
    }

    private static func standing(
        _ answer: BaselineAnswer?, _ controls: [String: Control], _ proof: ProofBook
    ) -> Row.Standing {
        func failed(_ ja: String, _ en: String) -> Row.Standing {
            if let answer, answer.deviation != nil, let by = answer.deviationApprovedBy {
                return .deviation(by: by)
            }
            return .failed(LocalizedText(ja: ja, en: en))
        }
        guard let answer, let given = answer.answer else { return failed("この項目への回答がない", "not answered") }
        guard given == "yes" else {
            return failed(
                given == "no" ? "「なし」と回答、承認された逸脱なし" : "求められているのに「対象外」と回答",
                given == "no"
                    ? "answered no, without an approved deviation" : "asked for, yet answered not applicable")
        }
        let standings = answer.controls.map { id in
            (id, controls[id].map { proof.standing(of: $0) } ?? .notImplemented)
        }
        if let open = standings.first(where: { $0.1 != .verified }) {
            return failed("対策 \(open.0)：\(open.1.words.ja)", "control \(open.0): \(open.1.words.en)")
        }
        let shown = answer.verifications.map { ($0, proof.standing(ofVerification: $0)) }
        if let open = shown.first(where: { !$0.1.isPassed }) {
            return failed("検証 \(open.0)：\(open.1.words.ja)", "verification \(open.0): \(open.1.words.en)")
        }
        return standings.isEmpty && shown.isEmpty
            ? failed("対策も検証も結ばれていない", "neither a control nor a verification is linked") : .passed
    }
}

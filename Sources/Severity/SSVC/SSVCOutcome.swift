import Kernel

/// What SSVC advises to do, from the least to the most urgent.
public enum SSVCDecision: Int, Sendable, CaseIterable, Comparable {
    case `defer`, scheduled, outOfCycle, immediate

    /// As SSVC writes it.
    public var code: String {
        switch self {
        case .defer: "defer"
        case .scheduled: "scheduled"
        case .outOfCycle: "out-of-cycle"
        case .immediate: "immediate"
        }
    }

    public var name: LocalizedText {
        switch self {
        case .defer: LocalizedText(ja: "見送り", en: "defer")
        case .scheduled: LocalizedText(ja: "定期の更新で", en: "scheduled")
        case .outOfCycle: LocalizedText(ja: "定期を待たずに", en: "out of cycle")
        case .immediate: LocalizedText(ja: "直ちに", en: "immediate")
        }
    }

    public static func < (left: SSVCDecision, right: SSVCDecision) -> Bool { left.rawValue < right.rawValue }
}

/// What a tree of SSVC gives: one decision, or the range of those that are possible while something is unknown.
public struct SSVCOutcome: Hashable, Sendable {
    /// One step of the path through the tree.
    public struct Step: Hashable, Sendable {
        public let point: LocalizedText
        /// The answer; nil while it is not known.
        public let answer: LocalizedText?
    }

    /// Every decision that what is known leaves possible, least urgent first; never empty.
    public let possible: [SSVCDecision]
    public let path: [Step]

    /// The decision; nil while more than one is possible.
    public var decision: SSVCDecision? { possible.count == 1 ? possible.first : nil }

    /// The most urgent decision that is possible: what to act on until more is known.
    public var mostUrgent: SSVCDecision { possible.last ?? .immediate }

    /// The decision points that are not known.
    public var unknown: [LocalizedText] { path.filter { $0.answer == nil }.map(\.point) }

    /// The decision or range in words.
    public var words: LocalizedText {
        guard possible.count > 1, let first = possible.first, let last = possible.last else {
            return mostUrgent.name
        }
        return LocalizedText(
            ja: "「\(first.name.ja)」から「\(last.name.ja)」まで", en: "\(first.name.en) … \(last.name.en)")
    }

    /// The decision with the path that leads to it, and what is not known.
    public var explanation: LocalizedText {
        let known = path.compactMap { step in
            step.answer.map {
                LocalizedText(ja: "\(step.point.ja)：\($0.ja)", en: "\(step.point.en): \($0.en)")
            }
        }
        var text = words
        if !known.isEmpty {
            text =
                text + LocalizedText(ja: "（", en: " (") + LocalizedText.list(known)
                + LocalizedText(ja: "）", en: ")")
        }
        if unknown.isEmpty { return text + LocalizedText(ja: "。", en: ".") }
        let open = LocalizedText.list(unknown)
        return text
            + LocalizedText(ja: "。分からないもの：\(open.ja)。", en: ". Not known: \(open.en).")
    }
}

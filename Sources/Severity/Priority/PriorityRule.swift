import Kernel

/// Decides the priority of a vulnerability for people.
public struct PriorityRule: Sendable {
    /// From which probability on EPSS counts as predicting exploitation.
    public let predictedFrom: Share

    /// The limit of one in ten is ours; a company may set another.
    public init(predictedFrom: Share? = nil) {
        self.predictedFrom = predictedFrom ?? Self.oneInTen
    }

    private static let oneInTen: Share = {
        guard let share = Share(millionths: 100_000) else { preconditionFailure("0.1 is a share.") }
        return share
    }()

    /// The priority that follows from the facts; the same facts always give the same.
    public func evaluate(_ facts: PriorityFacts) -> Priority {
        let threat = threat(facts)
        // What nobody has scored stands where high scores begin.
        let tenths = facts.score?.tenths ?? 70
        let level = Self.level(facts.harm, threat, tenths)
        let key =
            UInt32(level.rawValue) << 24 | UInt32(facts.harm.rank) << 16 | UInt32(threat.rawValue) << 8
            | UInt32(100 - tenths)
        return Priority(
            level: level, threat: threat, sortKey: Priority.SortKey(rawValue: key),
            premises: [
                Self.harmPremise(facts.harm), threatPremise(threat, facts), Self.scorePremise(facts),
            ], unknowns: unknowns(facts))
    }

    private func threat(_ facts: PriorityFacts) -> Priority.Threat {
        if case .listed = facts.known { return .known }
        switch facts.exploitation {
        case .active: return .active
        case .publicPoC: return .publicCode
        case Exploitation.none?, nil: break
        }
        if let prediction = facts.prediction, prediction.probability >= predictedFrom { return .predicted }
        guard case .notListed = facts.known, facts.exploitation != nil || facts.prediction != nil else {
            return .unknown
        }
        return .unlikely
    }

    private static func level(_ harm: LinkedHarm, _ threat: Priority.Threat, _ tenths: Int) -> Priority.Level
    {
        let isExploited = threat <= .active
        let isNear = threat <= .predicted
        switch harm.rank {
        case 0...1:
            // Grave harm to people: the lightest that it can be is planned, and only where nothing
            // points to attacks.
            if isNear { return .immediate }
            return threat == .unlikely && tenths < 40 ? .planned : .prompt
        case 2...3:
            if isExploited { return .immediate }
            return isNear || threat == .unknown || tenths >= 90 ? .prompt : .planned
        case 4:
            if isExploited { return .prompt }
            return isNear || threat == .unknown || tenths >= 70 ? .planned : .watched
        case 6...8:
            // Serious or graver harm to privacy, property or the environment.
            if isExploited { return .prompt }
            return isNear || threat == .unknown || tenths >= 70 ? .planned : .watched
        default:
            if isExploited { return .planned }
            return threat <= .unknown && tenths >= 70 ? .planned : .watched
        }
    }

    private static func harmPremise(_ harm: LinkedHarm) -> LocalizedText {
        switch harm {
        case .harm:
            LocalizedText(
                ja: "損なわれ得る機能に結びつく危害は、\(harm.words.ja)",
                en: "The linked function can cause \(harm.words.en)")
        case .none:
            LocalizedText(
                ja: "危害につながる機能は損なわれない", en: "No function whose loss harms anybody is impaired")
        case .unknown:
            LocalizedText(
                ja: "どのような危害につながるかが書かれていない（中等度の危害のすぐ下とみなす）",
                en: "Nobody has written down what harm it can cause (counted just below a serious harm)")
        }
    }

    private func threatPremise(_ threat: Priority.Threat, _ facts: PriorityFacts) -> LocalizedText {
        switch threat {
        case .known: return Self.knownPremise(facts.known)
        case .active:
            return LocalizedText(ja: "SSVC によれば、現に悪用されている", en: "SSVC says that it is actively exploited")
        case .publicCode:
            return LocalizedText(
                ja: "SSVC によれば、実証コードが公開されている", en: "SSVC says that proof-of-concept code is public")
        case .predicted:
            let percent = facts.prediction?.probability.percent ?? ""
            return LocalizedText(
                ja: "EPSS は、30 日以内に悪用される確率を \(percent) としている（\(predictedFrom.percent) 以上）",
                en: "EPSS gives a probability of \(percent) that it is exploited within 30 days "
                    + "(\(predictedFrom.percent) or more)")
        case .unknown:
            return LocalizedText(
                ja: "悪用を示すものはないが、すべてを確かめたわけではない",
                en: "Nothing points to exploitation, but not everything was looked at")
        case .unlikely:
            return LocalizedText(ja: "悪用を示すものはない", en: "Nothing points to exploitation")
        }
    }

    private static func knownPremise(_ standing: KnownExploited.Standing) -> LocalizedText {
        guard case .listed(let entry) = standing else { return LocalizedText(same: "") }
        var text = LocalizedText(
            ja: "CISA の悪用が確認された脆弱性（KEV）に \(entry.dateAdded.written.ja)から載っている",
            en: "In CISA's catalogue of known exploited vulnerabilities since \(entry.dateAdded.written.en)")
        if entry.ransomware == true {
            text = text + LocalizedText(ja: "（ランサムウェアに使われた）", en: " (used in ransomware campaigns)")
        }
        return text
    }

    private static func scorePremise(_ facts: PriorityFacts) -> LocalizedText {
        guard let score = facts.score else {
            return LocalizedText(
                ja: "CVSS スコアがない（7.0 とみなす）", en: "There is no CVSS score (counted as 7.0)")
        }
        let rating = SeverityRating(score, in: facts.version).name(in: facts.version)
        if facts.isEnvironmental {
            let published = facts.published.map { "\($0)" }
            return LocalizedText(
                ja: "使用環境での CVSS \(facts.version.rawValue) は \(score)（\(rating.ja)、"
                    + (published.map { "公表値 \($0)" } ?? "公表値なし") + "）",
                en: "CVSS \(facts.version.rawValue) in the environment of use is \(score) (\(rating.en); "
                    + (published.map { "published: \($0)" } ?? "none is published") + ")")
        }
        return LocalizedText(
            ja: "CVSS \(facts.version.rawValue) は \(score)（\(rating.ja)）",
            en: "CVSS \(facts.version.rawValue) is \(score) (\(rating.en))")
    }

    private func unknowns(_ facts: PriorityFacts) -> [LocalizedText] {
        var texts: [LocalizedText] = []
        if facts.harm == .unknown {
            texts.append(LocalizedText(ja: "つながる危害", en: "the harm that it can cause"))
        }
        if facts.known == .unknown {
            texts.append(LocalizedText(ja: "KEV に載っているかどうか", en: "whether it is in the KEV catalogue"))
        }
        if facts.exploitation == nil {
            texts.append(LocalizedText(ja: "SSVC の悪用の状況", en: "exploitation as SSVC sees it"))
        }
        if facts.prediction == nil {
            texts.append(LocalizedText(ja: "EPSS の確率", en: "the EPSS probability"))
        }
        if facts.score == nil { texts.append(LocalizedText(ja: "CVSS スコア", en: "the CVSS score")) }
        if !facts.openQuestions.isEmpty {
            let ids = facts.openQuestions.joined(separator: ", ")
            texts.append(
                LocalizedText(
                    ja: "使用環境の問い（\(ids)）の答え。軽くは数えていない",
                    en: "the answers to \(ids) on the environment; nothing is counted as lighter"))
        }
        if !facts.assumedMetrics.isEmpty {
            let metrics = facts.assumedMetrics.joined(separator: ", ")
            texts.append(
                LocalizedText(
                    ja: "\(metrics) を決める事情（最も重い値とみなした）",
                    en: "what decides \(metrics) (the gravest value is assumed)"))
        }
        if case .listed(let entry) = facts.known, entry.ransomware == nil {
            texts.append(LocalizedText(ja: "ランサムウェアに使われたかどうか", en: "whether ransomware uses it"))
        }
        return texts
    }
}

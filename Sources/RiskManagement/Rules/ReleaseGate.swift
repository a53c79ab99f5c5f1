import Kernel

/// Whether a release may go out as far as cyber risk is concerned, and everything that holds it back.
public struct ReleaseGate: Sendable {
    /// One thing that was checked.
    public struct Item: Sendable {
        /// What kind of check it is.
        public enum Kind: String, Sendable, CaseIterable {
            case scope, threats, risks, baseline, capabilities, overall, vulnerabilities

            /// The kind in words.
            public var name: LocalizedText {
                switch self {
                case .scope: LocalizedText(ja: "対象の判定", en: "Scope")
                case .threats: LocalizedText(ja: "脅威", en: "Threats")
                case .risks: LocalizedText(ja: "リスク", en: "Risks")
                case .baseline: LocalizedText(ja: "ベースライン", en: "Baseline")
                case .capabilities: LocalizedText(ja: "19の能力", en: "Nineteen capabilities")
                case .overall: LocalizedText(ja: "全体の残留リスク", en: "Overall residual risk")
                case .vulnerabilities: LocalizedText(ja: "既知の脆弱性", en: "Known vulnerabilities")
                }
            }
        }

        public let kind: Kind
        /// The record, item or capability that it is about.
        public let subject: String
        public let isCleared: Bool
        public let reason: LocalizedText

        public init(kind: Kind, subject: String, isCleared: Bool, reason: LocalizedText) {
            self.kind = kind
            self.subject = subject
            self.isCleared = isCleared
            self.reason = reason
        }
    }

    public let release: String
    public let items: [Item]

    /// What holds the release back.
    public var blocking: [Item] { items.filter { !$0.isCleared } }
    public var isOpen: Bool { blocking.isEmpty }

    /// - Parameters:
    ///   - vulnerabilities: checks that come from a scan of the release's bill.
    ///   - exemption: why no risk needs control; then only the proposed threats hold the release back.
    public init(
        release: String, file: RiskFile, register: ThreatRegister, risks: [RiskStanding],
        baseline: BaselineEvaluation, vulnerabilities: [Item], exemption: LocalizedText? = nil
    ) {
        self.release = release
        if let exemption {
            items =
                [Item(kind: .scope, subject: "scope_decision", isCleared: true, reason: exemption)]
                + ReleaseGate.threats(register)
            return
        }
        let controlled = ReleaseGate.risks(risks, file, release)
        items =
            ReleaseGate.threats(register) + controlled + ReleaseGate.baseline(baseline)
            + [ReleaseGate.overall(file, release, uncontrolled: controlled.count { !$0.isCleared })]
            + vulnerabilities
    }

    private static func threats(_ register: ThreatRegister) -> [Item] {
        register.rows.map { row in
            Item(
                kind: .threats, subject: row.proposal.id.text, isCleared: !row.standing.isOpen,
                reason: row.standing.name)
        }
    }

    private static func risks(_ risks: [RiskStanding], _ file: RiskFile, _ release: String) -> [Item] {
        guard !risks.isEmpty else {
            return [
                Item(
                    kind: .risks, subject: "risks", isCleared: false,
                    reason: LocalizedText(ja: "分析したリスクが一つもない", en: "not a single risk is analysed"))
            ]
        }
        let isAccepted =
            file.overall.map { $0.release == release && $0.isAcceptable && $0.decidedBy != nil } ?? false
        return risks.map { standing in
            let isArgued = standing.risk.benefitRisk != nil && isAccepted && standing.residualLevel != nil
            // What people weighed is the level that they estimated, not one that failed proof or a new
            // vulnerability has brought.
            let isSame = standing.residualLevel == standing.claimedLevel && standing.raisedBy.isEmpty
            let weighed = isArgued && isSame
            let isCleared = standing.result == .controlled || weighed
            let other = LocalizedText(
                ja: "便益と比べた説明は、この水準についてのものではない",
                en: "the weighing against the benefit was not of this level")
            let reason =
                standing.result == .controlled
                ? standing.result.name
                : weighed
                    ? LocalizedText(ja: "便益と比べて受容", en: "accepted against the benefit")
                    : LocalizedText.list(standing.reasons + (isArgued ? [other] : []), ja: "、", en: "; ")
            return Item(
                kind: .risks, subject: standing.risk.id.text, isCleared: isCleared, reason: reason)
        }
    }

    /// Parts with affecting vulnerabilities that no risk of malice estimates: nobody knows what they can
    /// lead to.
    static func unestimated(_ unresolved: [UnresolvedVulnerability]) -> [Item] {
        let loose = unresolved.filter(\.estimates.isEmpty)
        return Dictionary(grouping: loose, by: \.part).sorted { $0.key < $1.key }.map { part, items in
            Item(
                kind: .vulnerabilities, subject: part, isCleared: false,
                reason: LocalizedText(
                    ja:
                        "影響する脆弱性 \(items.count) 件を見積もる、悪意によるリスクがない"
                        + "（software の functions と risks の affects で結ぶ）",
                    en:
                        "no risk of malice estimates its \(items.count) affecting vulnerabilities (link them "
                        + "by functions of software and affects of risks)"))
        }
    }

    private static func baseline(_ baseline: BaselineEvaluation) -> [Item] {
        var items = baseline.rows.map {
            Item(
                kind: .baseline, subject: $0.item.id, isCleared: $0.standing.isCleared,
                reason: $0.standing.words)
        }
        if baseline.profiles.isEmpty {
            items.append(
                Item(
                    kind: .baseline, subject: "environments", isCleared: false,
                    reason: LocalizedText(
                        ja: "使用環境の記録から選べるひな型がない", en: "no profile fits the environments recorded")))
        }
        items += baseline.unanswered.map {
            Item(
                kind: .capabilities, subject: $0.rawValue, isCleared: false,
                reason: LocalizedText(ja: "回答がない", en: "not answered"))
        }
        items += baseline.unreasoned.map {
            Item(
                kind: .capabilities, subject: $0.capability?.rawValue ?? $0.id, isCleared: false,
                reason: LocalizedText(ja: "理由がない", en: "no reason is given"))
        }
        return items
    }

    private static func overall(_ file: RiskFile, _ release: String, uncontrolled: Int) -> Item {
        func item(_ isCleared: Bool, _ ja: String, _ en: String) -> Item {
            Item(
                kind: .overall, subject: "overall_residual_risk", isCleared: isCleared,
                reason: LocalizedText(ja: ja, en: en))
        }
        guard let overall = file.overall else { return item(false, "結論がない", "there is no conclusion") }
        guard overall.release == release else {
            return item(
                false, "結論は別の版（\(overall.release)）のもの",
                "the conclusion is on another release (\(overall.release))")
        }
        guard overall.decidedBy != nil, overall.decidedOn != nil else {
            return item(false, "判定者か判定日がない", "nobody has decided it, or no day is given")
        }
        // What was concluded of controlled risks says nothing of those that no longer are.
        if overall.isAcceptable, uncontrolled > 0 {
            return item(
                false, "受容できるとの結論だが、管理できていないリスクが \(uncontrolled) 件ある",
                "concluded to be acceptable, yet \(uncontrolled) risks are not controlled")
        }
        return overall.isAcceptable
            ? item(true, "受容できる", "acceptable") : item(false, "受容できないとの結論", "not acceptable")
    }
}

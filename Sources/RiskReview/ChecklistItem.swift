import Documents
import Kernel
import RiskManagement

/// One thing that a reviewer looks for, in our own words, with the clauses that make them look and its place.
public struct ChecklistItem: Sendable {
    /// A stable number, such as `RC-12`.
    public let id: String
    /// The clauses, such as `JIS T 14971 7.2`.
    public let source: String
    public let asks: LocalizedText
    /// The report and the place in it.
    public let home: ID<Report>
    public let anchor: Anchor
    /// How it stands, from the records and the evaluation only.
    /// It is asked of a device only where cyber risk is foreseen.
    let isOnRisk: Bool
    private let look: @Sendable (ReviewSubject) -> ChecklistStanding

    init(
        _ id: String, _ source: String, ja: String, en: String,
        in home: ID<Report> = RiskReportName.riskReport,
        at anchor: Anchor, isOnRisk: Bool = true,
        _ standing: @escaping @Sendable (ReviewSubject) -> ChecklistStanding
    ) {
        self.id = id
        self.source = source
        asks = LocalizedText(ja: ja, en: en)
        self.home = home
        self.anchor = anchor
        self.isOnRisk = isOnRisk
        look = standing
    }

    /// How it stands. A current decision that no cyber risk is foreseen answers what is asked on risk.
    public func standing(_ subject: ReviewSubject) -> ChecklistStanding {
        let found = look(subject)
        guard isOnRisk, let exemption = subject.evaluation.exemption, found.state != .ok else { return found }
        return .notNeeded(exemption)
    }
}

/// How a checklist item stands in the reports.
public enum ChecklistStanding: Sendable {
    case there
    case incomplete(LocalizedText)
    case missing(LocalizedText)
    /// Not asked of this device, by a decision that still holds.
    case notNeeded(LocalizedText)

    static func incomplete(_ ja: String, _ en: String) -> ChecklistStanding {
        .incomplete(LocalizedText(ja: ja, en: en))
    }

    static func missing(_ ja: String, _ en: String) -> ChecklistStanding {
        .missing(LocalizedText(ja: ja, en: en))
    }

    /// There when all of several are in order; missing when there are none at all.
    static func every(
        _ good: Int, of all: Int, lacks: (ja: String, en: String), none: (ja: String, en: String)
    ) -> ChecklistStanding {
        if all == 0 { return .missing(none.ja, none.en) }
        if good >= all { return .there }
        return .incomplete(
            "\(all) 件のうち \(all - good) 件：\(lacks.ja)", "\(all - good) of \(all): \(lacks.en)")
    }

    /// As a cell shows it.
    public var state: CellState {
        switch self {
        case .there, .notNeeded: .ok
        case .incomplete: .warn
        case .missing: .bad
        }
    }

    /// In words.
    public var name: LocalizedText {
        switch self {
        case .there: LocalizedText(ja: "ある", en: "there")
        case .incomplete: LocalizedText(ja: "あるが不足", en: "there but incomplete")
        case .missing: LocalizedText(ja: "ない", en: "missing")
        case .notNeeded: LocalizedText(ja: "要しない", en: "not needed")
        }
    }

    /// What is lacking; nil when it is there.
    public var why: LocalizedText? {
        switch self {
        case .there: nil
        case .incomplete(let why), .missing(let why), .notNeeded(let why): why
        }
    }
}

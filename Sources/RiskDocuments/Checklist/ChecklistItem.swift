import Documents
import Kernel

/// One thing that a reviewer looks for, in our own words, with the clauses that make them look and its place.
struct ChecklistItem: Sendable {
    /// A stable number, such as `RC-12`.
    let id: String
    /// The clauses, such as `JIS T 14971 7.2`.
    let source: String
    let asks: LocalizedText
    /// The report and the place in it.
    let home: ID<Report>
    let anchor: Anchor
    /// How it stands, from the records and the evaluation only.
    let standing: @Sendable (RiskView) -> ChecklistStanding

    init(
        _ id: String, _ source: String, ja: String, en: String,
        in home: ID<Report> = RiskDocumentSet.riskReportID,
        at anchor: Anchor, _ standing: @escaping @Sendable (RiskView) -> ChecklistStanding
    ) {
        self.id = id
        self.source = source
        asks = LocalizedText(ja: ja, en: en)
        self.home = home
        self.anchor = anchor
        self.standing = standing
    }
}

/// How a checklist item stands in the reports.
enum ChecklistStanding: Sendable {
    case there
    case incomplete(LocalizedText)
    case missing(LocalizedText)

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

    var state: CellState {
        switch self {
        case .there: .ok
        case .incomplete: .warn
        case .missing: .bad
        }
    }

    var name: LocalizedText {
        switch self {
        case .there: LocalizedText(ja: "ある", en: "there")
        case .incomplete: LocalizedText(ja: "あるが不足", en: "there but incomplete")
        case .missing: LocalizedText(ja: "ない", en: "missing")
        }
    }

    var why: LocalizedText? {
        switch self {
        case .there: nil
        case .incomplete(let why), .missing(let why): why
        }
    }
}

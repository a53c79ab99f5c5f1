import Kernel

/// What of the parts' support has to be looked at on a day: ends that are near or past, and facts that are
/// old.
///
/// IMDRF N70 asks for life-cycle information at least two years before a stage changes (clock IMDRF-LC-2Y).
public struct Horizon: Sendable {
    /// How far ahead an end counts as near.
    public static let monthsAhead = 24

    /// Why a part is on the list.
    public enum Reason: Hashable, Sendable {
        /// Support ended on this day.
        case ended(Day)
        /// Support ends on this day, within 24 months.
        case ends(Day)
        /// The fact was read on this day, longer ago than the company allows.
        case stale(readOn: Day, months: Int)
        /// When the fact was read is not recorded.
        case notDated
        /// The day to look again has passed.
        case reviewPassed(Day)
    }

    /// One reason on one part.
    public struct Warning: Sendable {
        public let software: SupportedSoftware
        public let reason: Reason
        public let severity: Finding.Severity
        public let plan: PlanStanding
        /// The device outlives the support, or may do so.
        public let isShort: Bool

        /// A stable name of the reason for programs.
        public var code: String {
            switch reason {
            case .ended: "support-ended"
            case .ends: "support-ends"
            case .stale: "support-fact-stale"
            case .notDated: "support-fact-not-dated"
            case .reviewPassed: "support-review-passed"
            }
        }
    }

    /// The gravest first, then by the part's end of support.
    public let warnings: [Warning]
    /// After how many months a fact counts as old.
    public let factMonthsMax: Int

    /// Looks at every part that is still carried or worked with.
    public static func look(at lifeSpan: LifeSpan, on today: Day, factMonthsMax: Int) -> Horizon {
        let warnings = lifeSpan.rows.filter { $0.standing != .notCarried }.flatMap { row in
            reasons(row, on: today, factMonthsMax).map { reason in
                warning(reason, row, on: today)
            }
        }
        let sorted = warnings.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            if a.severity != b.severity { return a.severity > b.severity }
            return left.offset < right.offset
        }
        return Horizon(warnings: sorted.map(\.element), factMonthsMax: factMonthsMax)
    }

    private static func reasons(_ row: LifeSpan.Row, on today: Day, _ factMonthsMax: Int) -> [Reason] {
        var reasons: [Reason] = []
        let software = row.software
        if case .on(let end) = software.end {
            if end < today {
                reasons.append(.ended(end))
            } else if let horizon = today.adding(months: monthsAhead), end <= horizon {
                reasons.append(.ends(end))
            }
        }
        if let read = software.readOn {
            if let limit = read.adding(months: factMonthsMax), limit < today {
                reasons.append(.stale(readOn: read, months: read.months(until: today)))
            }
        } else if software.end != .notRecorded {
            reasons.append(.notDated)
        }
        if let again = software.reviewBy, again < today { reasons.append(.reviewPassed(again)) }
        return reasons
    }

    private static func warning(_ reason: Reason, _ row: LifeSpan.Row, on today: Day) -> Warning {
        let plan = row.plan(on: today)
        let isShort = row.standing != .aligned
        let severity: Finding.Severity =
            switch reason {
            case .ended: isShort ? severity(ofEnded: plan, on: today) : .note
            case .ends:
                !isShort || plan.isPlanned ? .note : plan.kind == .overdue ? .error : .warning
            case .stale, .reviewPassed: .warning
            case .notDated: .note
            }
        return Warning(
            software: row.software, reason: reason, severity: severity, plan: plan, isShort: isShort)
    }

    /// While a plan that is approved has not taken effect yet, the part runs without cover.
    private static func severity(ofEnded plan: PlanStanding, on today: Day) -> Finding.Severity {
        switch plan.kind {
        case .done: .note
        case .planned, .late: plan.plan?.due.map { $0 > today } ?? true ? .warning : .note
        case .overdue, .unapproved, .absent: .error
        }
    }
}

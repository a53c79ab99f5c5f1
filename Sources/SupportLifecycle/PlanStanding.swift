import Kernel

/// How a part's gap is planned for on a day: a gap needs an approved plan before its day comes (3.1).
public struct PlanStanding: Sendable {
    /// From the best to the worst.
    public enum Kind: String, Sendable, CaseIterable {
        /// Approved in time and carried out.
        case done
        /// Approved in time; its due day has not passed.
        case planned
        /// Approved, but only when support had ended already.
        case late
        /// Approved in time, but the due day has passed and nothing says that it was carried out.
        case overdue
        /// Written down, but a decision, a due day or an approval is missing.
        case unapproved
        /// Nothing is written down.
        case absent
    }

    public let kind: Kind
    /// The plan that counts; nil when there is none.
    public let plan: GapPlan?
    /// The time between the end of support and the day on which the plan takes effect; nil for none.
    public let withoutCover: SupportGap?

    /// Somebody decided in time what to do, and it is done or still to be done.
    public var isPlanned: Bool { kind == .done || kind == .planned }

    /// The best of a part's plans on a day.
    ///
    /// - Parameters:
    ///   - limit: the day before which a plan has to be approved: the end of support, or while that is
    ///     unknown the day to look again. Without it no plan is in time.
    ///   - supportEnd: the end of support, where it is known.
    public static func of(
        _ plans: [GapPlan], limit: Day?, supportEnd: Day?, on today: Day
    ) -> PlanStanding {
        let all = plans.map { plan -> PlanStanding in
            let kind = kind(of: plan, limit: limit, on: today)
            let takesEffect = kind == .done ? plan.doneOn : plan.due
            let counts = ![.unapproved, .absent].contains(kind)
            let gap = counts ? takesEffect.flatMap { day in supportEnd.map { ($0, day) } } : nil
            return PlanStanding(
                kind: kind, plan: plan, withoutCover: gap.flatMap { SupportGap(from: $0, to: $1) })
        }
        let order = Kind.allCases
        let best = all.min { (order.firstIndex(of: $0.kind) ?? 0) < (order.firstIndex(of: $1.kind) ?? 0) }
        return best ?? PlanStanding(kind: .absent, plan: nil, withoutCover: nil)
    }

    private static func kind(of plan: GapPlan, limit: Day?, on today: Day) -> Kind {
        guard plan.decision != nil, let due = plan.due, let approved = plan.approvedOn, approved <= today
        else { return .unapproved }
        guard let limit, approved < limit else { return .late }
        if let done = plan.doneOn, done <= today { return .done }
        return due < today ? .overdue : .planned
    }
}

import Kernel

/// The time in which a device is in use and a part of it is not supported any more (3.1, note 2).
public struct SupportGap: Hashable, Sendable {
    /// The last day of support.
    public let supportEnd: Day
    /// The last day of the service life.
    public let lifeEnd: Day

    /// Nil unless support ends before the service life does; the same day is no gap.
    public init?(from supportEnd: Day, to lifeEnd: Day) {
        guard supportEnd < lifeEnd else { return nil }
        self.supportEnd = supportEnd
        self.lifeEnd = lifeEnd
    }

    /// The first day without support.
    public var unsupportedFrom: Day { supportEnd.adding(days: 1) ?? supportEnd }

    /// Days without support; at least 1.
    public var days: Int { lifeEnd.ordinal - supportEnd.ordinal }

    /// Whole months without support; 0 for less than one.
    public var months: Int { supportEnd.months(until: lifeEnd) }

    /// Tenths of a year without support, rounded, by the mean Gregorian year of 365.2425 days.
    public var tenthsOfYear: Int { (days * 100_000 * 2 + 3_652_425) / (3_652_425 * 2) }

    /// Years with one decimal, such as `4.9`.
    public var years: String { "\(tenthsOfYear / 10).\(tenthsOfYear % 10)" }
}

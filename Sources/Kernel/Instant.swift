/// A moment in coordinated universal time, in whole seconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let secondsSinceEpoch: Int

    public init(secondsSinceEpoch: Int) { self.secondsSinceEpoch = secondsSinceEpoch }

    /// The day of this moment in Japan, nine hours ahead of universal time.
    public var dayInJapan: Day { Instant.day(secondsSinceEpoch + 9 * 3600) }

    /// ISO 8601 with a `Z`, for example `2026-11-22T05:30:00Z`.
    public var description: String {
        let second = secondsSinceEpoch - Instant.floorDivide(secondsSinceEpoch, 86_400) * 86_400
        func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let time = "\(padded(second / 3600)):\(padded(second / 60 % 60)):\(padded(second % 60))"
        return "\(Instant.day(secondsSinceEpoch))T\(time)Z"
    }

    public static func < (left: Instant, right: Instant) -> Bool {
        left.secondsSinceEpoch < right.secondsSinceEpoch
    }

    private static func day(_ seconds: Int) -> Day {
        guard let epoch = Day(year: 1970, month: 1, day: 1),
            let day = epoch.adding(days: floorDivide(seconds, 86_400))
        else { preconditionFailure("An instant outside the years 1900 to 2999.") }
        return day
    }

    private static func floorDivide(_ value: Int, _ divisor: Int) -> Int {
        value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
    }
}

import Kernel
import Testing

/// Days follow the Gregorian calendar.
struct DayTests {
    @Test(
        "Only days that exist, written with all digits, are read",
        arguments: [
            ("2026-11-22", true), ("2024-02-29", true), ("2000-02-29", true), ("2026-02-29", false),
            ("1900-02-29", false), ("2026-04-31", false), ("2026-13-01", false), ("2026-00-10", false),
            ("2026-1-1", false), ("2026/01/01", false), ("", false), ("２０２６-01-01", false),
            ("1899-12-31", false),
            ("2026-11-22 ", false),
        ])
    func reading(_ text: String, _ isDay: Bool) { #expect((Day(text) != nil) == isDay, "\(text)") }

    @Test("Counting days there and back gives the same day, over leap years and centuries")
    func ordinals() throws {
        let start = try #require(Day("1970-01-01"))
        #expect(start.ordinal == 0)
        for count in stride(from: -25_000, through: 300_000, by: 37) {
            let day = try #require(start.adding(days: count))
            #expect(day.ordinal == count, "\(day)")
        }
    }

    @Test(
        "Months later stay within the month",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
            ("2026-11-22", 72, "2032-11-22"),
            ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -13, "2024-12-15"),
        ])
    func months(_ from: String, _ count: Int, _ to: String) {
        #expect(Day(from)?.adding(months: count) == Day(to))
    }

    @Test(
        "Whole months between two days",
        arguments: [
            ("2027-08-31", "2030-03-31", 31), ("2026-01-31", "2026-02-28", 0),
            ("2026-05-01", "2026-01-01", 0),
        ])
    func between(_ from: String, _ to: String, _ count: Int) throws {
        #expect(try #require(Day(from)).months(until: #require(Day(to))) == count)
    }

    @Test(
        "A moment belongs to its day in Japan",
        arguments: [
            (1_795_359_599, "2026-11-22T14:59:59Z", "2026-11-22"),
            (1_795_359_600, "2026-11-22T15:00:00Z", "2026-11-23"), (0, "1970-01-01T00:00:00Z", "1970-01-01"),
            (54_000, "1970-01-01T15:00:00Z", "1970-01-02"), (-1, "1969-12-31T23:59:59Z", "1970-01-01"),
        ])
    func instants(_ seconds: Int, _ text: String, _ day: String) {
        let instant = Instant(secondsSinceEpoch: seconds)
        #expect(instant.description == text)
        #expect(instant.dayInJapan.description == day)
    }
}

import Kernel
import Testing

@testable import SupportLifecycle

/// Each release and each unit is compared for itself; what is not known stays unknown.
struct FleetTests {
    static let support = Day("2029-01-09")!

    static func unit(_ serial: String, _ release: String?, _ end: String?) -> ShippedUnit {
        ShippedUnit(serial: serial, release: release, holder: nil, end: end.flatMap { Day($0) })
    }

    static func row(
        _ units: [ShippedUnit]?, carriedBy releases: [String] = ["2"], isComplete: Bool = true,
        modelEnd: String? = "2028-12-31", end: SupportedSoftware.End = .on(support)
    ) -> LifeSpan.Row {
        let fleet = Fleet(units: units, isComplete: isComplete, releases: ["1", "2"], current: "2")
        let part = LifeSpanTests.software(end, releases: releases)
        return LifeSpan.compare([part], with: modelEnd.flatMap { Day($0) }, fleet: fleet).rows[0]
    }

    static let unitTable: [(release: String?, end: String?, expected: String?)] = [
        ("2", "2029-01-09", "aligned"), ("2", "2029-01-10", "0 m, 0.0 y, from 2029-01-10"),
        ("2", "2033-12-15", "59 m, 4.9 y, from 2029-01-10"), ("2", nil, "unknown"),
        (nil, "2028-01-01", "unknown"), (nil, "2033-12-15", "unknown"), ("1", "2033-12-15", nil),
        ("1", nil, nil),
    ]

    @Test("A unit is aligned, short, unknown, or not concerned", arguments: unitTable.indices)
    func units(_ index: Int) {
        let (release, end, expected) = Self.unitTable[index]
        let row = Self.row([Self.unit("A", release, end)])
        #expect(row.units?.first.map { LifeSpanTests.spelled($0.standing) } == expected)
        #expect(row.units?.count == (expected == nil ? 0 : 1))
    }

    @Test("A unit of unknown release keeps the part from being aligned, and a gap shows through it")
    func unknownRelease() {
        #expect(Self.row([Self.unit("A", "2", "2028-06-30")]).standing == .aligned)
        #expect(Self.row([Self.unit("A", nil, "2028-06-30")]).standing == .unknown)
        let both = Self.row([Self.unit("A", nil, "2028-06-30"), Self.unit("B", "2", "2030-01-09")])
        #expect(both.gap?.months == 12 && both.unknownUnits == 1 && both.unsupportedUnits == 1)
    }

    @Test("A part that every release carries concerns a unit of unknown release too")
    func everyRelease() {
        let row = Self.row([Self.unit("A", nil, "2030-01-09")], carriedBy: [])
        #expect(row.units?.first.map { LifeSpanTests.spelled($0.standing) } == "12 m, 1.0 y, from 2029-01-10")
    }

    @Test("An unknown end of support makes each unit that carries the part unknown")
    func unknownEnd() {
        let row = Self.row([Self.unit("A", "2", "2030-01-09"), Self.unit("B", "1", nil)], end: .unknown)
        #expect(row.units?.map(\.standing) == [.unknown] && row.standing == .unknown)
        #expect(row.unsupportedUnits == nil)
    }

    @Test("An older release counts by its own units, once the list is said to be complete")
    func olderRelease() {
        let old = [Self.unit("A", "1", "2028-06-30")]
        #expect(Self.row(old, carriedBy: ["1"], modelEnd: "2035-03-31").standing == .aligned)
        #expect(Self.row(old, carriedBy: ["1"], isComplete: false, modelEnd: "2035-03-31").gap?.months == 74)
        #expect(Self.row([], carriedBy: ["1"], modelEnd: "2035-03-31").standing == .notCarried)
        #expect(Self.row(nil, carriedBy: ["1"], modelEnd: "2035-03-31").gap?.months == 74)
        #expect(Self.row(old, carriedBy: ["2"], modelEnd: "2035-03-31").gap?.months == 74)
    }

    @Test("A model whose last shipment is not known is never aligned")
    func unknownModel() {
        #expect(Self.row([Self.unit("A", "2", "2028-06-30")], modelEnd: nil).standing == .unknown)
        #expect(Self.row([Self.unit("A", "2", "2030-01-09")], modelEnd: nil).gap?.months == 12)
    }

    @Test("Units are grouped by the months of their gap, the longest first")
    func groups() {
        let row = Self.row([
            Self.unit("C", "2", "2030-01-10"), Self.unit("A", "2", "2033-12-15"),
            Self.unit("B", "2", "2030-01-20"),
            Self.unit("D", "2", "2028-01-01"),
        ])
        #expect(row.unitGroups.map { $0.units.map(\.serial) } == [["A"], ["B", "C"]])
        #expect(row.unitGroups.map(\.gap.lifeEnd.description) == ["2033-12-15", "2030-01-20"])
    }
}

/// What lies ahead: the days on which a warning begins, and how grave it is.
struct HorizonTests {
    static let today = Day("2026-11-22")!

    struct Case: Sendable {
        let end: SupportedSoftware.End
        var readOn: Day? = Day("2026-11-01")
        var reviewBy: Day?
        var plans: [GapPlan] = []
        var life = Day("2035-03-31")
        let expected: [String]
    }

    static func on(_ day: String) -> SupportedSoftware.End { Day(day).map { .on($0) } ?? .notRecorded }

    static let table: [Case] = [
        Case(end: on("2028-11-22"), expected: ["support-ends warning"]),
        Case(end: on("2028-11-23"), expected: []),
        Case(end: on("2026-11-22"), expected: ["support-ends warning"]),
        Case(end: on("2026-11-21"), expected: ["support-ended error"]),
        Case(
            end: on("2028-01-31"), plans: [LifeSpanTests.plan("a", "2027-12-31", "2026-10-01")],
            expected: ["support-ends note"]),
        Case(
            end: on("2028-01-31"), plans: [LifeSpanTests.plan("a", "2026-10-31", "2026-10-01")],
            expected: ["support-ends error"]),
        Case(
            end: on("2026-10-31"), plans: [LifeSpanTests.plan("a", "2027-01-31", "2026-10-01")],
            expected: ["support-ended warning"]),
        Case(
            end: on("2026-10-31"),
            plans: [LifeSpanTests.plan("a", "2026-10-31", "2026-10-01", done: "2026-10-30")],
            expected: ["support-ended note"]),
        Case(
            end: on("2026-10-31"), plans: [LifeSpanTests.plan("a", "2027-01-31", nil)],
            expected: ["support-ended error"]),
        Case(end: on("2027-01-31"), life: Day("2027-01-31"), expected: ["support-ends note"]),
        Case(end: on("2035-03-31"), readOn: Day("2026-05-22"), expected: []),
        Case(end: on("2035-03-31"), readOn: Day("2026-05-21"), expected: ["support-fact-stale warning"]),
        Case(end: on("2035-03-31"), readOn: nil, expected: ["support-fact-not-dated note"]),
        Case(end: .unknown, reviewBy: today, expected: []),
        Case(end: .unknown, reviewBy: Day("2026-11-21"), expected: ["support-review-passed warning"]),
        Case(end: .notRecorded, readOn: nil, expected: []),
    ]

    @Test("Each reason begins on its day, and what is planned decides its weight", arguments: table.indices)
    func reasons(_ index: Int) {
        let row = Self.table[index]
        let part = LifeSpanTests.software(
            row.end, plans: row.plans, readOn: row.readOn, reviewBy: row.reviewBy)
        let horizon = Horizon.look(
            at: LifeSpan.compare([part], with: row.life), on: Self.today, factMonthsMax: 6)
        #expect(horizon.warnings.map { "\($0.code) \($0.severity.rawValue)" } == row.expected)
    }
}

import BillOfMaterials
import Kernel
import Testing

@testable import SupportLifecycle

/// Support is aligned from the day on which the service life ends, and never while unknown.
struct LifeSpanTests {
    static func software(
        _ end: SupportedSoftware.End, plans: [GapPlan] = [], covers: [String] = [], releases: [String] = [],
        readOn: Day? = nil, reviewBy: Day? = nil
    ) -> SupportedSoftware {
        SupportedSoftware(
            id: "S", name: LocalizedText(same: "os"), version: nil, usage: .runtime, supportStart: nil,
            end: end, source: nil, readOn: readOn, covers: covers.compactMap { PackageURL($0) },
            releases: releases, plans: plans, reviewBy: reviewBy, origin: Origin(file: "x"))
    }

    static func plan(_ decision: String?, _ due: String?, _ approved: String?, done: String? = nil) -> GapPlan
    {
        GapPlan(
            id: "G", decision: decision.map { LocalizedText(same: $0) }, due: due.flatMap { Day($0) },
            approvedOn: approved.flatMap { Day($0) }, doneOn: done.flatMap { Day($0) },
            origin: Origin(file: "x"))
    }

    /// `aligned`, `unknown`, `not carried`, or the gap as months, tenths of a year and the first day without.
    static func spelled(_ standing: LifeSpan.Standing) -> String {
        switch standing {
        case .aligned: "aligned"
        case .unknown: "unknown"
        case .notCarried: "not carried"
        case .gap(let gap): "\(gap.months) m, \(gap.years) y, from \(gap.unsupportedFrom)"
        }
    }

    @Test(
        "The day of the end decides",
        arguments: [
            ("2030-03-31", "2030-03-31", "aligned"), ("2030-04-01", "2030-03-31", "aligned"),
            ("2030-03-30", "2030-03-31", "0 m, 0.0 y, from 2030-03-31"),
            ("2027-08-31", "2030-03-31", "31 m, 2.6 y, from 2027-09-01"),
            ("2028-02-29", "2029-02-28", "11 m, 1.0 y, from 2028-03-01"),
            ("2029-01-09", "2033-12-15", "59 m, 4.9 y, from 2029-01-10"),
        ])
    func boundary(_ support: String, _ life: String, _ expected: String) throws {
        let part = Self.software(.on(try #require(Day(support))))
        #expect(Self.spelled(LifeSpan.compare([part], with: Day(life)).rows[0].standing) == expected)
    }

    @Test("An end that is unknown or not recorded, of the support or of the life, is never aligned")
    func unknown() throws {
        let life = try #require(Day("2030-03-31"))
        let far = try #require(Day("2999-12-31"))
        for (part, end) in [
            (Self.software(.unknown), life), (Self.software(.notRecorded), life),
            (Self.software(.on(far)), nil),
        ] as [(SupportedSoftware, Day?)] {
            #expect(LifeSpan.compare([part], with: end).rows[0].standing == .unknown)
        }
    }

    static let plansTable: [(plan: GapPlan, kind: PlanStanding.Kind, open: Int?)] = [
        (plan("upgrade", "2027-08-31", "2026-05-01"), .planned, nil),
        (plan("upgrade", "2027-09-30", "2026-05-01"), .planned, 0),
        (plan("upgrade", "2028-01-31", "2026-05-01"), .planned, 5),
        (plan(nil, "2027-01-01", "2026-05-01"), .unapproved, nil),
        (plan("upgrade", nil, "2026-05-01"), .unapproved, nil),
        (plan("upgrade", "2027-01-01", nil), .unapproved, nil),
        (plan("upgrade", "2027-01-01", "2026-11-23"), .unapproved, nil),
        (plan("upgrade", "2026-11-22", "2026-05-01"), .planned, nil),
        (plan("upgrade", "2026-11-21", "2026-05-01"), .overdue, nil),
        (plan("upgrade", "2026-11-21", "2026-05-01", done: "2026-11-22"), .done, nil),
        (plan("upgrade", "2026-11-21", "2026-05-01", done: "2026-11-23"), .overdue, nil),
    ]

    @Test(
        "A plan counts once it is decided, dated and approved, and until it is overdue",
        arguments: plansTable.indices)
    func plans(_ index: Int) throws {
        let (plan, kind, open) = Self.plansTable[index]
        let end = try #require(Day("2027-08-31"))
        let today = try #require(Day("2026-11-22"))
        let row = LifeSpan.compare([Self.software(.on(end), plans: [plan])], with: Day("2030-03-31")).rows[0]
        #expect(row.plan(on: today).kind == kind)
        #expect(row.plan(on: today).withoutCover?.months == open)
    }

    @Test(
        "A plan approved on the day on which support ends, or later, comes too late; the best plan counts"
    )
    func late() throws {
        let end = try #require(Day("2026-05-01"))
        let today = try #require(Day("2026-11-22"))
        func kind(_ plans: [GapPlan]) -> PlanStanding.Kind {
            PlanStanding.of(plans, limit: end, supportEnd: end, on: today).kind
        }
        #expect(kind([Self.plan("a", "2027-01-01", "2026-05-01")]) == .late)
        #expect(kind([Self.plan("a", "2027-01-01", "2026-04-30")]) == .planned)
        #expect(
            kind([Self.plan("a", "2027-01-01", nil), Self.plan("b", "2027-01-01", "2026-04-30")]) == .planned)
        #expect(kind([]) == .absent)
    }

    @Test("A bill's line is covered by a record that stands for it, and by no other")
    func coverage() {
        let bill = Bill(
            format: "x",
            components: [
                ("openssl", "pkg:deb/debian/openssl@3.0?arch=amd64"), ("zlib", "pkg:deb/ubuntu/zlib@1"),
                ("os", nil), ("left-pad", "pkg:npm/left-pad@1"),
            ].map { name, url in
                Component(
                    name: name, version: "1", supplier: nil, packageURL: url.flatMap { PackageURL($0) },
                    cpe: nil,
                    kind: nil)
            })
        let debian = Self.software(.unknown, covers: ["pkg:deb/debian/*"])
        let byName = Self.software(.unknown)
        let both = BillCoverage.of(bill, by: [debian, byName], release: "1")
        #expect(both.covered == 2 && both.uncovered == ["left-pad", "zlib"])
        #expect(BillCoverage.of(bill, by: [], release: "1").covered == 0)
    }
}

import BillOfMaterials
import Kernel
import Testing

@testable import SupportLifecycle

/// Support is aligned from the day on which the service life ends, and never while unknown.
struct LifeSpanTests {
    static func software(_ end: SupportedSoftware.End, gap: GapPlan? = nil, covers: [String] = [])
        -> SupportedSoftware
    {
        SupportedSoftware(
            id: "S", name: LocalizedText(same: "os"), version: nil, usage: .runtime, supportStart: nil,
            end: end, source: nil,
            readOn: nil,
            covers: covers.compactMap { PackageURL($0) }, releases: [], gap: gap, origin: Origin(file: "x"))
    }

    static func plan(_ decision: String?, _ due: String?, _ approved: String?) -> GapPlan {
        GapPlan(
            decision: decision.map { LocalizedText(same: $0) }, due: due.flatMap { Day($0) },
            approvedOn: approved.flatMap { Day($0) }, origin: Origin(file: "x"))
    }

    @Test(
        "The day of the end decides",
        arguments: [
            ("2030-03-31", "2030-03-31", LifeSpan.Standing.aligned), ("2030-04-01", "2030-03-31", .aligned),
            ("2030-03-30", "2030-03-31", .gap(months: 0, hasPlan: false)),
            ("2027-08-31", "2030-03-31", .gap(months: 31, hasPlan: false)),
        ])
    func boundary(_ support: String, _ life: String, _ expected: LifeSpan.Standing) throws {
        let part = Self.software(.on(try #require(Day(support))))
        #expect(LifeSpan.compare([part], with: Day(life)).rows[0].standing == expected)
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

    static let plansTable: [(decision: String?, due: String?, approved: String?, counts: Bool)] = [
        ("upgrade", "2027-01-01", "2026-05-01", true), (nil, "2027-01-01", "2026-05-01", false),
        ("upgrade", nil, "2026-05-01", false), ("upgrade", "2027-01-01", nil, false),
    ]

    @Test("Only a plan that is decided, dated and approved counts", arguments: plansTable.indices)
    func plans(_ index: Int) throws {
        let (decision, due, approved, counts) = Self.plansTable[index]
        let end = try #require(Day("2027-08-31"))
        let part = Self.software(.on(end), gap: Self.plan(decision, due, approved))
        let standing = LifeSpan.compare([part], with: Day("2030-03-31")).rows[0].standing
        #expect(standing == .gap(months: 31, hasPlan: counts))
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

import Foundation
import Testing

/// The gap between support and service life, and what a plan changes.
struct SupportGapTests {
    struct Report: Decodable {
        struct Requirement: Decodable { let id, state, reason: String }
        struct Unit: Decodable, Equatable {
            let serial: String
            let release, lifeEnd, unsupportedFrom: String?
            let standing: String
            let gapYears: Double?
            let gapMonths: Int?
        }
        struct Row: Decodable, Equatable {
            let id, standing, planStanding: String
            let supportEnd: String?
            let gapMonths: Int?
            let gapYears: Double?
            let hasPlan: Bool?
            let openDemands: [String]
            let unsupportedUnits: Int?
            let unitSpans: [Unit]?
        }
        struct LifeSpan: Decodable {
            let rows: [Row]
            func row(_ id: String) -> Row? { rows.first { $0.id == id } }
        }
        let requirements: [Requirement]
        let lifeSpan: LifeSpan
    }

    static let plan = """

          GAP-WINDOWS:
            software: SW-WINDOWS
            options: [extended_support, isolation]
            decision: 延長サポートを耐用期間の終わりまで契約し、専用 VLAN を続ける。
            due: 2028-12-28
            approved_by: 製品セキュリティ室長
            approved_on: 2026-11-20
            user_info_needed: false

        lifecycle_plan:
        """

    static func report(_ folder: URL) throws -> Report {
        let run = BuiltBinary.run(["assess", folder.path, "--on", "2026-11-22", "--format", "json"])
        #expect(run.code == 0, "\(run.errors)")
        return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    }

    static func monitor() throws -> URL {
        try BuiltBinary.copyOfExamples().appendingPathComponent("devices/patient-monitor")
    }

    static func add(_ plan: String, to folder: URL) throws {
        let file = folder.appendingPathComponent("support.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let changed = text.replacingOccurrences(of: "\nlifecycle_plan:", with: plan)
        #expect(changed != text, "The example no longer has the place where a plan is added.")
        try changed.write(to: file, atomically: true, encoding: .utf8)
    }

    @Test("The gap of the OS is told for each unit in years, and the demand that fails for want of a plan")
    func gaps() throws {
        let windows = try #require(try Self.report(Self.monitor()).lifeSpan.row("SW-WINDOWS"))
        #expect(windows.supportEnd == "2029-01-09" && windows.standing == "gap")
        #expect(windows.gapMonths == 74 && windows.gapYears == 6.2)
        #expect(windows.planStanding == "absent" && windows.unsupportedUnits == 4)
        let units = try #require(windows.unitSpans)
        #expect(units.map(\.serial) == ["SN-70001", "SN-70002", "SN-70003", "SN-70004"])
        #expect(units.map(\.gapYears) == [4.9, 4.9, 3.6, 3.7])
        #expect(units.map(\.gapMonths) == [59, 59, 42, 44])
        #expect(units.allSatisfy { $0.unsupportedFrom == "2029-01-10" && $0.standing == "gap" })
        #expect(windows.openDemands == ["G-3.1-08", "G-3.1-09"])
    }

    @Test("A part of one release does not concern the units of the other")
    func notConcerned() throws {
        let debian = try #require(try Self.report(Self.monitor()).lifeSpan.row("SW-DEBIAN"))
        #expect(debian.unitSpans?.map(\.serial) == ["SN-70001", "SN-70002"])
        #expect(debian.hasPlan == true && debian.planStanding == "planned")
    }

    @Test("An approved plan changes the demand that lacked it, and nothing else")
    func planning() throws {
        let folder = try Self.monitor()
        let before = try Self.report(folder)
        try Self.add(Self.plan, to: folder)
        let after = try Self.report(folder)
        #expect(before.requirements.count == 118 && after.requirements.count == 118)
        let changed = zip(before.requirements, after.requirements).filter {
            $0.0.id != $0.1.id || $0.0.state != $0.1.state
        }
        #expect(changed.map(\.0.id) == ["G-3.1-09"])
        #expect(changed.map(\.0.state) == ["unmet"] && changed.map(\.1.state) == ["met"])
        for (old, new) in zip(before.lifeSpan.rows, after.lifeSpan.rows) {
            guard old.id == "SW-WINDOWS" else {
                #expect(old == new)
                continue
            }
            #expect(old.planStanding == "absent" && new.planStanding == "planned")
            #expect(old.hasPlan == false && new.hasPlan == true)
            #expect(new.openDemands == ["G-3.1-08"] && old.unitSpans == new.unitSpans)
        }
    }

    @Test(
        "A plan that nobody approved, or that is overdue, does not change the demand",
        arguments: [
            ("approved_on: 2026-11-20", "approved_on: 2026-11-23", "unapproved"),
            ("due: 2028-12-28", "due: 2026-11-21", "overdue"),
        ])
    func weakPlans(_ field: String, _ weaker: String, _ standing: String) throws {
        let folder = try Self.monitor()
        try Self.add(Self.plan.replacingOccurrences(of: field, with: weaker), to: folder)
        let report = try Self.report(folder)
        #expect(report.requirements.first { $0.id == "G-3.1-09" }?.state == "unmet")
        #expect(report.lifeSpan.row("SW-WINDOWS")?.planStanding == standing)
    }

    @Test(
        "The terminal shows gap, units, years and demand on one screen",
        arguments: [
            ("ja", ["6.2年", "計画なし → G-3.1-09 ● 未達", "4.9年", "SN-70001、SN-70002", "2029-01-10 から"]),
            (
                "en",
                [
                    "6.2 years", "no plan → G-3.1-09 ● Unmet", "4.9 years", "SN-70001, SN-70002",
                    "from 2029-01-10",
                ]
            ),
        ])
    func onOneScreen(_ language: String, _ words: [String]) throws {
        let run = BuiltBinary.run([
            "assess", try Self.monitor().path, "--on", "2026-11-22", "--lang", language,
        ])
        #expect(run.code == 0, "\(run.errors)")
        let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 58, "\(lines.count) lines")
        let flat = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for word in words { #expect(flat.contains(word), "\(word) is not in\n\(run.output)") }
    }
}

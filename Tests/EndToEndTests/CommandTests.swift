import Foundation
import Testing

/// The commands on the bundled examples, as a user runs them.
struct CommandTests {
    static let devices = [
        "infusion-pump", "pacs-server", "home-cpap", "implant-neurostim", "patient-monitor", "thermometer",
    ]

    struct Report: Decodable {
        struct Requirement: Decodable {
            struct Evidence: Decodable {
                let record: String
                let file: String
                let line: Int
            }
            let catalogue: String
            let id: String
            let state: String
            let reason: String
            let evidence: [Evidence]
            let nextStep: String?
        }
        let requirements: [Requirement]
    }

    static func report(_ folder: URL, _ more: [String] = []) throws -> Report {
        let run = BuiltBinary.run(["assess", folder.path, "--on", "2026-11-22", "--format", "json"] + more)
        #expect(run.code == 0, "\(run.errors)")
        return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    }

    @Test(
        "An assessment gives 118 demands, each with a state, a reason and, while it is open, a next step",
        arguments: devices)
    func everyDemand(_ device: String) throws {
        let report = try CommandTests.report(
            BuiltBinary.root.appendingPathComponent("Examples/devices/\(device)"))
        #expect(report.requirements.count == 118)
        #expect(Set(report.requirements.map(\.id)).count == 118)
        for requirement in report.requirements {
            #expect(requirement.catalogue == "MHLW-2018-0724")
            let settled = ["met", "notApplicable"].contains(requirement.state)
            #expect(["unmet", "needsJudgement", "noRecord"].contains(requirement.state) != settled)
            #expect(
                settled == (requirement.nextStep == nil), "\(device) \(requirement.id) \(requirement.state)")
            #expect(!requirement.reason.isEmpty, "\(device) \(requirement.id)")
            #expect(!requirement.evidence.isEmpty, "\(device) \(requirement.id) cites nothing")
        }
    }

    @Test("The same input and day give the same bytes", arguments: ["json", "html", "sarif", "text"])
    func sameBytes(_ format: String) {
        let device = BuiltBinary.root.appendingPathComponent("Examples/devices/infusion-pump").path
        let runs = (0..<2).map { _ in
            BuiltBinary.run(["assess", device, "--on", "2026-11-22", "--format", format])
        }
        #expect(runs[0].code == 0 && !runs[0].output.isEmpty)
        #expect(runs[0].output == runs[1].output)
    }

    @Test("Changing one record flips only demands that cite it")
    func oneRecord() throws {
        let examples = try BuiltBinary.copyOfExamples()
        let folder = examples.appendingPathComponent("devices/patient-monitor")
        let file = folder.appendingPathComponent("device.yaml")
        let before = try CommandTests.report(folder)
        let text = try String(contentsOf: file, encoding: .utf8)
        let changed = text.replacingOccurrences(
            of: "specially_maintained: true", with: "specially_maintained: unknown")
        #expect(changed != text, "The example no longer has the record that this test changes.")
        try changed.write(to: file, atomically: true, encoding: .utf8)
        let after = try CommandTests.report(folder)
        let pairs = zip(before.requirements, after.requirements)
        let flipped = pairs.filter { $0.0.state != $0.1.state }
        #expect(!flipped.isEmpty)
        for (old, new) in flipped {
            let cites = (old.evidence + new.evidence).contains { $0.record == "identity" }
            #expect(cites, "\(old.id) changed without citing identity")
        }
    }

    @Test("check gives 0, 1 or 2 by what it finds")
    func exitCodes() {
        let folder = BuiltBinary.root.appendingPathComponent("Examples/devices")
        let monitor = BuiltBinary.run(["check", "patient-monitor", "--on", "2026-11-22"], in: folder)
        #expect(monitor.code == 1, "\(monitor.everything)")
        let lax = BuiltBinary.run(
            ["check", "patient-monitor", "--on", "2026-11-22", "--fail-on", "never"], in: folder)
        #expect(lax.code == 0)
        let broken = BuiltBinary.run(
            ["check", "patient-monitor", "../../Tests/EndToEndTests/Broken/syntax-tab"], in: folder)
        #expect(broken.code == 2)
    }

    @Test("A starter assesses without an error, with and without answers")
    func starter() {
        let folder = BuiltBinary.temporary.appendingPathComponent("starter")
        let plain = BuiltBinary.run(["init", folder.appendingPathComponent("a/devices/plain").path])
        #expect(plain.code == 0, "\(plain.everything)")
        let full = BuiltBinary.run([
            "init", folder.appendingPathComponent("b/devices/pump").path, "--name-ja", "輸液ポンプ: \"特\"",
            "--name-en", "Pump",
            "--class", "III", "--program", "yes", "--home-use", "no", "--settings", "institution,home",
            "--interfaces", "ethernet,usb",
        ])
        #expect(full.code == 0, "\(full.everything)")
        for device in ["a/devices/plain", "b/devices/pump"] {
            let run = BuiltBinary.run(["assess", folder.appendingPathComponent(device).path])
            #expect(run.code == 0, "\(run.everything)")
        }
        let again = BuiltBinary.run(["init", folder.appendingPathComponent("a/devices/plain").path])
        #expect(again.code != 0, "init must not overwrite")
    }

    @Test("A judgement decides its demand, goes stale with its premise, and never beats a rule")
    func judgement() throws {
        let folder = try BuiltBinary.copyOfExamples().appendingPathComponent("devices/infusion-pump")
        let before = try CommandTests.report(folder)
        let open = before.requirements.first { $0.state == "needsJudgement" }
        let demand = try #require(open, "the example has no demand that waits for a judgement").id
        let judge = [
            "judge", demand, folder.path, "--state", "met", "--reason", "現物を確かめた", "--by", "安全管理責任者",
            "--role",
        ]
        #expect(BuiltBinary.run(judge + ["visitor"]).code == 64)
        let run = BuiltBinary.run(judge + ["safety_manager"])
        #expect(run.code == 0, "\(run.everything)")
        let today = ["assess", folder.path, "--format", "json"]
        let report = try JSONDecoder().decode(Report.self, from: Data(BuiltBinary.run(today).output.utf8))
        #expect(report.requirements.first { $0.id == demand }?.state == "met")
        let log = try String(
            contentsOf: folder.appendingPathComponent("decisions/log.jsonl"), encoding: .utf8)
        #expect(log.contains("record-judgement") && log.contains(demand))
        let full = before.requirements.first { $0.state == "unmet" && $0.id == "G-B-09" }?.id ?? "G-3.1-08"
        let refused = BuiltBinary.run(["judge", full, folder.path] + judge.dropFirst(3) + ["safety_manager"])
        #expect(refused.code == 64, "\(refused.everything)")
    }

    @Test(
        "Names that are nearly right get the right one",
        arguments: [("G-3.1-8", "G-3.1-08"), ("G-31-08", "G-3.1-08")])
    func nearest(_ wrong: String, _ right: String) {
        let run = BuiltBinary.run(["requirements", "show", wrong])
        #expect(run.code == 64)
        #expect(run.errors.contains(right), "\(run.errors)")
    }

    @Test("coverage counts the demands that rules decide")
    func coverage() throws {
        struct Coverage: Decodable {
            struct Section: Decodable { let total, decidedByRule: Int }
            let total, decidedByRule: Int
            let sections: [Section]
        }
        let run = BuiltBinary.run(["requirements", "coverage", "--format", "json"])
        let coverage = try JSONDecoder().decode(Coverage.self, from: Data(run.output.utf8))
        #expect(coverage.total == 118 && coverage.decidedByRule >= 80)
        #expect(coverage.sections.reduce(0) { $0 + $1.total } == 118)
        #expect(coverage.sections.reduce(0) { $0 + $1.decidedByRule } == coverage.decidedByRule)
    }
}

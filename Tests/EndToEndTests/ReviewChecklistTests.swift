import Foundation
import Testing

/// Each example's risk file holds every item of the reviewer's checklist but what the device really lacks.
///
/// Read without facts on vulnerabilities, as the examples are delivered.
struct ReviewChecklistTests {
    private struct Item: Hashable, CustomStringConvertible {
        let id: String
        let state: String
        let why: String
        var description: String { "\(id) \(state): \(why)" }

        init(_ id: String, _ state: String, _ why: String) {
            self.id = id
            self.state = state
            self.why = why
        }
    }

    private static let incomplete = "there but incomplete"
    /// No facts on vulnerabilities were taken in.
    private static let notLookedFor = Item("RC-43", "missing", "known vulnerabilities were not looked for")
    private static func held(_ checks: Int) -> Item {
        Item("RC-47", incomplete, "\(checks) checks hold back")
    }
    private static func unknown() -> Item { Item("RC-32", incomplete, "1 matters are unknown") }

    private static let lacking: [String: Set<Item>] = [
        // Unknown: when support of the RTOS ends.
        "home-cpap": [unknown(), notLookedFor, held(1)],
        // Unknown: travel abroad, not yet assessed.
        "implant-neurostim": [unknown(), notLookedFor, held(1)],
        // Unknown: what release 1.9 contains, built before bills were kept.
        "infusion-pump": [unknown(), notLookedFor, held(1)],
        // Unknown: when support of a part ends, and what 5.1 contains. Not met: de-identification, whose
        // verification failed.
        "pacs-server": [
            unknown(), notLookedFor, Item("RC-44", incomplete, "1 of 27: not met on this release"), held(2),
        ],
        // Kept in a poor state: roll-back of updates never tried, the front USB without its control, a
        // verification failed, the years after the OS support without a plan, and more.
        "patient-monitor": [
            Item("RC-18", incomplete, "1 of 2: signature or refusal of older versions unknown"), unknown(),
            Item("RC-36", incomplete, "1 of 13: not verified on this release"),
            Item("RC-41", incomplete, "4 of 29: trace has holes"), notLookedFor,
            Item("RC-44", incomplete, "4 of 23: not met on this release"), held(13),
        ],
        "thermometer": [],
    ]

    @Test("What a reviewer does not find is what the device lacks", arguments: lacking.keys.sorted())
    func onlyWhatIsLacking(_ device: String) throws {
        let items = try Self.checklist(
            of: BuiltBinary.root.appendingPathComponent("Examples/devices/\(device)"))
        #expect(items.count == 48)
        let open = Set(items.filter { !["there", "not needed"].contains($0.state) })
        #expect(open == Self.lacking[device])
    }

    @Test("A gap in writing is told by its item")
    func gapsAreTold() throws {
        let device = try BuiltBinary.copyOfExamples().appendingPathComponent("devices/patient-monitor")
        let url = device.appendingPathComponent("risk.yaml")
        let whole = try String(contentsOf: url, encoding: .utf8)
        func expect(_ item: Item, without start: String, upTo end: String, after place: String) throws {
            let from = try #require(whole.range(of: place), "\(place)").upperBound
            let first = try #require(whole[from...].range(of: start), "\(start)")
            let last = try #require(whole[first.upperBound...].range(of: end), "\(end)")
            let text = whole.replacingCharacters(in: first.lowerBound..<last.lowerBound, with: "")
            try text.write(to: url, atomically: true, encoding: .utf8)
            let items = try Self.checklist(of: device)
            #expect(items.contains(item), "\(item): \(items)")
        }
        let file = "\nrisk_management_file:"
        try expect(
            Item("RC-40", Self.incomplete, "no outcome of the look is recorded"),
            without: "  arising_risks:", upTo: "  arising_reviewed_by:", after: file)
        try expect(
            Item("RC-40", Self.incomplete, "who looked or when missing"),
            without: "  arising_reviewed_on:", upTo: "\nacceptability_statements:", after: file)
        try expect(
            Item("RC-39", Self.incomplete, "1 of 7: benefit not weighed"),
            without: "    benefit_risk:", upTo: "    assumption_violated:", after: "\n  RSK-TRACE:")
        try whole.write(to: url, atomically: true, encoding: .utf8)
        try FileManager.default.removeItem(
            at: device.appendingPathComponent("decisions/threats/privileged-single-factor@ROLE-SERVICE.yaml"))
        let undecided = try Self.checklist(of: device)
        #expect(undecided.contains(Item("RC-22", Self.incomplete, "1 of 49: not decided")))
        #expect(undecided.contains(Item("RC-47", Self.incomplete, "14 checks hold back")))
        #expect(BuiltBinary.run(["risk", "threats", device.path, "--open", "--on", "2026-11-22"]).code == 1)
    }

    /// The rows of the checklist as the report gives them: number, state, and what is wanting.
    private static func checklist(of device: URL) throws -> [Item] {
        let file = BuiltBinary.temporary.appendingPathComponent("\(UUID().uuidString).json")
        let run = BuiltBinary.run([
            "risk", "report", device.path, "--document", "report", "--on", "2026-11-22", "--lang", "en",
            "-o", file.path,
        ])
        #expect(run.code == 0, "\(run.everything)")
        let whole = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        let reports = try #require(whole["reports"] as? [[String: Any]])
        let sections = reports.flatMap { $0["sections"] as? [[String: Any]] ?? [] }
        let blocks = sections.flatMap { $0["blocks"] as? [[String: Any]] ?? [] }
        let table = try #require(blocks.first { $0["anchor"] as? String == "table-checklist" })
        let rows = try #require(table["rows"] as? [[String: Any]])
        return rows.map { row in
            let cells = (row["cells"] as? [[[String: Any]]] ?? []).map { parts in
                parts.compactMap { $0["text"] as? String }.joined(separator: " ")
            }
            return cells.count < 6 ? Item("", "", "\(cells)") : Item(cells[0], cells[4], cells[5])
        }
    }
}

import Documents
import Kernel
import RiskReview
import Testing

@testable import RiskDocuments

/// Nothing is empty without a word, and the checklist says what the records say.
struct WholeReportTests {
    @Test("No chapter and no table is empty, in both languages", arguments: ExampleRisks.devices)
    func nothingIsEmpty(_ device: String) {
        for report in ExampleRisks(example: device).documents.all {
            for section in report.sections {
                #expect(!section.blocks.isEmpty, "\(device), \(report.id): \(section.anchor.name)")
                #expect(!section.title.ja.isEmpty && !section.title.en.isEmpty)
            }
            for table in report.tables {
                #expect(!table.rows.isEmpty, "\(device), \(report.id): \(table.anchor.name)")
                let heads = table.columns.map(\.title)
                #expect(heads.allSatisfy { !$0.ja.isEmpty && !$0.en.isEmpty })
            }
        }
    }

    @Test("The checklist has its items once, each with a place, in both languages")
    func checklistIsWhole() {
        let items = ReviewChecklist.items
        #expect(items.count >= 40)
        #expect(Set(items.map(\.id)).count == items.count)
        for device in ExampleRisks.devices {
            let reports = ExampleRisks(example: device).documents.all
            for item in items {
                let places = reports.first { $0.id == item.home }?.anchors ?? []
                #expect(places.contains(item.anchor), "\(device), \(item.id): \(item.anchor.name)")
            }
        }
        for item in items {
            #expect(item.asks.ja != item.asks.en && item.asks.en.allSatisfy(\.isASCII), "\(item.id)")
            #expect(!item.source.isEmpty)
        }
    }

    private static let control = "controls:\n  C:\n    title: 対策\n    capability: AUTH\n"
    private static let looked = "  arising_risks: {ja: 一件ずつ見た。, en: Each was looked at.}\n"
    private static let looker = "  arising_reviewed_by: 品質保証部長\n  arising_reviewed_on: 2026-01-26\n"

    /// Device lines, the item that they touch, and how it stands then.
    static let standings: [(lines: String, item: String, state: CellState)] = [
        ("", "RC-02", .bad),
        ("intended_use:\n  statement: 注入する。\n", "RC-02", .warn),
        ("intended_use:\n  statement: 注入する。\n  clinical_context: 病棟\n", "RC-02", .ok),
        ("", "RC-10", .bad),
        ("assets:\n  A:\n    name: 記録\n    c_need: low\n", "RC-10", .warn),
        ("assets:\n  A:\n    name: 記録\n    c_need: low\n    i_need: low\n    a_need: low\n", "RC-10", .ok),
        ("", "RC-14", .bad),
        ("data_flows:\n  F:\n    name: 流れ\n    from: A\n    to: B\n", "RC-14", .warn),
        ("data_flows:\n  F:\n    name: 流れ\n    from: A\n    to: B\n", "RC-17", .warn),
        ("", "RC-36", .bad),
        (control, "RC-36", .warn),
        ("", "RC-40", .bad),
        (control, "RC-40", .warn),
        (control + "risk_management_file:\n" + looked, "RC-40", .warn),
        (
            control + "risk_management_file:\n" + looked
                + "  arising_reviewed_by: 品質保証部長\n  arising_reviewed_on: unknown\n", "RC-40", .warn
        ),
        (control + "risk_management_file:\n" + looked + looker, "RC-40", .ok),
        (control + "risks:\n  R:\n    title: 新しいリスク\n    arises_from: [C]\n", "RC-40", .ok),
        ("", "RC-43", .bad),
        ("", "RC-46", .bad),
    ]

    @Test("The state of an item is that of the records", arguments: standings)
    func standing(_ lines: String, _ item: String, _ state: CellState) throws {
        let risks = ExampleRisks(device: "identity:\n  id: x\n  name: 架空\n" + lines)
        let table = try #require(
            risks.documents.riskReport.tables.first { $0.anchor == "table-checklist" })
        let row = try #require(table.rows.first { $0.anchor == Anchor("checklist/\(item)") })
        #expect(row.cells.flatMap(\.parts).compactMap(\.state) == [state])
    }

    @Test("What came of the look at risks from controls is told with who looked, beside such risks")
    func lookAtArisingRisks() throws {
        let device = "identity:\n  id: x\n  name: 架空\n" + Self.control
        let risk = "risks:\n  R:\n    title: 新しいリスク\n    arises_from: [C]\n"
        func texts(_ lines: String) throws -> [String] {
            let report = ExampleRisks(device: device + lines).documents.riskReport
            let section = try #require(report.sections.first { $0.anchor == "new-risks" })
            return section.blocks.flatMap { block -> [String] in
                switch block {
                case .text(.paragraph(let sentences)): sentences.map(\.text.ja)
                case .table(let table): [table.anchor.name]
                default: []
                }
            }
        }
        let none = try texts("")
        #expect(none.count == 1 && none[0].contains("確かめた記録とは別"), "\(none)")
        let file = "risk_management_file:\n" + Self.looked
        #expect(try texts(file) == ["一件ずつ見た。", "見た人：記録なし、見た日：記録なし。"])
        #expect(
            try texts(file + Self.looker + risk)
                == ["一件ずつ見た。", "見た人：品質保証部長、見た日：2026-01-26。", "table-arising"])
    }

    @Test("A flow that names the function it reaches is not unknown for want of a reason for no effect")
    func effectOfFlows() throws {
        func wanted(_ effect: String) throws -> String {
            let risks = ExampleRisks(
                device: """
                    identity: {id: x, name: 架空}
                    interfaces:
                      IF-BLE: {name: 近距離無線, kind: bluetooth, state: usable, carries_data: true}
                    essential_functions:
                      EF-1: {name: 治療}
                    data_flows:
                      DF-1: {name: 設定, from: A, to: B, interface: IF-BLE\(effect)}

                    """)
            let table = try #require(
                risks.documents.riskReport.tables.first { $0.anchor == "table-unknown" })
            return table.rows.flatMap(\.cells).flatMap(\.parts).map(\.text.en).joined(separator: "\n")
        }
        let field = "data_flows/DF-1.no_effect_rationale"
        #expect(try wanted("").contains(field))
        #expect(try !wanted(", loss_function: EF-1").contains(field))
    }

    @Test("A bare device has hardly anything that a reviewer looks for")
    func bare() throws {
        let risks = ExampleRisks(device: "identity:\n  id: x\n  name: 架空\n")
        let table = try #require(
            risks.documents.riskReport.tables.first { $0.anchor == "table-checklist" })
        let there = table.rows.filter { $0.cells.contains { $0.parts.first?.state == .ok } }
        // That nothing contradicts itself is true of nothing.
        #expect(there.compactMap(\.anchor?.name) == ["checklist/RC-31"])
    }
}

import BillOfMaterials
import Foundation
import SupportLifecycle
import SharedCorpora
import Testing

/// From an identifier to a release cycle, over the published facts; one line of Tables/cycles.txt a case.
struct CycleTableTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let cells: [String]
        var testDescription: String { cells.joined(separator: " | ") }
    }

    static let rows: [Row] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Tables/cycles.txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            Row(
                cells: line.split(separator: "|", omittingEmptySubsequences: false).map {
                    $0.trimmingCharacters(in: .whitespaces)
                })
        }
    }()

    @Test("The table is there, whole")
    func table() { #expect(Self.rows.count >= 60 && Self.rows.allSatisfy { $0.cells.count == 5 }) }

    @Test("An identifier leads to its cycle, or to the reason why not", arguments: rows)
    func row(_ row: Row) throws {
        guard SharedCorpora.has("eol/products", for: "cycles of published products") else { return }
        let cells = row.cells
        let cpe = cells[0].hasPrefix("cpe:") ? try CPEName(cells[0]) : nil
        let finding = SharedCorpora.shared.finding(
            for: SupportFactMatching.Subject(
                packageURL: PackageURL(cells[0]), cpe: cpe, version: cells[1].isEmpty ? nil : cells[1],
                names: cells[2].isEmpty ? [] : [cells[2]]), release: nil)
        if let match = finding.match {
            #expect("\(match.fact.productID) \(match.fact.cycle.name)" == cells[3])
            #expect(match.confidence.rawValue == cells[4])
            #expect(finding.reason == nil)
        } else {
            #expect(finding.reason?.code == cells[3] && cells[4].isEmpty, "\(finding)")
        }
    }
}

import Documents
import Foundation
import Kernel
import LocatedJSON
import LocatedTable
import LocatedXML
import Ports
import RiskDocuments
import RiskManagement
import RiskRendering
import Testing

/// Each form is whole, well-formed and the same for the same input.
struct RenderedReportTests {
    static let renderer = RiskReports(
        generatorVersion: "test", environment: ProcessInfo.processInfo.environment)

    /// The page as XML: what HTML leaves open is closed, and what comes before the root goes.
    static func tree(of page: String) -> (tree: XMLTree?, finding: Finding?) {
        var text = page.replacingOccurrences(of: "<!doctype html>\n", with: "")
        for tag in ["meta", "col", "br"] {
            text = text.replacingOccurrences(
                of: "<\(tag)( [^>]*[^/])?>", with: "<\(tag)$1/>", options: .regularExpression)
        }
        return XMLTree.read(Array(text.utf8), file: "page.html")
    }

    static func values(of attribute: String, in page: String) -> [String] {
        page.components(separatedBy: " \(attribute)=\"").dropFirst().compactMap {
            $0.split(separator: "\"", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init)
        }
    }

    @Test(
        "The page is well-formed, each id stands once, and each link has its place",
        arguments: ExampleRisks.devices)
    func page(_ device: String) throws {
        let reports = ExampleRisks(example: device).documents.all
        for language in Language.allCases {
            let page = String(
                decoding: try RenderedReportTests.renderer.render(reports, as: .html, in: language),
                as: UTF8.self)
            let (tree, finding) = RenderedReportTests.tree(of: page)
            #expect(tree != nil && finding == nil, "\(device): \(String(describing: finding))")
            let ids = RenderedReportTests.values(of: "id", in: page)
            #expect(Set(ids).count == ids.count, "\(device): an id stands twice")
            let links = RenderedReportTests.values(of: "href", in: page)
            let void = Set(links).subtracting(ids.map { "#" + $0 })
            #expect(links.count > 20 && void.isEmpty, "\(device): \(void.sorted().prefix(5))")
        }
    }

    @Test("One report alone links nowhere outside itself")
    func alone() throws {
        let report = ExampleRisks(example: "infusion-pump").documents.riskReport
        let page = String(
            decoding: try RenderedReportTests.renderer.render([report], as: .html, in: .japanese),
            as: UTF8.self)
        let ids = Set(RenderedReportTests.values(of: "id", in: page).map { "#" + $0 })
        let links = RenderedReportTests.values(of: "href", in: page)
        #expect(!links.isEmpty && links.allSatisfy(ids.contains))
    }

    @Test("The workbook has every table with its head and rows, and is read back as written")
    func workbook() throws {
        let reports = ExampleRisks(example: "infusion-pump").documents.all
        let bytes = try RenderedReportTests.renderer.render(reports, as: .xlsx, in: .japanese)
        let (sheets, findings) = XLSXReader.read(bytes, file: "report.xlsx")
        #expect(findings.isEmpty, "\(findings)")
        for table in reports.flatMap(\.tables) {
            let head = table.columns.map(\.title.ja)
            let sheet = try #require(
                sheets.first { ($0.rows.first?.map(\.text) ?? []).starts(with: head) }, "\(table.name.ja)")
            let parts = reports.flatMap(\.tables).filter {
                $0.name == table.name && $0.columns.map(\.title.ja) == head
            }
            #expect(
                sheet.rows.count == parts.reduce(1) { $0 + $1.rows.count },
                "\(table.name.ja): rows are missing")
        }
        let risks = try #require(sheets.first { $0.sheet == "リスク" })
        #expect(risks.rows.count == ExampleRisks(example: "infusion-pump").evaluation.risks.count + 1)
    }

    @Test("JSON has every section, and can be read")
    func json() throws {
        let reports = ExampleRisks(example: "pacs-server").documents.all
        let bytes = try RenderedReportTests.renderer.render(reports, as: .json, in: .english)
        #expect(JSONReader.read(bytes, file: "report.json").tree != nil)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(object["schema"] as? String == "mamori-risk-report/1")
        let read = try #require(object["reports"] as? [[String: Any]])
        #expect(read.map { $0["id"] as? String } == reports.map(\.id.text))
        for (one, report) in zip(read, reports) {
            let sections = one["sections"] as? [[String: Any]] ?? []
            #expect(sections.compactMap { $0["anchor"] as? String } == report.sections.map(\.anchor.name))
        }
    }

    @Test("The same reports give the same bytes", arguments: [RiskReportFormat.html, .xlsx, .json])
    func same(_ format: RiskReportFormat) throws {
        let one = try RenderedReportTests.renderer.render(
            ExampleRisks(example: "home-cpap").documents.all, as: format, in: .japanese)
        let other = try RenderedReportTests.renderer.render(
            ExampleRisks(example: "home-cpap").documents.all, as: format, in: .japanese)
        #expect(!one.isEmpty && one == other)
    }

    @Test("The PDF is made where WeasyPrint is installed")
    func pdf() throws {
        let reports = [ExampleRisks(example: "thermometer").documents.statement]
        do {
            let bytes = try RenderedReportTests.renderer.render(reports, as: .pdf, in: .japanese)
            #expect(bytes.starts(with: Array("%PDF-".utf8)))
        } catch {
            guard case .noRenderer(let places) = error else { throw error }
            print("not run: the PDF, because WeasyPrint is not installed (\(places.count) places)")
            #expect(!places.isEmpty)
        }
    }
}

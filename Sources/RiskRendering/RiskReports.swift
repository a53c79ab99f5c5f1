import Documents
import Kernel
import Ports
import Printing

/// Turns reports into HTML, PDF, XLSX and JSON.
public struct RiskReports: RiskReportRendering {
    private let generator: Generator
    private let printer: WeasyPrint
    private let drawer: Graphviz

    /// - Parameters:
    ///   - generatorVersion: the program's version, as the reports name it.
    ///   - environment: the process's environment, in which WeasyPrint and Graphviz are looked for.
    public init(generatorVersion: String, environment: [String: String]) {
        generator = Generator(name: "Mamori", version: generatorVersion)
        printer = WeasyPrint(environment: environment)
        drawer = Graphviz(environment: environment)
    }

    public func render(
        _ reports: [Report], as format: RiskReportFormat, in language: Language
    ) throws(RenderingRefusal) -> [UInt8] {
        precondition(!reports.isEmpty, "There is no report to render.")
        switch format {
        case .html: return page(reports, in: language)
        case .pdf: return try printer.pdf(from: page(reports, in: language))
        case .xlsx: return try Workbook(reports, in: language).bytes()
        case .json: return RiskReportJSON(reports, in: language, by: generator).bytes
        }
    }

    private func page(_ reports: [Report], in language: Language) -> [UInt8] {
        RiskReportPage(reports, in: language, by: generator, drawer: drawer).bytes
    }
}

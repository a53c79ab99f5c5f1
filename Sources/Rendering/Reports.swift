import Ports
import Kernel
import Printing
import Workflows

/// Turns assessments into JSON, SARIF, HTML and PDF.
public struct Reports: ReportRendering {
    private let generator: Generator
    private let printer: WeasyPrint

    /// - Parameters:
    ///   - generatorVersion: the program's version, as the reports name it.
    ///   - environment: the process's environment, in which the PDF renderer is looked for.
    public init(generatorVersion: String, environment: [String: String]) {
        generator = Generator(name: "Mamori", version: generatorVersion)
        printer = WeasyPrint(environment: environment)
    }

    public func render(
        _ assessment: Assessment, as format: ReportFormat, in language: Language
    ) throws(RenderingRefusal) -> [UInt8] {
        switch format {
        case .json: AssessmentJSON(assessment, in: language, by: generator).bytes
        case .sarif: AssessmentSARIF(assessment, in: language, by: generator).bytes
        case .html: ReportPage(assessment, in: language, by: generator).bytes
        case .pdf: try printer.pdf(from: ReportPage(assessment, in: language, by: generator).bytes)
        case .text: throw .noSuchFormat(.text)
        }
    }
}

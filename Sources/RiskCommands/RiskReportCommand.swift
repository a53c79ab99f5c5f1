import ArgumentParser
import Console
import Kernel
import Ports
import RiskAnalysis
import Workflows

extension ReportRisk.Choice: ExpressibleByArgument {}
extension RiskReportFormat: ExpressibleByArgument {}

/// `mamori risk report`: the documents of the risk file.
struct RiskReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write the documents of the risk file as HTML, PDF, XLSX or JSON.",
        discussion: """
            report is the security risk management report with the reviewer's checklist, threat-model the \
            threats with reasons and attack paths, traceability the matrix with its holes, statement the \
            acceptability statement for signature. The format follows the file's ending unless --format says \
            it. Exit codes: 0 written; 2 the dossier cannot be read; 3 something outside failed.
            """)

    @OptionGroup var options: RiskOptions
    @Option(name: .long, help: "report, threat-model, traceability, statement or all.")
    var document: ReportRisk.Choice = .all
    @Option(name: .long, help: "html, pdf, xlsx or json.") var format: RiskReportFormat?
    @Option(name: .shortAndLong, help: "File to write (preset: standard output).") var output: String?

    func run() throws {
        let edges = Edges.required
        let language = options.language.language
        let assessment = try options.assessment()
        let bytes = try RefusalText.telling(language, about: options.dossier) {
            () throws(WorkflowRefusal) in
            try ReportRisk(
                rendering: edges.riskReports, reports: edges.reports, generator: edges.generator)(
                    document, of: assessment, as: format ?? byEnding, in: language, to: output)
        }
        try OutputFile.put(bytes, to: output, isWritten: true, language)
    }

    private var byEnding: RiskReportFormat {
        let ending = output?.split(separator: ".").last.map(String.init) ?? ""
        return RiskReportFormat(rawValue: ending) ?? .html
    }
}

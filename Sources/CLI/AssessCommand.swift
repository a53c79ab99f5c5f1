import Console
import Ports
import ArgumentParser
import Kernel
import Workflows

extension ReportFormat: ExpressibleByArgument {}

/// `mamori assess`: the assessed file of one device.
struct AssessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assess", abstract: "Assess a device's dossier and write the assessed file.",
        discussion:
            "Exit codes: 0 assessed; 2 the dossier cannot be read (all faults are told); "
            + "3 something outside failed."
    )

    @Argument(help: "The device's folder, or its device.yaml.")
    var dossier: String
    @OptionGroup var day: DayOption
    @OptionGroup var catalogues: CatalogueOption
    @Option(name: .long, help: "text, json, sarif, html or pdf (preset: by the name of -o, else text).")
    var format: ReportFormat?
    @Option(name: .shortAndLong, help: "File to write (preset: standard output).")
    var output: String?
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let assessment = try RefusalText.telling(language, about: dossier) { () throws(WorkflowRefusal) in
            try ProgressLine.during(LocalizedText(ja: "評価しています", en: "Assessing"), in: language) {
                () throws(WorkflowRefusal) in
                try AssessDevice(store: edges.store, intelligence: edges.intelligence)(
                    dossier, on: day.day, actor: Actor(name: "", role: ""), catalogues: catalogues.ids)
            }
        }
        let format = format ?? formatOfOutput ?? .text
        if format == .text {
            try writeText(assessment, in: language)
            return
        }
        let bytes = try RefusalText.telling(language) { () throws(WorkflowRefusal) in
            try ProgressLine.during(LocalizedText(ja: "評価書を作っています", en: "Writing the report"), in: language) {
                () throws(WorkflowRefusal) in
                try PublishReport(rendering: edges.rendering, reports: edges.reports)(
                    assessment, as: format, in: language, to: output)
            }
        }
        if let output {
            edges.terminal.writeError(FindingsText.lines(assessment.findings, of: dossier, in: language))
            edges.terminal.writeError("\(output)\n")
        } else {
            edges.terminal.write(bytes: bytes)
        }
    }

    /// The format that the name of the output file asks for.
    private var formatOfOutput: ReportFormat? {
        output?.split(separator: ".").last.flatMap {
            $0 == "txt" ? .text : ReportFormat(rawValue: String($0))
        }
    }

    private func writeText(_ assessment: Assessment, in language: Language) throws {
        let terminal = Edges.required.terminal
        let style = Style(isColoured: terminal.isScreen && output == nil)
        let columns = output == nil ? terminal.columns : 100
        let text = SummaryText(
            assessment, dossier: dossier, language: language, style: style, columns: columns
        ).text
        guard let output else {
            terminal.write(text)
            return
        }
        do {
            try Edges.required.reports.write(Array(text.utf8), to: output)
        } catch {
            RefusalText.tell(.store(error), in: language, about: dossier)
            throw ExitCode(RefusalText.code(of: .store(error)))
        }
    }
}

import ArgumentParser
import Console
import Kernel
import Ports
import RiskAnalysis
import RiskManagement
import ThreatModelFormat
import Workflows

extension ThreatModelFormat: ExpressibleByArgument {}

/// `mamori risk model`: threat models from and for other tools.
struct RiskModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model", abstract: "Exchange threat models with other tools (OTM, Threat Dragon).",
        subcommands: [RiskModelImportCommand.self, RiskModelExportCommand.self])
}

/// `mamori risk model import`: begins a dossier from a drawn model.
struct RiskModelImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Begin a dossier from an OTM or Threat Dragon model.",
        discussion: """
            Writes device.yaml and risk.yaml into a folder that has neither. What the model does not state \
            stays unknown; what has no place in the records is told. Exit codes: 0 written; 2 the file is no \
            model, or a file is there already; nothing is written then.
            """)

    @Argument(help: "The model: Open Threat Model (JSON, YAML) or Threat Dragon (JSON).") var file: String
    @Argument(help: "The new device's folder.") var dossier: String
    @Option(name: .long, help: "Who begins it.") var by: String = ""
    @Option(name: .long, help: "The role.") var role: String = ""
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let result = try RefusalText.telling(language, about: nil) { () throws(WorkflowRefusal) in
            try ImportThreatModel(store: edges.store, files: edges.files, clock: edges.clock)(
                file, into: dossier, by: Actor(name: by, role: role))
        }
        edges.terminal.writeError(FindingsText.lines(result.findings, of: nil, in: language))
        let model = result.document
        let said = LocalizedText(
            ja: "要素 \(model.elements.count)、流れ \(model.flows.count)、脅威 \(model.threats.count) を記録にしました",
            en: "\(model.elements.count) elements, \(model.flows.count) flows and "
                + "\(model.threats.count) threats are records now")
        edges.terminal.write(said[language] + "\n")
        for path in result.paths {
            edges.terminal.write(FindingsText.place(Origin(file: path), in: dossier) + "\n")
        }
    }
}

/// `mamori risk model export`: a device's threat model for other tools.
struct RiskModelExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a device's threat model as OTM or for Threat Dragon.",
        discussion: "Exit codes: 0 written; 2 the dossier cannot be read; 3 something outside failed.")

    @OptionGroup var options: RiskOptions
    @Option(name: .long, help: "otm or threat-dragon.") var format: ThreatModelFormat
    @Option(name: .shortAndLong, help: "File to write (preset: standard output).") var output: String?

    func run() throws {
        let edges = Edges.required
        let language = options.language.language
        let assessment = try options.assessment()
        let (bytes, findings) = try RefusalText.telling(language, about: options.dossier) {
            () throws(WorkflowRefusal) in
            try ExportThreatModel(reports: edges.reports)(
                assessment, as: format, in: language, to: output, by: Actor(name: "", role: ""))
        }
        edges.terminal.writeError(FindingsText.lines(findings, of: nil, in: language))
        try OutputFile.put(bytes, to: output, isWritten: true, language)
    }
}

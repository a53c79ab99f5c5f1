import ArgumentParser
import Console
import Kernel
import Ports
import Workflows

/// `mamori risk`: threats, risks, proof and traces of a device.
public struct RiskCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "risk", abstract: "Threats proposed from the records, risks, their proof and traces.",
        subcommands: [
            RiskThreatsCommand.self, RiskDecideCommand.self, RiskMatrixCommand.self, RiskTraceCommand.self,
            RiskPathsCommand.self, RiskGateCommand.self, RiskReportCommand.self,
            RiskModelCommand.self,
        ])

    public init() {}
}

/// What every command on risk is asked for.
struct RiskOptions: ParsableArguments {
    @Argument(help: "The device's folder.") var dossier: String
    @OptionGroup var day: DayOption
    @OptionGroup var language: LanguageOption

    init() {}

    /// The assessment of the dossier; ends the command with the refusal's exit code.
    func assessment() throws -> Assessment {
        let edges = Edges.required
        return try RefusalText.telling(language.language, about: dossier) { () throws(WorkflowRefusal) in
            try AssessDevice(store: edges.store, intelligence: edges.intelligence)(
                dossier, on: day.day, actor: Actor(name: "", role: ""))
        }
    }
}

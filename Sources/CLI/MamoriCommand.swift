import Console
import RiskCommands
import VulnerabilityCommands
import ArgumentParser

/// The command `mamori`.
public struct MamoriCommand: ParsableCommand {
    /// The version of the program, by semantic versioning.
    public static let version = "0.1.0"

    public static let configuration = CommandConfiguration(
        commandName: "mamori",
        abstract:
            "守り — cybersecurity of medical devices by the guidance of 2018-07-24, for their makers in Japan.",
        discussion: """
            A device is described in a folder (device.yaml and what stands beside it). Mamori says which \
            demands of the guidance are met, by which records, and what to do next.
            """,
        version: version,
        subcommands: [
            AssessCommand.self, CheckCommand.self, ExplainCommand.self, RequirementsCommand.self,
            JudgeCommand.self, IdentifyCommand.self, BillCommand.self, SupportCommand.self,
            IntelCommand.self, ScanCommand.self, VEXCommand.self,
            VulnerabilityCommand.self, CVSSCommand.self, RiskCommand.self, VerifyCommand.self,
            InitCommand.self, SchemaCommand.self,
        ])

    public init() {}

    /// Parses the arguments and runs the command with these edges; ends the process with its exit code.
    public static func run(with edges: Edges) {
        edges.serve { main() }
    }
}

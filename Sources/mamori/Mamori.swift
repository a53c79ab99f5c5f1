import CLI
import Console
import Feeds
import Foundation
import Intelligence
import Rendering
import RiskRendering
import Signing
import Storage
import ToolOutput

/// The executable: it builds the edges and hands them to the commands.
@main
struct Mamori {
    static func main() {
        let environment = ProcessInfo.processInfo.environment
        MamoriCommand.run(
            with: Edges(
                store: FolderStore(), company: FolderStore(), reports: ReportFiles(),
                rendering: Reports(generatorVersion: MamoriCommand.version, environment: environment),
                riskReports: RiskReports(
                    generatorVersion: MamoriCommand.version, environment: environment),
                files: InputFiles(), bills: BillReports(),
                scans: ScanReports(generatorVersion: MamoriCommand.version),
                intelligence: RecordStore(home(environment) + "/intelligence"),
                feeds: CurlFeedClient(
                    clock: SystemClock(), version: MamoriCommand.version, environment: environment),
                signer: SodiumSigner(),
                clock: SystemClock(), terminal: SystemTerminal(),
                languagePreset: environment["MAMORI_LANG"] ?? "ja",
                generator: "Mamori \(MamoriCommand.version)"))
    }

    /// Where what is kept for all devices lies: `MAMORI_HOME`, else the user's data folder (XDG Base
    /// Directory Specification).
    private static func home(_ environment: [String: String]) -> String {
        if let home = environment["MAMORI_HOME"], !home.isEmpty { return home }
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data + "/mamori" }
        return (environment["HOME"] ?? ".") + "/.local/share/mamori"
    }
}

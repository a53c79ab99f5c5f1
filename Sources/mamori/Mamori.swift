import CLI
import Foundation
import Rendering
import Storage

/// The executable: it builds the edges and hands them to the commands.
@main
struct Mamori {
    static func main() {
        let environment = ProcessInfo.processInfo.environment
        MamoriCommand.run(
            with: Edges(
                store: FolderStore(), company: FolderStore(), reports: ReportFiles(),
                rendering: Reports(generatorVersion: MamoriCommand.version, environment: environment),
                files: InputFiles(), bills: BillReports(), clock: SystemClock(), terminal: SystemTerminal(),
                languagePreset: environment["MAMORI_LANG"] ?? "ja"))
    }
}

import ArgumentParser
import Kernel
import Workflows

/// `mamori scan`: a bill, or a device's bills, against what is published.
struct ScanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Hold a bill, or every bill of a device, against published vulnerabilities.",
        discussion: """
            Ends with what was evaluated and by which sources. Nothing found in an incomplete basis is never \
            called free of vulnerabilities. Exit codes: 0 nothing found and every component evaluated; \
            1 findings that no decision settles; 2 the bill cannot be read; 3 no usable source, or \
            components not evaluated \
            (unless --allow-incomplete).
            """)

    @Argument(help: "A bill, or a device's folder.") var path: String
    @Flag(name: .long, help: "Exit with 0 although components were not evaluated.")
    var allowIncomplete = false
    @Flag(name: .long, help: "Show also what does not affect, with the reason.")
    var explain = false
    @OptionGroup var day: DayOption
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let reports = try RefusalText.telling(language, about: path) { () throws(WorkflowRefusal) in
            try ScanBill(files: edges.files, store: edges.store, intelligence: edges.intelligence)(
                ScanBill.Request(path: path, explains: explain, day: day.day))
        }
        for report in reports {
            edges.terminal.writeError(FindingsText.lines(report.findings, of: nil, in: language))
            edges.terminal.write(ScanText(report, in: language, explains: explain).text)
        }
        if reports.contains(where: { !$0.open.isEmpty }) { throw ExitCode(1) }
        if !allowIncomplete, reports.contains(where: { !$0.coverage.isComplete }) { throw ExitCode(3) }
    }
}

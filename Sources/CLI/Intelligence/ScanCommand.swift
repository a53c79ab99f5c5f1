import Scanning
import Ports
import ArgumentParser
import Kernel
import Workflows

extension ScanFormat: ExpressibleByArgument {}

extension ScanLimit: ExpressibleByArgument {
    /// Reads a word of `--fail-on`.
    public init?(argument: String) { self.init(argument) }
}

/// `mamori scan`: a bill, or a device's bills, against what is published.
struct ScanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Hold a bill, or every bill of a device, against published vulnerabilities.",
        discussion: """
            Ends with what was evaluated and by which sources. Nothing found in an incomplete basis is never \
            called free of vulnerabilities. \
            --fail-on takes possible (affected or possible; the preset), affected, kev (in CISA's \
            catalogue), immediate, prompt, planned, watched (this priority or a more urgent one), \
            score>=7.0 (what nobody has scored counts), never. \
            Exit codes: 0 nothing that --fail-on names and every component evaluated; \
            1 findings that --fail-on names and no decision settles; 2 the bill cannot be read; \
            3 no usable source, components not evaluated, or a source that failed and is old or empty \
            (unless --allow-incomplete); 64 wrong usage.
            """)

    @Argument(help: "A bill, or a device's folder.") var path: String
    @Option(name: .long, help: "text, json, sarif, cyclonedx (1.6, one bill) or csv.")
    var format: ScanFormat = .text
    @Option(name: .long, help: "From what on the exit code is 1 (preset: possible).")
    var failOn: ScanLimit = .possible
    @Option(
        name: .long, help: "Only what was published, changed or listed as exploited since then, YYYY-MM-DD.")
    var since: Day?
    @Option(name: .long, help: "The one release of a device whose bill is scanned (preset: every one).")
    var release: String?
    @Flag(name: .long, help: "Exit with 0 although components were not evaluated.")
    var allowIncomplete = false
    @Flag(name: .long, help: "Show also what does not affect, with the reason.")
    var explain = false
    @Option(name: .shortAndLong, help: "File to write (preset: standard output).") var output: String?
    @OptionGroup var day: DayOption
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let reports = try RefusalText.telling(language, about: path) { () throws(WorkflowRefusal) in
            let all = try ScanBill(files: edges.files, store: edges.store, intelligence: edges.intelligence)(
                ScanBill.Request(path: path, explains: explain, since: since, day: day.day))
            guard let release else { return all }
            let known = all.compactMap(\.release)
            guard known.contains(release) else { throw .noSuchRelease(release, known: known) }
            return all.filter { $0.release == release }
        }
        for report in reports {
            edges.terminal.writeError(FindingsText.lines(report.findings, of: nil, in: language))
        }
        if reports.isEmpty {
            let said = LocalizedText(
                ja: "\(path) に部品表のある版がありません。何も調べていません",
                en: "\(path) has no release with a bill; nothing was looked at")
            edges.terminal.writeError(said[language] + "\n")
        }
        try BillOutput.put(try bytes(reports, language), to: output, isWritten: false, language)
        if reports.contains(where: { $0.open.contains(where: failOn.isReached) }) { throw ExitCode(1) }
        if !allowIncomplete, reports.isEmpty || reports.contains(where: { !$0.isComplete }) {
            throw ExitCode(3)
        }
    }

    private func bytes(_ reports: [ScanReport], _ language: Language) throws -> [UInt8] {
        let edges = Edges.required
        switch format {
        case .text:
            let columns = output == nil ? edges.terminal.columns : 100
            let texts = reports.map {
                ScanText($0, in: language, explains: explain, columns: columns).text
            }
            return Array(texts.joined(separator: "\n").utf8)
        case .json: return edges.scans.json(of: reports, in: language)
        case .sarif: return edges.scans.sarif(of: reports, in: language)
        case .csv: return edges.scans.csv(of: reports, in: language)
        case .cyclonedx:
            guard reports.count == 1, let report = reports.first else {
                throw ValidationError("--format cyclonedx holds one bill; choose it with --release")
            }
            return edges.scans.cycloneDX(of: report, in: language)
        }
    }
}

import Ports
import Gathering
import ArgumentParser
import Kernel
import Vulnerabilities
import Workflows

/// `mamori intel`: what is published about vulnerabilities, kept on this machine.
struct IntelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intel",
        abstract: "What is published about vulnerabilities: take it in, see how old it is.",
        discussion: """
            Kept under MAMORI_HOME, else XDG_DATA_HOME/mamori, else ~/.local/share/mamori.
            """,
        subcommands: [
            IntelSyncCommand.self, IntelImportCommand.self, IntelStatusCommand.self,
            IntelExportCommand.self, IntelVerifyCommand.self, IntelKeysCommand.self,
            IntelCheckCommand.self, IntelRebuildCommand.self,
        ])
}

/// `mamori intel import`: files into what is kept.
struct IntelImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take in feeds from files, or from folders of them, without a network.",
        discussion: """
            Which source a file is of is found from its content. Everything named in one call is taken in \
            together, or nothing: a file that is cut off, or that is named and that no reader knows, leaves \
            the old index as it is. Of a folder, files beside the data (README, LICENSE, schemas) are left \
            out with a note; a file that no reader knows is told as an error, and the others are taken. \
            A signed bundle of `mamori intel export` is taken in only with the public key of who signed it \
            (--trust), and only when it is as it was signed. \
            Exit codes: 0 all taken; 1 taken, but some records could not be read; 2 refused.
            """)

    @Argument(help: "Files, or folders of them; or one bundle.") var paths: [String]
    @Option(name: .long, help: "A file of trusted public keys, for a bundle; may be repeated.")
    var trust: [String] = []
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        if !trust.isEmpty || paths.contains(where: edges.signer.isBundle) { return try takeBundle() }
        let counter = ImportProgress(language)
        let result = try RefusalText.telling(language) { () throws(WorkflowRefusal) in
            defer { counter.end() }
            return try ImportAdvisories(
                files: edges.files, store: edges.intelligence, clock: edges.clock)(
                    paths, progress: counter.show)
        }
        edges.terminal.writeError(FindingsText.lines(result.findings, of: nil, in: language))
        tell(result.taken)
        let count = IntelligenceText.records(in: result.taken)
        let said = LocalizedText(
            ja: "\(result.files) 個のファイルから \(count) 件を取り込みました",
            en: "\(count) records taken in from \(result.files) files")
        edges.terminal.write(said[language] + "\n")
        if result.findings.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }

    private func tell(_ taken: [(source: String, records: Int)]) {
        for part in taken {
            let name = IntelligenceText.name(of: part.source)[language.language]
            Edges.required.terminal.write("  \(name): \(part.records)\n")
        }
    }

    private func takeBundle() throws {
        let edges = Edges.required
        let language = language.language
        guard paths.count == 1, let bundle = paths.first, !trust.isEmpty else {
            throw ValidationError(
                "署名された束は1つずつ、--trust に公開鍵を付けて取り込みます / "
                    + "A signed bundle is taken in by itself, with --trust and the public key.")
        }
        let what = LocalizedText(ja: "取り込んでいます", en: "taking in")
        let result = try RefusalText.telling(language) { () throws(WorkflowRefusal) in
            try ProgressLine.during(what, in: language) { () throws(WorkflowRefusal) in
                try ImportBundle(store: edges.intelligence, signer: edges.signer)(bundle, trusting: trust)
            }
        }
        tell(result.taken)
        let count = IntelligenceText.records(in: result.taken)
        let said = LocalizedText(
            ja: "\(bundle)（\(result.manifest.created) 作成）から \(count) 件を取り込みました",
            en: "\(count) records taken in from \(bundle), made \(result.manifest.created)")
        edges.terminal.write(said[language] + "\n")
    }
}

/// How far an import has come, on a screen.
final class ImportProgress {
    private let language: Language
    private var isShown = false

    init(_ language: Language) { self.language = language }

    func show(_ number: Int, _ count: Int, _ path: String) {
        let terminal = Edges.required.terminal
        guard terminal.errorsAreOnScreen else { return }
        isShown = true
        let width = 24
        let full = count == 0 ? width : number * width / count
        let bar = String(repeating: "━", count: full) + String(repeating: "·", count: width - full)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        terminal.writeError("\r\u{1B}[2K[\(bar)] \(number)/\(count) \(name)")
    }

    func end() {
        if isShown { Edges.required.terminal.writeError("\r\u{1B}[2K") }
    }
}

/// `mamori intel status`: how old each source is.
struct IntelStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say what is kept of each source, how old it is, and what failed.",
        discussion:
            "Exit codes: 0 every source that is kept is fresh; 1 one is old or failed; 3 nothing is kept.")

    @OptionGroup var day: DayOption
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let report = try RefusalText.telling(language) { () throws(WorkflowRefusal) in
            try ReportIntelligence(store: edges.intelligence)(on: day.day)
        }
        edges.terminal.write(IntelligenceText.table(report, in: language))
        if let support = report.support {
            edges.terminal.write(IntelligenceText.line(support, on: day.day)[language] + "\n")
        }
        let megabytes = report.standing.bytes >> 20
        let said = LocalizedText(
            ja: "保管場所 \(report.path)、世代 \(report.standing.generation)、\(megabytes) MB",
            en: "kept in \(report.path), generation \(report.standing.generation), \(megabytes) MB")
        edges.terminal.write(said[language] + "\n")
        if report.sources.allSatisfy(\.isEmpty) {
            edges.terminal.writeError(
                IntelligenceText.text(.empty(path: report.path))[language] + "\n")
            throw ExitCode(3)
        }
        if report.sources.contains(where: { $0.failure != nil || !$0.isEmpty && $0.isOld })
            || report.support?.isRemarkable(on: day.day) ?? false
        {
            throw ExitCode(1)
        }
    }
}

/// `mamori intel check`: every checksum.
struct IntelCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look at every checksum of what is kept.")

    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let isWhole = try RefusalText.telling(language) { () throws(WorkflowRefusal) in
            do throws(IntelligenceRefusal) {
                return try edges.intelligence.open().checkAll()
            } catch {
                throw .intelligence(error)
            }
        }
        guard isWhole else {
            let path = edges.intelligence.path
            edges.terminal.writeError(IntelligenceText.text(.indexDamaged(path: path))[language] + "\n")
            throw ExitCode(2)
        }
        edges.terminal.write(
            LocalizedText(ja: "壊れた所はありません", en: "nothing is damaged")[language] + "\n")
    }
}

/// `mamori intel rebuild`: the index anew.
struct IntelRebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "Make the index anew from the records that are kept.")

    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        try RefusalText.telling(language) { () throws(WorkflowRefusal) in
            do throws(IntelligenceRefusal) {
                try edges.intelligence.rebuild()
            } catch {
                throw .intelligence(error)
            }
        }
        edges.terminal.write(LocalizedText(ja: "索引を作り直しました", en: "the index is made anew")[language] + "\n")
    }
}

import Scanning
import ArgumentParser
import Kernel
import Ports
import Vulnerabilities
import Workflows

extension ExploitabilityVocabulary: ExpressibleByArgument {}

/// `mamori vex`: decisions on vulnerabilities to and from others.
struct VEXCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vex", abstract: "Exchange decisions on vulnerabilities (VEX) with others.",
        subcommands: [ExportDecisionsCommand.self, ImportDecisionsCommand.self])
}

/// `mamori vex export`: a device's decisions that hold, as a document.
struct ExportDecisionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a device's decisions as OpenVEX, CycloneDX or CSAF.",
        discussion: """
            Only decisions that hold are written; what is left out, and what the format cannot hold, is told \
            on standard error. Exit codes: 0 written; 2 the dossier cannot be read; 3 something outside \
            failed; 64 no such release.
            """)

    @Argument(help: "The device's folder.") var dossier: String
    @Option(name: .long, help: "openvex (0.2.0), cyclonedx (1.6) or csaf (2.0).")
    var format: ExploitabilityVocabulary
    @Option(name: .long, help: "The one release (preset: every one).") var release: String?
    @Option(name: .shortAndLong, help: "File to write (preset: standard output).") var output: String?
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let result = try RefusalText.telling(language, about: dossier) { () throws(WorkflowRefusal) in
            try ExportDecisions(store: edges.store, reports: edges.reports, clock: edges.clock)(
                ExportDecisions.Request(
                    dossier: dossier, vocabulary: format, release: release, language: language,
                    output: output), by: Actor(name: "", role: ""))
        }
        edges.terminal.writeError(FindingsText.lines(result.findings, of: dossier, in: language))
        edges.terminal.writeError(FindingsText.lines(result.losses, of: nil, in: language))
        let said = LocalizedText(
            ja: "判断 \(result.decisions) 件を \(format.rawValue) で書き出しました",
            en: "\(result.decisions) decisions written as \(format.rawValue)")
        edges.terminal.writeError(said[language] + "\n")
        try BillOutput.put(result.bytes, to: output, isWritten: true, language)
    }
}

/// `mamori vex import`: the decisions of a document into a device's dossier.
struct ImportDecisionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take the decisions of a VEX document into a device's dossier.",
        discussion: """
            Writes decisions/vex/, one file a decision, with the original label, author, date and document. \
            What is there is never overwritten: where the document contradicts it, nothing is taken. \
            Statements that name no release of the device are taken for --release, else for the current one. \
            Exit codes: 0 taken, or there already; 2 the document cannot be read or contradicts; 3 something \
            outside failed; 64 no such release, or not permitted.
            """)

    @Argument(help: "The document: OpenVEX, CycloneDX or CSAF.") var file: String
    @Argument(help: "The device's folder.") var dossier: String
    @Option(name: .long, help: "Only for this release.") var release: String?
    @Option(name: .long, help: "Who takes them.") var by: String
    @Option(name: .long, help: "The role: psirt, quality_manager …") var role: String
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let result = try RefusalText.telling(language, about: nil) { () throws(WorkflowRefusal) in
            try ImportDecisions(files: edges.files, store: edges.store, clock: edges.clock)(
                file, into: dossier, release: release, by: Actor(name: by, role: role))
        }
        edges.terminal.writeError(FindingsText.lines(result.findings, of: nil, in: language))
        let said = LocalizedText(
            ja: "判断 \(result.paths.count) 件を取り込みました（すでにあるもの \(result.known) 件、"
                + "取り込まないもの \(result.leftOut) 件）",
            en: "\(result.paths.count) decisions taken (\(result.known) were there, "
                + "\(result.leftOut) left out)")
        edges.terminal.write(said[language] + "\n")
        for path in result.paths {
            edges.terminal.write(FindingsText.place(Origin(file: path), in: dossier) + "\n")
        }
    }
}

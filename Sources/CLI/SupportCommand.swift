import Console
import Ports
import ArgumentParser
import Kernel
import SupportLifecycle
import Workflows

/// `mamori support`: until when others support what the devices carry.
struct SupportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "support",
        abstract: "Until when others support what the devices carry: import facts, show how parts stand.",
        subcommands: [SupportImportCommand.self, SupportStatusCommand.self])
}

/// `mamori support import`: a public list into the company's folder.
struct SupportImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import ends of support of endoflife.date into facts/support/ beside company.yaml.",
        discussion: """
            Without a path, the list that `mamori intel sync endoflife` has fetched is read. \
            Takes the products that a bill or a software record of the company's devices leads to, those of \
            --product, and those imported before; --all takes every one. A faulty file is refused and \
            nothing is written. Statements of vendors and contracts are written by hand in the same form.
            """)

    @Argument(
        help: "A product file, a folder of them, or the API's list of all products (.json).")
    var path: String?
    @Option(name: .long, help: "The company's folder.")
    var company = "."
    @Option(name: .long, help: "The source's name, which becomes the file's.")
    var source = "endoflife.date"
    @Option(name: .long, help: "Who asserts it (preset: the source).")
    var asserter: String?
    @Option(
        name: .customLong("read-on"),
        help: "The day on which the list was read (preset: of the sync; for files, today in Japan).")
    var readOn: Day?
    @Option(name: .long, help: "A product to take as well; may be repeated.")
    var product: [String] = []
    @Flag(name: .long, help: "Take every product.")
    var all = false
    @Option(name: .long, help: "Who imports.")
    var by: String
    @Option(name: .long, help: "The role: psirt, quality_manager …")
    var role: String
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let result = try RefusalText.telling(language) { () throws(WorkflowRefusal) in
            try ImportSupportFacts(
                store: edges.store, company: edges.company, files: edges.files,
                intelligence: edges.intelligence, clock: edges.clock)(
                    ImportSupportFacts.Request(
                        path: path, company: company, source: source, asserter: asserter ?? source,
                        readOn: readOn,
                        choice: all ? .all : product.isEmpty ? .used : .usedAnd(product)),
                    by: Actor(name: by, role: role))
        }
        edges.terminal.writeError(FindingsText.lines(result.findings, of: nil, in: language))
        for change in result.changes {
            edges.terminal.write("  " + SupportStatusWords.words(change)[language] + "\n")
        }
        if result.findingsLeftOut > 0 {
            let said = LocalizedText(
                ja: "取り込まなかった製品のファイルに、ほかに注意が \(result.findingsLeftOut) 件あります",
                en: "\(result.findingsLeftOut) more warnings are on files of products that were left out")
            edges.terminal.writeError(said[language] + "\n")
        }
        let names = result.products.joined(separator: ", ")
        let said = LocalizedText(
            ja: "\(result.products.count) 製品を \(result.path) に書きました（\(names)）。"
                + "取り込まなかった製品 \(result.leftOut)、変更 \(result.changes.count) 件",
            en: "\(result.products.count) products written to \(result.path) (\(names)); "
                + "\(result.leftOut) products left out, \(result.changes.count) changes")
        edges.terminal.write(said[language] + "\n")
    }
}

/// `mamori support status`: how each part of a device stands.
struct SupportStatusCommand: ParsableCommand {
    /// The forms of the answer.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say of each part of a device until when it is supported, and who says so.",
        discussion: """
            Every line of every release's bill is accounted for: by a record of support.yaml, by a fact of \
            facts/support/, or unknown with the reason. Unknown is neither supported nor ended.
            """)

    @Argument(help: "A device's folder.")
    var dossier: String
    @Option(name: .long, help: "text or json.")
    var format: Format = .text
    @OptionGroup var day: DayOption
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let report = try RefusalText.telling(language, about: dossier) { () throws(WorkflowRefusal) in
            try ReportSupport(store: edges.store)(dossier, on: day.day, actor: Actor(name: "", role: ""))
        }
        switch format {
        case .json: edges.terminal.write(SupportJSON.text(report, in: language))
        case .text:
            edges.terminal.writeError(FindingsText.lines(report.findings, of: dossier, in: language))
            edges.terminal.write(SupportText.text(report, in: language))
        }
    }
}

import Console
import Ports
import ArgumentParser
import Kernel
import Workflows

/// `mamori identify`: what a component without an identifier is, once for all bills.
struct IdentifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "identify",
        abstract: "Say what a component of a bill is that has no identifier.",
        discussion: """
            Writes identities.yaml beside company.yaml, with author, date and reason. It counts for every \
            bill of the company in which a component of this name has no package URL and no CPE name.
            """)

    @Argument(help: "The component's name as the bill writes it.")
    var name: String
    @Argument(help: "A device's folder.")
    var dossier: String
    @Option(name: .customLong("as"), help: "The identifier: a package URL or a CPE name.")
    var identifier: String
    @Option(name: .customLong("component-version"), help: "Only this version of the component.")
    var version: String?
    @Option(name: .long, help: "The reason, in the language of the company.")
    var reason: String
    @Option(name: .long, help: "Who says so.")
    var by: String
    @Option(name: .long, help: "The role: psirt, quality_manager …")
    var role: String
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let path = try RefusalText.telling(language.language, about: dossier) { () throws(WorkflowRefusal) in
            try RecordIdentity(store: edges.store, clock: edges.clock)(
                name: name, version: version, identifier: identifier, reason: LocalizedText(same: reason),
                in: dossier, by: Actor(name: by, role: role))
        }
        let said = LocalizedText(ja: "識別を記録しました：", en: "Identity recorded: ")
        edges.terminal.write(
            said[language.language] + FindingsText.place(Origin(file: path), in: dossier) + "\n")
    }
}

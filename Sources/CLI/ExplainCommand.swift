import Evidence
import Console
import Ports
import ArgumentParser
import Kernel
import Requirements
import Workflows

/// `mamori explain`: why a demand has its state.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show why a demand has its state, and every record that was looked at.")

    @Argument(help: "The demand's number, for example G-3.1-08.")
    var demand: String
    @Argument(help: "The device's folder.")
    var dossier: String
    @OptionGroup var day: DayOption
    @OptionGroup var catalogues: CatalogueOption
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let result = try RefusalText.telling(language, about: dossier) { () throws(WorkflowRefusal) in
            try AssessDevice(store: edges.store, intelligence: edges.intelligence).explain(
                demand, of: dossier, on: day.day, actor: Actor(name: "", role: ""), catalogues: catalogues.ids
            )
        }
        let style = Style(isColoured: edges.terminal.isScreen)
        edges.terminal.write(
            ExplanationText(
                result, dossier: dossier, language: language, style: style, columns: edges.terminal.columns
            ).text)
    }
}

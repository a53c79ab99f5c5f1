import Evidence
import Console
import Ports
import ArgumentParser
import CatalogueFormat
import Kernel
import Requirements
import Workflows

/// `mamori requirements`: the demands themselves.
struct RequirementsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "requirements", abstract: "List the demands, show one, or count how they are decided.",
        subcommands: [List.self, Show.self, CoverageCommand.self], defaultSubcommand: List.self)

    /// `mamori requirements list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the demands of a catalogue.")
        @OptionGroup var catalogues: CatalogueOption
        @OptionGroup var language: LanguageOption

        func run() throws {
            let terminal = Edges.required.terminal
            let language = language.language
            for catalogue in try chosen(catalogues, language) {
                terminal.write("\(catalogue.title[language])（\(catalogue.id)）\n")
                for requirement in catalogue.requirements {
                    let lead = "  " + DisplayWidth.pad(requirement.id.text, to: 14) + " "
                    let lines = DisplayWidth.wrap(requirement.text[language], to: terminal.columns - 17)
                    for (index, line) in lines.enumerated() {
                        terminal.write((index == 0 ? lead : String(repeating: " ", count: 17)) + line + "\n")
                    }
                }
            }
        }
    }

    /// `mamori requirements show ID`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show one demand.")
        @Argument(help: "The demand's number.") var demand: String
        @OptionGroup var catalogues: CatalogueOption
        @OptionGroup var language: LanguageOption

        func run() throws {
            let language = language.language
            let every =
                catalogues.catalogue.isEmpty
                ? CatalogueReader.bundled : try chosen(catalogues, language)
            let requirements = every.flatMap(\.requirements)
            guard let found = requirements.first(where: { $0.id.text.lowercased() == demand.lowercased() })
            else {
                let nearest = DemandName.nearest(to: demand, among: requirements)
                let refusal = WorkflowRefusal.noSuchDemand(demand, nearest: nearest)
                RefusalText.tell(refusal, in: language, about: nil)
                throw ExitCode(RefusalText.code(of: refusal))
            }
            write(found, language)
        }

        private func write(_ requirement: Requirement, _ language: Language) {
            let terminal = Edges.required.terminal
            func say(_ ja: String, _ en: String) -> String { language == .japanese ? ja : en }
            terminal.write("\(requirement.id)  \(requirement.catalogue)  \(requirement.section)\n")
            for line in DisplayWidth.wrap(requirement.text[language], to: terminal.columns - 2) {
                terminal.write("  \(line)\n")
            }
            var facts = TextTable(["", ""])
            facts.add([say("担う者", "Actors"), requirement.actors.joined(separator: ", ")])
            facts.add([say("強さ", "Modality"), requirement.modality.rawValue])
            facts.add([say("時期", "Phase"), requirement.phase])
            facts.add([say("決め方", "Decided by"), ruleWords(requirement, language)])
            for (index, evidence) in requirement.evidence.enumerated() {
                facts.add([index == 0 ? say("証拠", "Evidence") : "", evidence])
            }
            if !requirement.mapped.isEmpty {
                let names = requirement.mapped.map(\.text).joined(separator: ", ")
                facts.add([say("ガイダンスの項目", "Guidance demands"), names])
            }
            if !requirement.today.isEmpty { facts.add([say("今日の関連", "Today"), requirement.today]) }
            terminal.write(facts.text.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n")
            for line in DisplayWidth.wrap(requirement.decides, to: terminal.columns - 4) {
                terminal.write("    \(line)\n")
            }
        }

        private func ruleWords(_ requirement: Requirement, _ language: Language) -> String {
            if !requirement.mapped.isEmpty {
                return language == .japanese ? "ガイダンスの項目と人の判断" : "demands of the guidance and a person"
            }
            guard let rule = requirement.rule else { return language == .japanese ? "人の判断" : "a person" }
            switch (requirement.decidability, language) {
            case (.full, .japanese): return "規則 \(rule)"
            case (.full, _): return "rule \(rule)"
            case (_, .japanese): return "規則 \(rule) と人の判断"
            default: return "rule \(rule) and a person"
            }
        }
    }
}

/// The catalogues asked for, or the guidance.
func chosen(_ option: CatalogueOption, _ language: Language) throws -> [Catalogue] {
    try RefusalText.telling(language) { () throws(WorkflowRefusal) in
        try AssessDevice.catalogues(named: option.ids)
    }
}

import Evidence
import Console
import Ports
import ArgumentParser
import Kernel
import Requirements
import Workflows

/// `mamori judge`: a person's judgement, with its premises, as a file of the dossier.
struct JudgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judge", abstract: "Record a judgement on a demand that no rule can decide alone.",
        discussion: """
            Writes decisions/judgements/<DEMAND>.yaml with author, date, reason and every field that the \
            rule read as a premise; when one of them changes, the judgement goes stale.
            """)

    enum Answer: String, CaseIterable, ExpressibleByArgument {
        case met, unmet
        case notApplicable = "not-applicable"
    }

    @Argument(help: "The demand's number.")
    var demand: String
    @Argument(help: "The device's folder.")
    var dossier: String
    @Option(name: .long, help: "met, unmet or not-applicable.")
    var state: Answer
    @Option(name: .long, help: "The reason, in the language of the company.")
    var reason: String
    @Option(name: .long, help: "The reason in English, where the company keeps both.")
    var reasonEn: String?
    @Option(name: .long, help: "Who judges.")
    var by: String
    @Option(name: .long, help: "The judging role: safety_manager, quality_manager, psirt …")
    var role: String
    @Option(name: .long, help: "A document that was looked at; may be repeated.")
    var evidence: [String] = []
    @Option(name: .long, help: "The catalogue's id.")
    var catalogue: String = Catalogue.guidanceID.text
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let states: [Answer: RequirementState] = [
            .met: .met, .unmet: .unmet, .notApplicable: .notApplicable,
        ]
        let request = RecordJudgement.Request(
            demand: demand, catalogue: ID(catalogue), state: states[state] ?? .unmet,
            reason: LocalizedText(ja: reason, en: reasonEn ?? reason), evidence: evidence)
        let path = try RefusalText.telling(language.language, about: dossier) { () throws(WorkflowRefusal) in
            try RecordJudgement(store: edges.store, clock: edges.clock)(
                request, in: dossier, by: Actor(name: by, role: role))
        }
        let said = LocalizedText(ja: "判断を記録しました：", en: "Judgement recorded: ")
        edges.terminal.write(
            said[language.language] + FindingsText.place(Origin(file: path), in: dossier) + "\n")
    }
}

import Evidence
import Console
import ArgumentParser
import Kernel
import Requirements
import Workflows

/// `mamori check`: the same assessment for continuous integration.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check dossiers in continuous integration.",
        discussion: """
            An unmet demand counts as an error, a demand without records as a warning, one that waits for \
            a judgement as a note. Exit codes: 0 clean, 1 findings at or above --fail-on, 2 a dossier \
            cannot be read, 3 something outside failed.
            """)

    /// What makes the check fail.
    enum Threshold: String, CaseIterable, ExpressibleByArgument {
        case note, warning, error, never

        func isReached(by severity: Finding.Severity) -> Bool {
            switch self {
            case .never: false
            case .error: severity >= .error
            case .warning: severity >= .warning
            case .note: true
            }
        }
    }

    @Argument(help: "Devices' folders.")
    var dossiers: [String]
    @OptionGroup var day: DayOption
    @OptionGroup var catalogues: CatalogueOption
    @Option(name: .long, help: "Least weight that makes the check fail: note, warning, error or never.")
    var failOn: Threshold = .error
    @OptionGroup var language: LanguageOption

    func run() throws {
        var code: Int32 = 0
        for dossier in dossiers { code = max(code, check(dossier)) }
        if code != 0 { throw ExitCode(code) }
    }

    private func check(_ dossier: String) -> Int32 {
        let terminal = Edges.required.terminal
        let language = language.language
        let assessment: Assessment
        do {
            assessment = try AssessDevice(
                store: Edges.required.store, intelligence: Edges.required.intelligence)(
                    dossier, on: day.day, actor: Actor(name: "", role: ""), catalogues: catalogues.ids)
        } catch {
            RefusalText.tell(error, in: language, about: dossier)
            return RefusalText.code(of: error)
        }
        let findings = (assessment.findings + CheckCommand.findings(of: assessment)).sorted()
        terminal.write(FindingsText.lines(findings, of: dossier, in: language))
        let counts = RequirementState.inOrder.map { state in
            "\(state.name[language]) \(assessment.catalogues.reduce(0) { $0 + $1.count(state) })"
        }
        terminal.write("\(dossier): \(counts.joined(separator: "　"))\n")
        return findings.contains { failOn.isReached(by: $0.severity) } ? 1 : 0
    }

    /// The open demands as findings, at the place of the record that they fail on.
    static func findings(of assessment: Assessment) -> [Finding] {
        assessment.nextSteps.map { step in
            let severity: Finding.Severity =
                step.state == .unmet ? .error : step.state == .noRecord ? .warning : .note
            let id = step.requirement.id
            return Finding(
                severity, id.text,
                LocalizedText(
                    ja: "\(step.state.name.ja)：\(step.reason.ja)　→ \(step.text.ja)",
                    en: "\(step.state.name.en): \(step.reason.en) → \(step.text.en)"),
                at: step.origin ?? Origin(file: "device.yaml"))
        }
    }
}

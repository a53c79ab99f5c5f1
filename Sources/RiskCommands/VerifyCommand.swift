import ArgumentParser
import Console
import Kernel
import Ports
import RiskAnalysis
import RiskManagement
import Workflows

/// `mamori verify`: proof that controls hold on a release.
public struct VerifyCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Take in test results as proof that controls hold on a release.",
        subcommands: [VerifyImportCommand.self])

    public init() {}
}

/// `mamori verify import`: a JUnit or SARIF file as evidence.
struct VerifyImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import JUnit XML or SARIF results of tests on one release.",
        discussion: """
            Writes evidence/tests/. A verification of risk.yaml that names the tests (field tests, * \
            allowed) stands on that release as they say: one failure fails it. Exit codes: 0 taken, nothing \
            failed; 1 taken, and a verification failed; 2 the file or the dossier cannot be read, nothing is \
            written; 64 no such release, or not permitted.
            """)

    @Argument(help: "The results: JUnit XML or SARIF 2.1.0; - is standard input.") var file: String
    @Argument(help: "The device's folder.") var dossier: String
    @Option(name: .long, help: "The release that was tested (preset: the current one).") var release: String?
    @Option(name: .long, help: "The day of the run, where the file does not tell it.") var day: Day?
    @Option(name: .long, help: "Who takes them in.") var by: String
    @Option(name: .long, help: "The role: psirt, quality_manager …") var role: String
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let request = ImportVerification.Request(file: file, dossier: dossier, release: release, day: day)
        let result = try RefusalText.telling(language, about: dossier) { () throws(WorkflowRefusal) in
            try ImportVerification(
                store: edges.store, files: edges.files, signer: edges.signer, clock: edges.clock)(
                    request, by: Actor(name: by, role: role))
        }
        edges.terminal.writeError(FindingsText.lines(result.findings, of: nil, in: language))
        edges.terminal.write(text(result, language))
        if result.verifications.contains(where: { $0.standing == .failed }) { throw ExitCode(1) }
    }

    private func text(_ result: ImportVerification.Result, _ language: Language) -> String {
        let run = result.run
        let said = LocalizedText(
            ja: "版 \(result.release)：試験 \(run.results.count) 件（合格 \(run.count(.pass))、不合格 "
                + "\(run.count(.fail))、飛ばした \(run.count(.skipped))、実行できず \(run.count(.error))）を取り込みました",
            en: "Release \(result.release): \(run.results.count) tests taken (\(run.count(.pass)) passed, "
                + "\(run.count(.fail)) failed, \(run.count(.skipped)) skipped, \(run.count(.error)) in error)"
        )
        var lines = [said[language], FindingsText.place(Origin(file: result.path), in: dossier)]
        lines += result.verifications.map { "  \($0.id)  \($0.standing.words[language])" }
        if !result.unnamed.isEmpty {
            let rest = LocalizedText(
                ja: "どの検証にも結ばれていない試験 \(result.unnamed.count) 件",
                en: "\(result.unnamed.count) tests that no verification names")
            lines.append(rest[language] + "（" + result.unnamed.prefix(5).joined(separator: ", ") + "）")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

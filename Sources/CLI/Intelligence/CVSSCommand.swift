import Scanning
import ArgumentParser
import Kernel
import Severity
import Workflows

/// `mamori cvss`: a vector in words, with its scores.
struct CVSSCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cvss",
        abstract: "Explain a CVSS vector (2.0 to 4.0) metric by metric, with its scores.",
        discussion: "Exit codes: 0 explained; 2 the vector cannot be read.")

    @Argument(help: "The vector, such as CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H.") var vector: String
    @Flag(name: .long, help: "Show also metrics that the vector does not define.") var all = false
    @OptionGroup var form: FormOption
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let read: CVSSVector
        do throws(SeverityRefusal) {
            read = try CVSSVector(vector)
        } catch {
            edges.terminal.writeError("mamori: \(error.message[language]) [\(error.code.rawValue)]\n")
            throw ExitCode(2)
        }
        let explanation = CVSSExplanation(read, withUndefined: all)
        if form.format == .json {
            edges.terminal.write(bytes: edges.scans.json(of: explanation, in: language))
        } else {
            edges.terminal.write(CVSSCommand.text(explanation, in: language))
        }
    }

    static func text(_ explanation: CVSSExplanation, in language: Language) -> String {
        var text = "\(explanation.vector.canonical)\n"
        var scores = TextTable(["", "", ""], numeric: [1])
        for row in explanation.scores {
            let rating = row.rating.map { $0.name(in: explanation.vector.version)[language] }
            scores.add([row.name[language], row.score.description, rating ?? ""])
        }
        text += scores.body
        var group: CVSSMetric.Group?
        for row in explanation.rows {
            if row.group != group {
                text += CVSSExplanation.name(row.group, in: explanation.vector.version)[language] + "\n"
                group = row.group
            }
            let head =
                "  \(row.metric):\(row.value ?? "-") \(row.name[language]) = \(row.valueName[language])"
            text += "\(head)\n    \(row.meaning[language])\n"
        }
        return text
    }
}

import Console
import Ports
import ArgumentParser
import BillOfMaterials
import Kernel
import Workflows

/// `mamori bill score`: how far a bill tells what profiles ask.
struct ScoreBillCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "Hold a bill against profiles of what it has to tell.",
        discussion: """
            Bundled profiles: ntia-2021, imdrf-n73, fda-premarket, mamori. A profile of one's own is a YAML \
            file. Exit codes: 0 every profile reaches --min-percent; 1 not; 2 the bill or a profile cannot \
            be read; 64 no such profile.
            """)

    @Argument(help: "The bill.") var bill: String
    @Option(name: .long, help: "A profile's id or file; may be repeated (preset: every bundled one).")
    var profile: [String] = []
    @Option(name: .long, help: "A device's folder: its records and its company's facts tell of support.")
    var device: String?
    @Option(name: .long, help: "The release whose bill it is, so that its records count.")
    var release: String?
    @OptionGroup var day: DayOption
    @Option(name: .long, help: "What has to be told, in percent; 0 never fails.")
    var minPercent = 100
    @Option(name: .long, help: "So many lacking components are listed for one element (preset: all).")
    var limit: Int?
    @OptionGroup var form: FormOption
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let result = try RefusalText.telling(language, about: nil) { () throws(WorkflowRefusal) in
            try ScoreBill(files: edges.files, store: edges.store)(
                bill, against: profile, with: device, release: release, on: day.day)
        }
        if form.format == .json {
            edges.terminal.write(bytes: edges.bills.json(of: result, in: language))
        } else {
            edges.terminal.writeError(FindingsText.lines(result.findings, of: nil, in: language))
            // On a screen a long list would hide the result.
            let limit = limit ?? (edges.terminal.isScreen ? 10 : Int.max)
            for score in result.scores {
                edges.terminal.write(ScoreText(score, limit: limit, in: language).text)
            }
        }
        let fails = result.scores.contains { score in
            minPercent >= 100 ? !score.isComplete : score.percent < minPercent
        }
        if fails, minPercent > 0 { throw ExitCode(1) }
    }
}

/// One score, as text.
struct ScoreText {
    private let score: Completeness
    private let limit: Int
    private let language: Language

    init(_ score: Completeness, limit: Int, in language: Language) {
        self.score = score
        self.limit = limit
        self.language = language
    }

    var text: String {
        var text = "\(score.profile.name[language]) [\(score.profile.id)] \(score.percent) %\n"
        var table = TextTable(["", "", "", ""], numeric: [1, 2])
        for row in score.rows {
            table.add([
                (row.isMet ? "✓ " : "✗ ") + row.element.name[language], "\(row.met)", "/ \(row.asked)",
                row.element.check.rawValue,
            ])
        }
        text += table.body
        for row in score.rows where !row.isMet {
            let lacks = score.lacks.filter { $0.element.id == row.element.id }
            text += "  \(LocalizedText(ja: "ないもの", en: "Lacking")[language]) — \(row.element.name[language]):"
            guard lacks.contains(where: { $0.component != nil }) else {
                text += LocalizedText(ja: " 部品表の全体\n", en: " the bill as a whole\n")[language]
                continue
            }
            text += "\n"
            for lack in lacks.prefix(limit) { text += "    \(name(lack.component))\n" }
            if lacks.count > limit {
                let more = lacks.count - limit
                let said = LocalizedText(
                    ja: "    ほか \(more) 点（--limit で増やせます）\n", en: "    and \(more) more (see --limit)\n")
                text += said[language]
            }
        }
        let outside = score.outside.values.reduce(0, +)
        let last = LocalizedText(
            ja: "  部品 \(score.components) 点を調べました"
                + (outside > 0 ? "（ほかにファイル・鍵など \(outside) 点は対象外）\n" : "\n"),
            en: "  \(score.components) components asked"
                + (outside > 0 ? " (\(outside) files, data and keys are not)\n" : "\n"))
        return text + last[language]
    }

    private func name(_ component: Completeness.ComponentName?) -> String {
        guard let component else { return "" }
        let name =
            component.name.isEmpty ? LocalizedText(ja: "（名称なし）", en: "(no name)")[language] : component.name
        let tail = component.identifier ?? component.ref
        return [name, component.version, tail.map { "[\($0)]" }].compactMap(\.self).joined(separator: " ")
    }
}

import Console
import Dossiers
import Ports
import ArgumentParser
import BillOfMaterials
import Kernel
import Workflows

/// `mamori bill diff`: what changed from one bill to the next.
struct CompareBillsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Say what changed from one bill to the next.",
        discussion: """
            Known vulnerabilities that come, go and stay are told from what `mamori intel` keeps; where \
            nothing is kept, nothing is known of them, and that is said. \
            Exit codes: 0; 1 with --exit-code, when they differ; 2 a bill cannot be read.
            """)

    @Argument(help: "The older bill.") var old: String
    @Argument(help: "The newer bill.") var new: String
    @Option(name: .long, help: "A device's folder: its records and its company's facts tell of support.")
    var device: String?
    @Option(name: .long, help: "The device's release that the older bill is of.") var oldRelease: String?
    @Option(name: .long, help: "The device's release that the newer bill is of.") var newRelease: String?
    @OptionGroup var day: DayOption
    @Flag(name: .long, help: "End with 1 when the bills differ.") var exitCode = false
    @OptionGroup var form: FormOption
    @OptionGroup var language: LanguageOption

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let difference = try RefusalText.telling(language, about: nil) { () throws(WorkflowRefusal) in
            try CompareBills(files: edges.files, store: edges.store, intelligence: edges.intelligence)(
                old, new, with: device, releases: (oldRelease, newRelease), on: day.day)
        }
        if form.format == .json {
            edges.terminal.write(bytes: edges.bills.json(of: difference, in: language))
        } else {
            let findings = difference.old.findings + difference.new.findings
            edges.terminal.writeError(FindingsText.lines(findings, of: nil, in: language))
            edges.terminal.write(DifferenceText(difference, in: language).text)
            let changes = VulnerabilityChangesText(
                difference.vulnerabilities, in: language, columns: edges.terminal.columns)
            edges.terminal.write(changes.text)
        }
        if exitCode, !difference.isSame { throw ExitCode(1) }
    }
}

/// What changed, as text.
struct DifferenceText {
    private let difference: BillDifference
    private let language: Language

    init(_ difference: BillDifference, in language: Language) {
        self.difference = difference
        self.language = language
    }

    var text: String {
        var text = list("追加", "Added", difference.added)
        text += list("削除", "Removed", difference.removed)
        for direction in BillDifference.Direction.allCases {
            let changes = difference.changes.filter { $0.direction == direction }
            guard !changes.isEmpty else { continue }
            let words = DifferenceText.words(direction)
            text += "\(words[language]) (\(changes.count))\n"
            var table = TextTable(["", "", "", ""])
            for change in changes {
                table.add([
                    change.new.name, change.old.version ?? "—", "→ \(change.new.version ?? "—")",
                    change.support.map(supportWords) ?? "",
                ])
            }
            text += table.body
        }
        let counts = LocalizedText(
            ja: "追加 \(difference.added.count)、削除 \(difference.removed.count)、"
                + "版の変更 \(difference.changes.count)、同じ \(difference.same)\n",
            en: "\(difference.added.count) added, \(difference.removed.count) removed, "
                + "\(difference.changes.count) in another version, \(difference.same) the same\n")
        return text + counts[language]
    }

    private func list(_ ja: String, _ en: String, _ components: [Component]) -> String {
        guard !components.isEmpty else { return "" }
        var table = TextTable(["", "", ""])
        for component in components {
            let end = SupportStatement.of(component).end.map { end in
                LocalizedText(ja: "サポート \(end) まで", en: "supported until \(end)")[language]
            }
            table.add([component.name, component.version ?? "—", end ?? ""])
        }
        return "\(language == .japanese ? ja : en) (\(components.count))\n" + table.body
    }

    private func supportWords(_ support: BillDifference.SupportChange) -> String {
        func day(_ statement: SupportStatement) -> String {
            statement.end?.description ?? (language == .japanese ? "不明" : "unknown")
        }
        let lead = language == .japanese ? "サポート終了" : "support end"
        return support.before.end == support.after.end
            ? "\(lead) \(day(support.after))" : "\(lead) \(day(support.before)) → \(day(support.after))"
    }

    private static func words(_ direction: BillDifference.Direction) -> LocalizedText {
        switch direction {
        case .upgraded: LocalizedText(ja: "新しい版へ", en: "Upgraded")
        case .downgraded: LocalizedText(ja: "古い版へ", en: "Downgraded")
        case .respelled: LocalizedText(ja: "版の書き方だけが違う", en: "Same version, written differently")
        case .unordered: LocalizedText(ja: "版の前後が分からない", en: "Versions that cannot be ordered")
        }
    }
}

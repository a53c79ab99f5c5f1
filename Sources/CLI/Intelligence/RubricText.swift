import Scanning
import BillOfMaterials
import Kernel
import Severity
import Vulnerabilities
import Workflows

/// The scores in the device's environment with their reasons, one finding after another.
struct RubricText {
    private let found: [ScanReport.Found]
    private let language: Language
    private let columns: Int

    init(_ found: [ScanReport.Found], in language: Language, columns: Int) {
        self.found = found.filter { $0.environment != nil }
        self.language = language
        self.columns = columns
    }

    var text: String { found.map(block).joined() }

    private func say(_ ja: String, _ en: String) -> String { LocalizedText(ja: ja, en: en)[language] }

    private func block(_ found: ScanReport.Found) -> String {
        guard let environment = found.environment else { return "" }
        let rubric = environment.rubric
        let name = "\(found.match.vulnerability) \(found.component.name)"
        let score = rubric.score.map { "\($0)" } ?? say("まだ決まらない", "not known yet")
        var text = say(
            "\(name) の使用環境での評価：\(score)（判断 \(environment.decision)）\n",
            "\(name) in the environment of use: \(score) (decision \(environment.decision))\n")
        if let vector = rubric.vector { text += line(vector.canonical) }
        if !rubric.published.isEmpty {
            let metrics = rubric.published.joined(separator: ", ")
            text += line(say("\(metrics) は公表された値", "\(metrics) as published"))
        }
        for decision in rubric.decisions {
            guard decision.value != nil || !decision.questions.isEmpty else { continue }
            let questions = decision.value == nil ? decision.questions.joined(separator: ", ") + "  " : ""
            text += line(
                "\(decision.metric):\(decision.value ?? "X")  \(questions)\(decision.reason[language])")
        }
        if !rubric.unanswered.isEmpty {
            let ids = rubric.unanswered.map(\.id).joined(separator: ", ")
            text += line(
                say("答えのない問い：\(ids)（軽くは数えない）", "not answered: \(ids) (not counted as lighter)"))
        }
        return text
    }

    private func line(_ text: String) -> String {
        DisplayWidth.wrap(text, to: max(20, columns - 4)).enumerated().map { place, part in
            (place == 0 ? "  " : "    ") + part + "\n"
        }.joined()
    }
}

import Console
import Kernel
import RiskManagement
import Severity

/// The company's matrix with risks in its cells, as text.
struct MatrixText {
    let language: Language

    func text(_ risk: RiskEvaluation) -> String {
        func say(_ ja: String, _ en: String) -> String { language == .japanese ? ja : en }
        guard let criteria = risk.file.criteria else {
            return say("受容基準（acceptability_criteria）がありません\n", "There are no acceptability criteria\n")
        }
        var text = say("受容基準 版 ", "Criteria, version ") + criteria.version + "\n"
        for (name, isAfter) in [(say("対策前", "Before controls"), false), (say("対策後", "After controls"), true)]
        {
            var table = TextTable([name] + Grade.allCases.map { $0.name[language] })
            for severity in HarmSeverity.allCases.reversed() {
                table.add(
                    [severity.name[language]]
                        + Grade.allCases.map { cell(severity, $0, risk, criteria, isAfter: isAfter) })
            }
            text += "\n" + table.text
        }
        let open = risk.uncontrolled
        text += "\n" + say("管理できていないリスク：", "Uncontrolled risks: ") + "\(open.count) / \(risk.risks.count)\n"
        for standing in open {
            let reasons = LocalizedText.list(standing.reasons, ja: "、", en: "; ")
            text += "  \(standing.risk.id) \(standing.risk.title[language])\n    \(reasons[language])\n"
        }
        return text
    }

    private func cell(
        _ severity: HarmSeverity, _ grade: Grade, _ risk: RiskEvaluation, _ criteria: AcceptabilityCriteria,
        isAfter: Bool
    ) -> String {
        let level = criteria.level(severity, grade)?.name[language] ?? "?"
        let here = risk.risks.filter { standing in
            isAfter
                ? standing.place == (severity, grade)
                : standing.risk.severity == severity && standing.risk.grade == grade
        }
        return here.isEmpty ? level : level + " " + here.map(\.risk.id.text).joined(separator: " ")
    }
}

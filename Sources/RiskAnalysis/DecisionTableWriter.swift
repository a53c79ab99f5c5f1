import Kernel
import RiskManagement

extension DecisionTable {
    /// The proposals as CSV with empty columns to fill in, readable by `read`; rows in the order of the
    /// register.
    ///
    /// - Parameter onlyOpen: leaves out what is decided and has not changed.
    public static func write(_ register: ThreatRegister, onlyOpen: Bool, in language: Language) -> String {
        let head = [
            "rule", "subject", "decision", "threats", "reason_ja", "reason_en", "title", "because",
            "question",
            "false_alarm", "standing",
        ]
        let rows = register.rows.filter { !onlyOpen || $0.standing.isOpen }.map { row -> [String] in
            let decision = row.standing.isOpen ? nil : row.decision
            let proposal = row.proposal
            return [
                proposal.rule.id.text, proposal.subject, decision?.disposition.rawValue ?? "",
                decision?.threats.joined(separator: " ") ?? "", decision?.reason.ja ?? "",
                decision?.reason.en ?? "", proposal.title[language],
                proposal.premises.map { $0.words[language] }.joined(separator: "; "),
                proposal.rule.question[language], proposal.rule.falsePositive[language],
                row.standing.name[language],
            ]
        }
        return ([head] + rows).map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
    }

    /// A cell in quotes; one that a spreadsheet would take for a formula gets a leading apostrophe.
    private static func cell(_ text: String) -> String {
        let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
        return "\"" + (isFormula ? "'" : "") + text.replacingQuotes + "\""
    }
}

extension String {
    fileprivate var replacingQuotes: String {
        split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    }
}

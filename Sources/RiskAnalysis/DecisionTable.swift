import Kernel
import LocatedTable
import RiskManagement

/// A table of decisions on proposed threats, as people fill it in in a spreadsheet.
///
/// Columns by their heading: `rule`, `subject`, `decision` (accepted, adapted, dismissed, or 採用, 直して採用, 不採用),
/// `threats` (ids, separated by blanks), `reason_ja`, `reason_en`. A row without a decision is not yet
/// decided.
public enum DecisionTable {
    /// The requests of a CSV or XLSX file, with a finding for each row that cannot be used.
    public static func read(
        _ bytes: [UInt8], file: String
    ) -> (requests: [DecideThreats.Request], undecided: Int, findings: [Finding]) {
        let (rows, faults) = rows(bytes, file: file)
        guard let head = rows.first else { return ([], 0, faults) }
        var findings = faults
        var columns: [String: Int] = [:]
        for (index, cell) in head.enumerated() { columns[cell.text.lowercased()] = index }
        for name in ["rule", "subject", "decision"] where columns[name] == nil {
            findings.append(
                Finding(
                    .error, "column-missing",
                    LocalizedText(ja: "見出しに「\(name)」の列がありません", en: "there is no column \"\(name)\""),
                    at: head.first?.origin ?? Origin(file: file)))
        }
        guard !findings.contains(where: { $0.severity == .error }) else { return ([], 0, findings) }
        var requests: [DecideThreats.Request] = []
        var undecided = 0
        for row in rows.dropFirst() {
            func text(_ name: String) -> String {
                columns[name].flatMap { $0 < row.count ? row[$0].text : nil } ?? ""
            }
            let origin = row.first?.origin ?? Origin(file: file)
            guard !text("rule").isEmpty else { continue }
            guard !text("decision").isEmpty else {
                undecided += 1
                continue
            }
            guard let disposition = words[text("decision").lowercased()] else {
                findings.append(
                    Finding(
                        .error, "unknown-choice",
                        LocalizedText(
                            ja: "「\(text("decision"))」は判断の語ではありません（採用、直して採用、不採用）",
                            en: "\"\(text("decision"))\" is no decision (accepted, adapted, dismissed)"),
                        at: origin))
                continue
            }
            let (ja, en) = (text("reason_ja"), text("reason_en"))
            requests.append(
                DecideThreats.Request(
                    rule: text("rule"), subject: text("subject"), disposition: disposition,
                    threats: text("threats").split(whereSeparator: { " 、,;　".contains($0) }).map(String.init),
                    reason: LocalizedText(ja: ja.isEmpty ? en : ja, en: en.isEmpty ? ja : en),
                    origin: origin))
        }
        return (requests, undecided, findings)
    }

    private static let words: [String: ThreatDecision.Disposition] = [
        "accepted": .accepted, "adapted": .adapted, "dismissed": .dismissed, "採用": .accepted,
        "直して採用": .adapted, "不採用": .dismissed,
    ]

    private static func rows(_ bytes: [UInt8], file: String) -> ([TableRow], [Finding]) {
        guard bytes.starts(with: [0x50, 0x4B]) else { return CSVReader.read(bytes, file: file) }
        let (sheets, findings) = XLSXReader.read(bytes, file: file)
        return (sheets.first?.rows ?? [], findings)
    }
}

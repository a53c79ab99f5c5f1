import Scanning
import BillOfMaterials
import Gathering
import Kernel
import Severity
import Vulnerabilities
import Workflows

/// Findings as a table (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets in Japan read it right):
/// one line for each source that failed, one a finding, then one for each component that was not evaluated,
/// so that nothing looks clean that was not looked at. The head's names are stable and English.
struct ScanCSV {
    private let reports: [ScanReport]
    private let language: Language

    init(_ reports: [ScanReport], in language: Language) {
        self.reports = reports
        self.language = language
    }

    static let head = [
        "file", "device", "release", "component", "version", "purl", "cpe", "ref", "vulnerability", "verdict",
        "reason", "words", "kind", "confidence", "priority", "harm", "score", "cvss", "vector", "kev_added",
        "epss", "source", "record", "range", "compared_version", "decision",
    ]

    var bytes: [UInt8] {
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        append(ScanCSV.head, to: &bytes)
        for report in reports {
            for source in report.failed {
                let cells = [
                    report.file, report.device ?? "", report.release ?? "", "", "", "", "", "", "",
                    "source-failed", source.profile.id, source.failureWords?[language] ?? "",
                ]
                let blank = ScanCSV.head.count - cells.count
                append(cells + Array(repeating: "", count: blank), to: &bytes)
            }
            for found in report.found + report.ruledOut { append(row(found, report), to: &bytes) }
            for gap in report.gaps {
                let cells = [
                    "", "not-evaluated", gap.reason.rawValue, ScanCSV.words(gap)[language],
                ]
                let blank = ScanCSV.head.count - 8 - cells.count
                append(
                    head(gap.component, report) + cells + Array(repeating: "", count: blank), to: &bytes)
            }
        }
        return bytes
    }

    private func head(_ component: Component, _ report: ScanReport) -> [String] {
        [
            report.file, report.device ?? "", report.release ?? "", component.name, component.version ?? "",
            component.packageURL?.text ?? "", component.cpe?.text ?? "", component.ref ?? "",
        ]
    }

    private func row(_ found: ScanReport.Found, _ report: ScanReport) -> [String] {
        let verdict = ScanWords.verdict(found.match.verdict)
        let evidence = found.match.evidence.first
        let range = found.statements.first.flatMap { $0 }.map { MatchWords.text($0.span)[language] }
        let score = found.facts.score
        let epss = found.facts.predicted.map { "\($0.probability)" } ?? ""
        return head(found.component, report) + [
            found.match.vulnerability, verdict.code, verdict.reason ?? "",
            MatchWords.text(found.match.verdict)[language], found.match.kind.rawValue,
            found.match.confidence.rawValue, ScanWords.code(found.priority.level),
            found.harm.words[language], ScanWords.score(score), score?.version ?? "", score?.vector ?? "",
            found.facts.known?.addedOn.description ?? "", ScanCSV.millionths(epss), evidence?.source ?? "",
            evidence?.id ?? "", range ?? "", evidence?.version ?? "",
            found.decision?.words[language] ?? "",
        ]
    }

    private static func words(_ gap: ScanReport.Gap) -> LocalizedText {
        switch gap.reason {
        case .nameOnly: LocalizedText(ja: "名前だけで照合", en: "looked up by name only")
        case .noSource:
            LocalizedText(ja: "情報源なし", en: "no source")
                + LocalizedText(
                    ja: gap.ecosystem.map { "（\($0)）" } ?? "", en: gap.ecosystem.map { " (\($0))" } ?? "")
        case .noIdentifier: LocalizedText(ja: "識別子なし", en: "without identifier")
        case .noVersion: LocalizedText(ja: "版なし", en: "without version")
        }
    }

    /// Millionths as a decimal number.
    private static func millionths(_ text: String) -> String {
        guard let value = Int(text) else { return "" }
        let digits = String(1_000_000 + value % 1_000_000).dropFirst()
        return "\(value / 1_000_000).\(digits)"
    }

    /// A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    private func append(_ cells: [String], to bytes: inout [UInt8]) {
        for (place, cell) in cells.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            let isFormula = cell.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
            let text = isFormula ? "'" + cell : cell
            if text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) {
                bytes.append(0x22)
                for byte in text.utf8 {
                    if byte == 0x22 { bytes.append(0x22) }
                    bytes.append(byte)
                }
                bytes.append(0x22)
            } else {
                bytes += text.utf8
            }
        }
        bytes += [0x0D, 0x0A]
    }
}

import Console
import Scanning
import Kernel
import Vulnerabilities
import Workflows

/// What an assessment says of known vulnerabilities on a terminal: a few lines a release, or that nobody
/// looked.
struct KnownVulnerabilitiesWords {
    private static let shownMax = 3

    private let known: KnownVulnerabilities
    private let language: Language
    private let style: Style
    private let columns: Int

    init(_ known: KnownVulnerabilities, in language: Language, style: Style, columns: Int) {
        self.known = known
        self.language = language
        self.style = style
        self.columns = columns
    }

    var text: String {
        let title = style.bold(say("既知の脆弱性", "Known vulnerabilities")) + "\n"
        switch known {
        case .notLookedFor(let reason):
            // It says by itself what it is about, and the screen is short.
            return DisplayWidth.wrap("● " + reason.words[language], to: columns).map { $0 + "\n" }.joined()
        case .lookedFor(let scans): return title + scans.map(release).joined()
        }
    }

    private func say(_ ja: String, _ en: String) -> String { language == .japanese ? ja : en }

    private func release(_ scan: ReleaseScan) -> String {
        let summary = scan.summary
        var facts = [
            say("影響あり \(summary.affected)", "affected \(summary.affected)"),
            say("可能性あり \(summary.possible)", "possible \(summary.possible)"),
        ]
        if summary.settled > 0 { facts.append(say("処置済み \(summary.settled)", "settled \(summary.settled)")) }
        if summary.toReview > 0 {
            facts.append(say("● 要見直しの判断 \(summary.toReview)", "● decisions to review \(summary.toReview)"))
        }
        if summary.knownExploited > 0 {
            facts.append(say("● 悪用を確認 \(summary.knownExploited)", "● exploited \(summary.knownExploited)"))
        }
        var text =
            "  " + say("版 ", "release ") + summary.release + "  " + facts.joined(separator: say("、", ", "))
            + "\n"
        for row in scan.open.prefix(KnownVulnerabilitiesWords.shownMax) where row.isAffected {
            let score = row.score.map { "CVSS \($0)" } ?? say("評点なし", "no score")
            text +=
                "      \(row.priority[language])  \(row.vulnerability)  \(row.component) "
                + "\(row.version ?? "-")  \(score)\(row.decision.map { "  \($0.words[language])" } ?? "")\n"
        }
        text += "      " + style.faint(basis(summary)) + "\n"
        return text
    }

    /// How much was looked up, and how old the facts are.
    private func basis(_ summary: ScanSummary) -> String {
        let open = summary.notEvaluated
        let parts =
            open == 0
            ? say("部品 \(summary.components) 点をすべて照合", "all \(summary.components) components looked up")
            : say(
                "部品 \(summary.components) 点のうち \(open) 点は照合できず",
                "\(open) of \(summary.components) components not looked up")
        let newest = summary.newestRecord.map { say("情報は \($0) まで", "facts until \($0)") }
        let old =
            summary.oldSources.isEmpty
            ? nil
            : say(
                "● 古い情報源 \(summary.oldSources.joined(separator: ", "))"
                    + "（最も古いものは \(summary.oldestSourceAge ?? 0) 日前）",
                "● old sources \(summary.oldSources.joined(separator: ", ")) (the oldest "
                    + "\(summary.oldestSourceAge ?? 0) days)")
        let failed =
            summary.failedSources.isEmpty
            ? nil
            : say(
                "● 取得に失敗した情報源 \(summary.failedSources.joined(separator: ", "))",
                "● failed sources \(summary.failedSources.joined(separator: ", "))")
        return [parts, newest, old, failed].compactMap { $0 }.joined(separator: say("、", ", "))
    }
}

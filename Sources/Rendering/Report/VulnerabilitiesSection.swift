import Scanning
import Gathering
import Ports
import HTML
import Kernel
import Vulnerabilities
import Workflows

/// What is published of vulnerabilities in each release: how much was looked at, in what, what is open, and
/// what has been decided.
struct VulnerabilitiesSection {
    let assessment: Assessment
    let words: Words
    private static let openMax = 40

    func write(into page: inout HTMLWriter) {
        let panel = Panel(
            id: "vulnerabilities", title: words("既知の脆弱性", "Known vulnerabilities"),
            note: words("調べていないものを「ない」とはしません", "Not looked for is never \"none\""),
            basis: words(
                "並べ方：つながる危害（患者・使用者を先に）、悪用の状況、評点の順。"
                    + "危害は、部品を代表する既製ソフトの記録か、それが支える機能を挙げたリスクから取ります。"
                    + "判断は、部品・脆弱性・版がすべて合い、前提が変わっていないものだけを数えます。",
                "Order: linked harm (patients and users first), exploitation, score. The harm is of a risk "
                    + "that names the part's software record, or a function that it carries. A decision "
                    + "counts only for its component, vulnerability and release, and while its premises "
                    + "hold."))
        panel.write(into: &page) { page in
            switch assessment.vulnerabilities {
            case .notLookedFor(let reason):
                page.element(.p) { page in
                    page.element(
                        .span, [.class("state unmet")], text: words("● 調べていません", "● Not looked for"))
                }
                page.element(.p, text: reason.words[words.language] + words("。", "."))
            case .lookedFor(let scans):
                counts(scans, &page)
                for scan in scans { release(scan, &page) }
            }
        }
    }

    private func counts(_ scans: [ReleaseScan], _ page: inout HTMLWriter) {
        page.element(.table, [.class("numbers wide")]) { page in
            page.element(.thead) { page in
                page.element(.tr) { page in
                    page.element(.th, [.scope("col")], text: words("版", "Release"))
                    for name in [
                        words("部品", "Components"), words("調べた", "Looked up"),
                        words("調べていない", "Not looked up"), words("影響あり", "Affected"),
                        words("可能性あり", "Possible"), words("うち判断なし", "Undecided"),
                        words("要見直し", "To review"), words("悪用を確認", "Exploited"),
                        words("判断で処置済み", "Settled"),
                    ] {
                        page.element(.th, [.scope("col"), .class("num")], text: name)
                    }
                }
            }
            page.element(.tbody) { page in
                for scan in scans {
                    let summary = scan.summary
                    page.element(.tr) { page in
                        page.element(.th, [.scope("row")], text: summary.release)
                        for number in [
                            summary.components, summary.evaluated, summary.notEvaluated, summary.affected,
                            summary.possible, summary.affectedUndecided + summary.possibleUndecided,
                            summary.toReview, summary.knownExploited, summary.settled,
                        ] {
                            page.element(.td, [.class("num")], text: "\(number)")
                        }
                    }
                }
            }
        }
    }

    private func release(_ scan: ReleaseScan, _ page: inout HTMLWriter) {
        page.element(.h3, text: words("版 \(scan.summary.release)", "Release \(scan.summary.release)"))
        page.element(.p, text: coverage(scan))
        page.element(.p, text: sources(scan.report))
        for source in scan.report.failed {
            page.element(.p) { page in
                page.element(
                    .span, [.class(source.isLacking ? "state unmet" : "state noRecord")],
                    text: "● " + (source.failureWords?[words.language] ?? ""))
            }
        }
        open(scan.open, &page)
        settled(scan.settled, &page)
    }

    private func coverage(_ scan: ReleaseScan) -> String {
        let coverage = scan.report.coverage
        var parts = [words("調べた \(coverage.evaluated)", "looked up \(coverage.evaluated)")]
        let counts: [(Int, String)] = [
            (coverage.byNameOnly, words("名前だけで照合", "by name only")),
            (coverage.withoutIdentifier, words("識別子なし", "without identifier")),
            (coverage.withoutVersion, words("版なし", "without version")),
            (coverage.ignored, words("対象外", "outside")),
        ]
        for part in coverage.uncovered {
            parts.append(
                words(
                    "情報源なし（\(part.ecosystem)） \(part.components)",
                    "no source for \(part.ecosystem) \(part.components)"))
        }
        parts += counts.filter { $0.0 > 0 }.map { "\($0.1) \($0.0)" }
        let sum = words("部品 \(coverage.components) 点 ＝ ", "\(coverage.components) components = ")
        let end =
            scan.report.isComplete
            ? words("。すべて調べました。", ". All were looked up.")
            : coverage.isComplete
                ? words(
                    "。取得に失敗した情報源があるので、ほかに脆弱性がないとは言えません。",
                    ". A source failed, so nothing else can be ruled out.")
                : words(
                    "。調べていない部品に脆弱性がないとは言えません。",
                    ". Nothing can be ruled out for those not looked up.")
        return sum + parts.joined(separator: words(" ＋ ", " + ")) + end
    }

    private func sources(_ report: ScanReport) -> String {
        let kept = report.sources.filter { !$0.isEmpty }
        let texts = kept.map { source -> String in
            let name = source.profile.name[words.language]
            let newest = source.state?.newest?.dayInJapan.description ?? words("日付なし", "undated")
            let age = source.age.map { words("\($0) 日前", "\($0) days") } ?? "–"
            return words("\(name)：\(newest) まで（\(age)）", "\(name): until \(newest) (\(age))")
                + (source.isOld ? words("● 古い", " ● old") : "")
        }
        return words("調べた情報源：", "Looked up in: ") + words.list(texts) + words("。", ".")
    }

    private func open(_ rows: [RankedFinding], _ page: inout HTMLWriter) {
        guard !rows.isEmpty else {
            page.element(
                .p,
                text: words(
                    "調べた範囲に、未処置の脆弱性は見つかりませんでした。",
                    "Nothing open was found in what was looked up."))
            return
        }
        page.element(.table, [.class("gaps")]) { page in
            page.head([
                words("優先", "Priority"), words("脆弱性", "Vulnerability"), words("部品", "Component"),
                words("理由", "Why"), words("判断", "Decision"),
            ])
            page.element(.tbody) { page in
                for row in rows.prefix(VulnerabilitiesSection.openMax) { self.row(row, &page) }
            }
        }
        let rest = rows.count - VulnerabilitiesSection.openMax
        if rest > 0 {
            page.element(
                .p, [.class("why")],
                text: words(
                    "ほか \(rest) 件（JSON の評価書と mamori scan にすべてあります）。",
                    "And \(rest) more; all are in the JSON report and in mamori scan."))
        }
    }

    private func row(_ row: RankedFinding, _ page: inout HTMLWriter) {
        page.element(.tr) { page in
            page.element(.td, [.class("fixed")], text: row.priority[words.language])
            page.element(.td, [.class("fixed")]) { page in
                page.element(.div, [.class("mono")], text: row.vulnerability)
                page.element(
                    .div, [.class("place")],
                    text: row.isAffected ? words("影響あり", "affected") : words("可能性あり", "possible"))
            }
            page.element(.td) { page in
                page.element(.div, text: words.facts([row.component, row.version]))
                page.element(.div, [.class("place")], text: record(row))
            }
            page.element(.td, [.class("why")], text: row.reason[words.language])
            page.element(.td) { page in
                guard let decision = row.decision else {
                    page.text(words("なし", "none"))
                    return
                }
                page.element(.div, text: decision.words[words.language])
                page.element(.div, [.class("place")], text: decision.explanation[words.language])
            }
        }
    }

    /// The record that decided; its source alone where the record has the vulnerability's own number.
    private func record(_ row: RankedFinding) -> String {
        let own = " " + row.vulnerability
        return row.decidedBy.map { $0.hasSuffix(own) ? String($0.dropLast(own.count)) : $0 } ?? ""
    }

    private func settled(_ rows: [RankedFinding], _ page: inout HTMLWriter) {
        guard !rows.isEmpty else { return }
        page.element(.h4, text: words("判断で処置済み（\(rows.count) 件）", "Settled by a decision (\(rows.count))"))
        page.element(.table, [.class("gaps")]) { page in
            page.head([
                words("脆弱性", "Vulnerability"), words("部品", "Component"),
                words("判断と、その根拠", "Decision, and why"),
            ])
            page.element(.tbody) { page in
                for row in rows {
                    page.element(.tr) { page in
                        page.element(.td, [.class("fixed mono")], text: row.vulnerability)
                        page.element(.td, text: words.facts([row.component, row.version]))
                        page.element(.td) { page in
                            let statement = row.decision?.answers.compactMap(\.decision.statement).first
                            page.element(.div, text: row.decision?.words[words.language] ?? "")
                            page.element(.div, [.class("why")], text: statement?[words.language] ?? "")
                            page.element(
                                .div, [.class("place")], text: row.decision?.explanation[words.language] ?? ""
                            )
                        }
                    }
                }
            }
        }
    }
}

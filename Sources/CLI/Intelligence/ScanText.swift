import BillOfMaterials
import Kernel
import Vulnerabilities
import Workflows

/// A scan as text: findings, what was not evaluated, and how old the basis is.
struct ScanText {
    private let report: ScanReport
    private let language: Language
    private let explains: Bool

    init(_ report: ScanReport, in language: Language, explains: Bool) {
        self.report = report
        self.language = language
        self.explains = explains
    }

    var text: String {
        var text = title
        text += table(report.found)
        if explains { text += table(report.ruledOut) }
        return text + summary + coverage + sources
    }

    private func say(_ ja: String, _ en: String) -> String { LocalizedText(ja: ja, en: en)[language] }

    private var title: String {
        let names = [report.device, report.release, report.file].compactMap { $0 }
        return names.joined(separator: " / ") + "\n"
    }

    private func table(_ found: [ScanReport.Found]) -> String {
        guard !found.isEmpty else { return "" }
        var table = TextTable(
            language == .japanese
                ? ["判定", "脆弱性", "部品", "版", "評点", "悪用", "決め手", "確からしさ", "判断"]
                : [
                    "verdict", "vulnerability", "component", "version", "score", "exploited", "by",
                    "confidence", "decision",
                ],
            numeric: [4])
        for one in found {
            let decided = one.match.evidence.first
            table.add([
                MatchWords.text(one.match.verdict)[language], one.match.vulnerability, one.component.name,
                one.component.version ?? "-", MatchWords.score(one.facts.score), exploited(one.facts),
                decided.map { "\($0.source) \($0.id)" } ?? "-",
                MatchWords.text(one.match.confidence)[language], one.decision?.words[language] ?? "-",
            ])
        }
        return table.text
    }

    private func exploited(_ facts: VulnerabilityFacts) -> String {
        if let known = facts.known { return "KEV \(known.addedOn)" }
        if let predicted = facts.predicted {
            return "EPSS \(predicted.probability / 10_000)%"
        }
        return facts.exploitation ?? "-"
    }

    private var summary: String {
        let (affected, possible) = (report.affected.count, report.possible.count)
        if affected + possible == 0 {
            let said =
                !report.coverage.isComplete
                ? say(
                    "未処置の脆弱性は見つかりませんが、調べていない部品があるので、ないとは言えません",
                    "nothing open was found, but components were not evaluated, so nothing can be ruled out")
                : report.settled.isEmpty
                    ? say(
                        "調べた部品に、公表された脆弱性は見つかりませんでした",
                        "no published vulnerability found in the components")
                    : say("未処置の脆弱性はありません", "no open vulnerability")
            return said + decided + "\n"
        }
        return say("影響あり \(affected) 件、可能性あり \(possible) 件", "affected \(affected), possible \(possible)")
            + decided + "\n"
    }

    /// How many a decision settles, and how many decisions have to be looked at again.
    private var decided: String {
        var text = ""
        if !report.settled.isEmpty {
            text += say("、判断で処置済み \(report.settled.count) 件", ", settled by decision \(report.settled.count)")
        }
        if !report.toReview.isEmpty {
            text += say(
                "、要見直しの判断 \(report.toReview.count) 件", ", decisions to review \(report.toReview.count)")
        }
        return text
    }

    private var coverage: String {
        let coverage = report.coverage
        var parts = [say("評価済み \(coverage.evaluated)", "evaluated \(coverage.evaluated)")]
        func add(_ count: Int, _ ja: String, _ en: String) {
            if count > 0 { parts.append(say("\(ja) \(count)", "\(en) \(count)")) }
        }
        add(coverage.byNameOnly, "名前だけで照合", "by name only")
        for part in coverage.uncovered {
            add(part.components, "情報源なし（\(part.ecosystem)）", "no source for \(part.ecosystem)")
        }
        add(coverage.withoutIdentifier, "識別子なし", "without identifier")
        add(coverage.withoutVersion, "版なし", "without version")
        add(coverage.ignored, "対象外", "outside")
        let by = coverage.bySource.map { "\($0.source) \($0.components)" }.joined(separator: ", ")
        return say(
            "部品 \(coverage.components)：", "components \(coverage.components): ")
            + parts.joined(separator: say("、", ", ")) + (by.isEmpty ? "" : say("（根拠：\(by)）", " (by \(by))"))
            + "\n"
    }

    private var sources: String {
        let kept = report.sources.filter { !$0.isEmpty }
        let ages = kept.map { source in
            let age = source.age.map { say("\($0)日前", "\($0) days") } ?? "-"
            return "\(source.profile.id) \(age)" + (source.isOld ? say("（古い）", " (old)") : "")
        }
        return say("情報源：", "sources: ") + ages.joined(separator: say("、", ", ")) + "\n"
    }
}

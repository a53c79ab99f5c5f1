import Scanning
import Gathering
import Ports
import BillOfMaterials
import Kernel
import Severity
import Vulnerabilities
import Workflows

/// A scan as text: the most urgent first, then what was not evaluated, and how old the basis is.
struct ScanText {
    private let report: ScanReport
    private let language: Language
    private let explains: Bool
    private let columns: Int
    /// From so many findings on, they stand under their components.
    private static let groupedFrom = 40
    /// Of components that were not evaluated, so many are named.
    private static let namesMax = 10

    init(_ report: ScanReport, in language: Language, explains: Bool, columns: Int) {
        self.report = report
        self.language = language
        self.explains = explains
        self.columns = columns
    }

    var text: String {
        var text = title
        text += report.found.count >= Self.groupedFrom ? groups : table(report.found, withComponent: true)
        if explains, !report.ruledOut.isEmpty {
            text += say("影響なし：\n", "not affected:\n") + table(report.ruledOut, withComponent: true)
        }
        text += RubricText(report.found, in: language, columns: columns).text
        return text + warnings + summary + coverage + sources
    }

    private func say(_ ja: String, _ en: String) -> String { LocalizedText(ja: ja, en: en)[language] }

    private var title: String {
        let names = [report.device, report.release, report.file].compactMap { $0 }
        return names.joined(separator: " / ") + "\n"
    }

    // MARK: Findings

    /// Under each component its findings; the component with the most urgent one first.
    private var groups: String {
        var order: [String] = []
        var byName: [String: [ScanReport.Found]] = [:]
        for found in report.found {
            let name = [found.component.name, found.component.version].compactMap(\.self).joined(
                separator: " ")
            if byName[name] == nil { order.append(name) }
            byName[name, default: []].append(found)
        }
        return order.map { name in
            let found = byName[name] ?? []
            let harm = found.first.flatMap(self.harm).map { say("：\($0)", ": \($0)") } ?? ""
            let head = say("\(name)（\(found.count) 件）\(harm)", "\(name) (\(found.count))\(harm)")
            return DisplayWidth.cut(head, to: columns) + "\n" + table(found, withComponent: false)
        }.joined()
    }

    /// The harm that the records link to the component, and which record says so; nil where none does.
    private func harm(_ found: ScanReport.Found) -> String? {
        guard found.harm != .unknown else { return nil }
        let record = found.link.record.map { say("（\($0)）", " (\($0))") } ?? ""
        return found.harm.words[language] + record
    }

    private func table(_ found: [ScanReport.Found], withComponent: Bool) -> String {
        guard !found.isEmpty else { return "" }
        let component = language == .japanese ? ["部品", "版"] : ["component", "version"]
        let hasDecisions = found.contains { $0.decision != nil }
        let hasHarm = withComponent && found.contains { $0.harm != .unknown }
        var table = TextTable(
            (language == .japanese
                ? ["優先", "脆弱性", "判定", "評点", "悪用"]
                : ["priority", "vulnerability", "verdict", "score", "exploited"])
                + (withComponent ? component : [])
                + (language == .japanese ? ["確か", "決め手"] : ["sure", "by"])
                + (hasDecisions ? [say("判断", "decision")] : []) + (hasHarm ? [say("危害", "harm")] : []),
            numeric: [3])
        for one in found {
            let decided = one.match.evidence.first
            let by = decided.map { $0.id == one.match.vulnerability ? $0.source : "\($0.source) \($0.id)" }
            let name = [
                DisplayWidth.cut(one.component.name, to: 22),
                DisplayWidth.cut(one.component.version ?? "-", to: 16),
            ]
            table.add(
                [
                    one.priority.level.name[language], one.match.vulnerability,
                    DisplayWidth.cut(MatchWords.text(one.match.verdict)[language], to: 26),
                    score(one), exploited(one.facts),
                ] + (withComponent ? name : []) + [
                    MatchWords.text(one.match.confidence)[language], DisplayWidth.cut(by ?? "-", to: 24),
                ] + (hasDecisions ? [one.decision?.words[language] ?? "-"] : [])
                    + (hasHarm ? [harm(one) ?? say("分からない", "not known")] : []))
        }
        let lines = table.text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { DisplayWidth.cut(String($0), to: columns) }.joined(separator: "\n")
    }

    /// As published, else what the vector gives, with the version of CVSS.
    private func score(_ found: ScanReport.Found) -> String {
        let published = found.facts.counting.map { "\($0.score) (\($0.version.rawValue))" } ?? "-"
        guard let score = found.environment?.rubric.score else { return published }
        return say("環境 \(score)／\(published)", "here \(score) / \(published)")
    }

    /// What is known of attacks, shortly; both where both are known.
    private func exploited(_ facts: VulnerabilityFacts) -> String {
        var parts: [String] = []
        if facts.known != nil { parts.append("KEV") }
        if let predicted = facts.predicted, let share = Share(millionths: predicted.probability) {
            parts.append("EPSS \(share.percent)")
        }
        if parts.isEmpty, let point = facts.exploitation { parts.append("SSVC \(point)") }
        return parts.isEmpty ? "-" : parts.joined(separator: " ")
    }

    // MARK: What must not be overlooked

    private var warnings: String {
        var lines: [String] = []
        for source in report.sources where !source.isEmpty && source.isOld {
            lines.append(
                say(
                    "\(source.profile.name.ja) が古い（\(source.age ?? 0) 日前まで）",
                    "\(source.profile.name.en) is old (\(source.age ?? 0) days)"))
        }
        lines += report.failed.compactMap { $0.failureWords?[language] }
        let empty = report.sources.filter { $0.isEmpty && $0.failure == nil }.map(\.profile.id)
        if !empty.isEmpty {
            let names = empty.joined(separator: say("、", ", "))
            lines.append(say("取り込んでいない情報源：\(names)", "sources not kept: \(names)"))
        }
        if !report.gaps.isEmpty {
            let names = report.gaps.prefix(Self.namesMax).map { gap in
                [gap.component.name, gap.component.version].compactMap(\.self).joined(separator: " ")
            }.joined(separator: say("、", ", "))
            let rest = report.gaps.count - Self.namesMax
            lines.append(
                say(
                    "識別子で調べていない部品 \(report.gaps.count) 点：\(names)"
                        + (rest > 0 ? "、ほか \(rest) 点" : ""),
                    "\(report.gaps.count) components not looked up by an identifier: \(names)"
                        + (rest > 0 ? " and \(rest) more" : "")))
            lines += candidates
        }
        if !report.found.isEmpty, report.found.contains(where: { $0.harm == .unknown }) {
            lines.append(
                report.hasHarmLinks
                    ? say(
                        "部品と機能（software.functions）の結び付きがない部品は、危害を「分からない」として順位を付けた",
                        "components without a link to functions (software.functions) are ranked with "
                            + "unknown harm"
                    )
                    : say(
                        "部品表だけでは危害が分からないので、「分からない」として順位を付けた",
                        "a bare bill tells of no harm, so findings are ranked with unknown harm"))
        }
        return lines.flatMap { line in
            DisplayWidth.wrap(line, to: max(20, columns - 2)).enumerated().map { place, part in
                (place == 0 ? "! " : "  ") + part + "\n"
            }
        }.joined()
    }

    /// What components without an identifier may be, for a person to find out.
    private var candidates: [String] {
        let found = report.gaps.filter { !($0.candidates ?? []).isEmpty }
        guard !found.isEmpty else { return [] }
        let lines = found.map { gap in
            let list = (gap.candidates ?? []).map {
                "\($0.known.identifier) (\($0.likeness) %, \($0.known.from))"
            }
            return say(
                "「\(gap.component.name)」の識別子の候補：\(list.joined(separator: "、"))",
                "\"\(gap.component.name)\" may be \(list.joined(separator: ", "))")
        }
        return lines + [
            say(
                "候補は名前が似ているだけです。確かめたら mamori identify で一度だけ記録する",
                "candidates are alike in name only; find out and record it once by mamori identify")
        ]
    }

    private var summary: String {
        let (affected, possible) = (report.affected.count, report.possible.count)
        var text = ""
        if affected + possible > 0 {
            text = say(
                "影響あり \(affected) 件、可能性あり \(possible) 件\n",
                "affected \(affected), possible \(possible)\n")
        } else if report.isComplete, !report.settled.isEmpty {
            text = say("未処置の脆弱性はありません\n", "no open vulnerability\n")
        } else if report.isComplete, report.since == nil {
            text = say(
                "調べた部品に、公表された脆弱性は見つかりませんでした\n", "no published vulnerability found in the components\n")
        } else if report.isComplete {
            text = say("この日以後に新しいものはありません\n", "nothing is new since that day\n")
        } else if report.coverage.isComplete {
            text = say(
                "見つかった脆弱性はありませんが、取得に失敗した情報源があるので、ないとは言えません\n",
                "nothing was found, but a source failed, so nothing can be ruled out\n")
        } else {
            text = say(
                "見つかった脆弱性はありませんが、調べていない部品があるので、ないとは言えません\n",
                "nothing was found, but components were not evaluated, so nothing can be ruled out\n")
        }
        text += decided
        if let since = report.since {
            text += say(
                "\(since) 以後に公表・変更・悪用確認されたものだけを示しました。それより前の \(report.older) 件は省いています\n",
                "only what was published, changed or listed as exploited since \(since); "
                    + "\(report.older) older findings are left out\n")
        }
        return text
    }

    /// How many a decision settles, and how many decisions have to be looked at again.
    private var decided: String {
        var text = ""
        if !report.settled.isEmpty {
            let count = report.settled.count
            text += say("判断で処置済み \(count) 件\n", "settled by decision \(count)\n")
        }
        if !report.toReview.isEmpty {
            let count = report.toReview.count
            text += say("要見直しの判断 \(count) 件\n", "decisions to review \(count)\n")
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
                + (source.failure == nil ? "" : say("（取得失敗）", " (failed)"))
        }
        return say("情報源：", "sources: ") + ages.joined(separator: say("、", ", ")) + "\n"
    }
}

import Evidence
import Console
import Kernel
import Requirements
import SupportLifecycle
import Workflows

/// Support against service life on a terminal: what is not planned for first, with its units.
struct LifeSpanWords {
    private static let groupsShown = 3
    private static let serialsShown = 6
    private static let warningsShown = 5

    let assessment: Assessment
    let language: Language
    let style: Style
    let columns: Int

    private func say(_ ja: String, _ en: String) -> String { language == .japanese ? ja : en }

    /// The life-span part; empty when no part that runs in the device is recorded.
    var text: String {
        // What the device is made with is in the report; here stands what runs in it.
        let rows = assessment.lifeSpan.rows.filter { $0.software.usage == .runtime }
        guard !rows.isEmpty else { return "" }
        let end = assessment.lifeSpan.end.map(\.description) ?? say("不明", "unknown")
        var head = say("寿命：最後の 1 台の耐用期間は \(end) まで", "Life span: the last unit's service life ends \(end)")
        if let units = assessment.lifeSpan.fleet.units {
            head += say("、出荷済みの個体 \(units.count) 台", "; \(units.count) units shipped")
        }
        var text = style.bold(head) + "\n"
        for row in sorted(rows) { text += lines(row) }
        if assessment.lifeSpan.fleet.units == nil {
            let note = say(
                "個体の一覧がないので、最終出荷だけで比べています（units.csv）",
                "no list of units: by the last shipment only (units.csv)")
            text += "  \(note)\n"
        }
        let aligned = rows.count { $0.standing == .aligned }
        if aligned > 0 {
            let note = say(
                "✓ \(aligned) 点は耐用期間の終わりまで支えがある", "✓ \(aligned) supported to the end of the service life")
            text += "  \(note)\n"
        }
        return text
    }

    /// Unplanned gaps, the longest first; then planned ones; then what is not known.
    private func sorted(_ rows: [LifeSpan.Row]) -> [LifeSpan.Row] {
        func weight(_ row: LifeSpan.Row) -> (Int, Int) {
            guard let gap = row.gap else { return (2, 0) }
            return (row.plan(on: assessment.day).isPlanned ? 1 : 0, -gap.days)
        }
        return rows.sorted { weight($0) < weight($1) }
    }

    private func lines(_ row: LifeSpan.Row) -> String {
        let sign = SupportWords.sign(row, on: assessment.day)
        let name = style.bold(row.software.name[language])
        switch row.standing {
        case .aligned, .notCarried: return ""
        case .unknown:
            return "  \(sign) \(name)  " + unknown(row) + demand(row) + "\n"
        case .gap(let gap):
            let years = SupportWords.years(gap)[language]
            let plan = SupportWords.plan(row.plan(on: assessment.day))[language]
            let length = say("\(years)（\(gap.months)か月）", "\(years) (\(gap.months) months)")
            let words = say(
                "\(gap.supportEnd) に終わり、最後の 1 台まで \(length)足りない",
                "ends \(gap.supportEnd), \(length) short for the last unit")
            var text = "  \(sign) \(name)  \(words)\n"
            text += wrapped("\(plan)\(demand(row))\(units(row))", indent: 6)
            if !row.plan(on: assessment.day).isPlanned { text += groups(row) }
            return text
        }
    }

    private func unknown(_ row: LifeSpan.Row) -> String {
        guard case .on(let end) = row.software.end else {
            let plan = row.plan(on: assessment.day)
            let planned = plan.isPlanned ? say("。", "; ") + SupportWords.plan(plan)[language] : ""
            return say("終了日が分からない", "end of support is not known") + planned
        }
        if row.unknownUnits > 0 {
            return say(
                "\(end) に終わる。比べられない個体 \(row.unknownUnits) 台",
                "ends \(end); \(row.unknownUnits) units cannot be compared")
        }
        return say("\(end) に終わる。耐用期間の終わりが分からない", "ends \(end); end of the service life is not known")
    }

    /// The demand that fails for want of a plan.
    private func demand(_ row: LifeSpan.Row) -> String {
        guard let result = assessment.openPlanDemand(for: row.software) else { return "" }
        return " → \(result.requirement.id) \(result.state.sign) \(result.state.name[language])"
    }

    private func units(_ row: LifeSpan.Row) -> String {
        guard let all = row.units, let short = row.unsupportedUnits, !all.isEmpty else { return "" }
        var text = say("。個体 \(all.count) 台のうち \(short) 台", "; \(short) of \(all.count) units")
        if let first = row.unitGroups.first {
            let years = SupportWords.years(first.gap)[language]
            text += say(
                "が \(first.gap.unsupportedFrom) から支えなし、最長 \(years)",
                " unsupported from \(first.gap.unsupportedFrom), up to \(years)")
        }
        if row.unknownUnits > 0 {
            text += say("、不明 \(row.unknownUnits) 台", ", \(row.unknownUnits) unknown")
        }
        return text
    }

    /// The units by the length of their gap.
    private func groups(_ row: LifeSpan.Row) -> String {
        let groups = row.unitGroups
        var text = ""
        for group in groups.prefix(LifeSpanWords.groupsShown) {
            let shown = group.units.prefix(LifeSpanWords.serialsShown).map(\.serial)
            let rest = group.units.count - shown.count
            let more = rest > 0 ? say(" ほか \(rest) 台", " and \(rest) more") : ""
            let years = DisplayWidth.pad(
                SupportWords.years(group.gap)[language], to: language == .japanese ? 8 : 11)
            text += wrapped(
                years + shown.joined(separator: say("、", ", ")) + more
                    + say(
                        "（耐用期間 \(group.gap.lifeEnd) まで）", " (service life to \(group.gap.lifeEnd))"),
                indent: 8)
        }
        let rest = groups.dropFirst(LifeSpanWords.groupsShown).reduce(0) { $0 + $1.units.count }
        if rest > 0 { text += wrapped(say("ほか \(rest) 台", "and \(rest) more units"), indent: 8) }
        return text
    }

    /// What ends within two years, has ended, or has to be looked up again.
    var horizon: String {
        let warnings = assessment.horizon.warnings.filter { $0.severity > .note || $0.isNear }
        guard !warnings.isEmpty else { return "" }
        var text =
            style.bold(
                say("先の見通し（\(Horizon.monthsAhead) か月以内）", "Ahead (within \(Horizon.monthsAhead) months)"))
            + "\n"
        for warning in warnings.prefix(LifeSpanWords.warningsShown) {
            let sign =
                switch warning.severity {
                case .error: "●"
                case .warning: "▲"
                case .note: "–"
                }
            let name = warning.software.name[language]
            let words = SupportWords.warning(warning, on: assessment.day)[language]
            text +=
                "  \(sign) " + wrapped("\(name)：\(words)", indent: 4, en: "\(name): \(words)").dropFirst(4)
        }
        let rest = warnings.count - LifeSpanWords.warningsShown
        if rest > 0 { text += "  " + say("ほか \(rest) 件（報告書に）", "and \(rest) more (in the report)") + "\n" }
        return text
    }

    private func wrapped(_ ja: String, indent: Int, en: String? = nil) -> String {
        let text = language == .japanese ? ja : en ?? ja
        let space = String(repeating: " ", count: indent)
        return DisplayWidth.wrap(text, to: columns - indent).map { space + $0 + "\n" }.joined()
    }
}

extension Horizon.Warning {
    /// It is about an end of support, not about the fact.
    var isNear: Bool {
        switch reason {
        case .ended, .ends: true
        case .stale, .notDated, .reviewPassed: false
        }
    }
}

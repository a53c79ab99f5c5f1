import Evidence
import Requirements
import HTML
import Kernel
import SupportLifecycle
import Workflows

/// The parts whose support ends before the device's life: how long, which units, what is planned, which
/// demand that leaves open.
struct GapsSection {
    let assessment: Assessment
    let words: Words
    private static let unitsMax = 24

    private var rows: [LifeSpan.Row] {
        LifeSpanSection(assessment: assessment, words: words).rows.filter { $0.gap != nil }
    }

    func write(into page: inout HTMLWriter) {
        let rows = self.rows
        page.element(
            .h3, [.id("gaps")],
            text: words("サポートが足りない部品（\(rows.count) 点）", "Parts whose support is too short (\(rows.count))"))
        guard !rows.isEmpty else {
            page.element(
                .p,
                text: words(
                    "終了日の分かっている部品のサポートは、耐用期間の終わりまで続きます。",
                    "Every known end of support lies at or after the end of the service life."))
            return
        }
        page.element(.table, [.class("gaps")]) { page in
            page.head([
                words("部品", "Part"), words("足りない期間", "Gap"), words("及ぶ個体", "Units affected"),
                words("計画", "Plan"), words("要求事項", "Demands"),
            ])
            page.element(.tbody) { page in
                for row in rows { gap(row, &page) }
            }
        }
        units(rows.filter { $0.software.usage == .runtime }, &page)
    }

    private func gap(_ row: LifeSpan.Row, _ page: inout HTMLWriter) {
        guard let gap = row.gap else { return }
        let software = row.software
        page.element(.tr) { page in
            page.element(.th, [.scope("row")]) { page in
                page.element(.div, text: SupportWords.name(software)[words.language])
                let use = software.usage == .runtime ? nil : words.usage(software.usage)
                page.element(
                    .div, [.class("place")], text: words.facts([use, words.place(software.origin)]))
            }
            page.element(.td) { page in
                page.element(
                    .div, [.class("fixed")],
                    text: words(
                        "\(SupportWords.years(gap).ja)（\(gap.months)か月）",
                        "\(SupportWords.years(gap).en) (\(gap.months) months)"))
                page.element(
                    .div, [.class("place fixed")],
                    text: words(
                        "\(gap.unsupportedFrom)〜\(gap.lifeEnd)", "\(gap.unsupportedFrom) – \(gap.lifeEnd)"))
            }
            page.element(.td, [.class("fixed")]) { affected(row, &$0) }
            page.element(.td) { plan(row, &$0) }
            page.element(.td, [.class("fixed")]) { demands(row, &$0) }
        }
    }

    private func affected(_ row: LifeSpan.Row, _ page: inout HTMLWriter) {
        guard row.software.usage == .runtime else {
            page.text("－")
            return
        }
        guard let units = row.units, let short = row.unsupportedUnits else {
            page.text(words("最終出荷だけで比べた", "by the last shipment only"))
            return
        }
        page.element(.div, text: words("\(units.count) 台のうち \(short) 台", "\(short) of \(units.count)"))
        if let first = row.unitGroups.first {
            page.element(
                .div, [.class("why")],
                text: words(
                    "最長 \(SupportWords.years(first.gap).ja)", "up to \(SupportWords.years(first.gap).en)"))
        }
        if row.unknownUnits > 0 {
            page.element(
                .div, [.class("why")],
                text: words("○ 比べられない個体 \(row.unknownUnits) 台", "○ \(row.unknownUnits) not comparable"))
        }
    }

    private func plan(_ row: LifeSpan.Row, _ page: inout HTMLWriter) {
        let standing = row.plan(on: assessment.day)
        let sign = SupportWords.sign(row, on: assessment.day)
        page.element(
            .div, [.class(standing.isPlanned ? "planned" : "unplanned")],
            text: "\(sign) \(SupportWords.plan(standing)[words.language])")
        guard let plan = standing.plan else { return }
        if let decision = plan.decision { page.element(.div, text: decision[words.language]) }
        page.element(
            .div, [.class("place")],
            text: words.facts([
                plan.approvedOn.map { words("承認 \($0)", "approved \($0)") }, words.place(plan.origin),
            ]))
    }

    private func demands(_ row: LifeSpan.Row, _ page: inout HTMLWriter) {
        let open = assessment.openDemands(because: row.software)
        if open.isEmpty { page.text("－") }
        for result in open {
            page.element(.div) { page in
                page.text("\(result.state.sign) ")
                page.element(
                    .a, [.toID(ConformityTable.anchor(result.requirement)), .class("mono")],
                    text: result.requirement.id.text)
            }
        }
    }

    // MARK: Unit by unit

    private struct UnitLine {
        let unit: ShippedUnit
        let gap: SupportGap
        let software: SupportedSoftware
    }

    private func units(_ rows: [LifeSpan.Row], _ page: inout HTMLWriter) {
        let lines = rows.flatMap { row in
            row.unitGroups.flatMap { group in
                group.units.compactMap { unit -> UnitLine? in
                    guard let end = unit.end else { return nil }
                    return SupportGap(from: group.gap.supportEnd, to: end).map {
                        UnitLine(unit: unit, gap: $0, software: row.software)
                    }
                }
            }
        }
        guard !lines.isEmpty else { return }
        let shown = lines.prefix(GapsSection.unitsMax)
        page.element(.table, [.class("units")]) { page in
            page.element(
                .caption,
                text: words(
                    "個体ごとの足りない期間（\(lines.count) 件のうち \(shown.count) 件）",
                    "Gaps unit by unit (\(shown.count) of \(lines.count))"))
            page.head([
                words("製造番号", "Serial number"), words("版", "Release"), words("持ち主", "Holder"),
                words("耐用期間の終わり", "End of life"), words("部品", "Part"), words("サポート終了", "Support ends"),
                words("足りない期間", "Gap"),
            ])
            page.element(.tbody) { page in
                for line in shown { self.line(line, &page) }
            }
        }
        let rest = lines.count - shown.count
        if rest > 0 {
            page.element(
                .p, [.class("why")],
                text: words(
                    "ほか \(rest) 件。すべては JSON の報告にあります。", "\(rest) more; all of them are in the JSON report."))
        }
    }

    private func line(_ line: UnitLine, _ page: inout HTMLWriter) {
        page.element(.tr) { page in
            page.element(.th, [.scope("row"), .class("mono fixed")], text: line.unit.serial)
            page.element(.td, [.class("fixed")], text: line.unit.release ?? words("○ 不明", "○ unknown"))
            page.element(.td, [.class("fixed")], text: line.unit.holder ?? words("○ 記録なし", "○ not recorded"))
            page.element(.td, [.class("fixed")], text: line.gap.lifeEnd.description)
            page.element(.td, text: SupportWords.name(line.software)[words.language])
            page.element(.td, [.class("fixed")], text: line.gap.supportEnd.description)
            let years = SupportWords.years(line.gap)
            page.element(
                .td, [.class("fixed")],
                text: words("\(years.ja)（\(line.gap.months)か月）", "\(years.en) (\(line.gap.months) m)"))
        }
    }
}

/// What ends within two years, has ended, or has to be looked up again.
struct HorizonSection {
    let assessment: Assessment
    let words: Words

    func write(into page: inout HTMLWriter) {
        let horizon = assessment.horizon
        page.element(
            .h3, [.id("horizon")],
            text: words(
                "先の見通し：\(Horizon.monthsAhead) か月以内（\(horizon.warnings.count) 件）",
                "Ahead: within \(Horizon.monthsAhead) months (\(horizon.warnings.count))"))
        page.element(
            .p, [.class("why")],
            text: words(
                "段階が変わる 2 年以上前に寿命の情報を示すこと（IMDRF N70）に合わせています。"
                    + "サポートの情報は、確認から \(horizon.factMonthsMax) か月を過ぎたら古いとします"
                    + "（settings の support_fact_months）。",
                "Two years ahead, as IMDRF N70 asks for life-cycle information. A fact on support counts as "
                    + "old after \(horizon.factMonthsMax) months (support_fact_months in settings)."))
        guard !horizon.warnings.isEmpty else {
            page.element(.p, text: words("ありません。", "None."))
            return
        }
        page.element(.table) { page in
            page.head([
                words("重さ", "Weight"), words("部品", "Part"), words("見通し", "What"), words("記録", "Record"),
            ])
            page.element(.tbody) { page in
                for warning in horizon.warnings {
                    page.element(.tr) { page in
                        page.element(.td, [.class("fixed")]) {
                            Badge(warning.severity, words).write(into: &$0)
                        }
                        page.element(.td) { page in
                            page.text(SupportWords.name(warning.software)[words.language])
                            guard warning.software.usage != .runtime else { return }
                            let use = words.usage(warning.software.usage)
                            page.text(words("（\(use)）", " (\(use))"))
                        }
                        page.element(
                            .td, text: SupportWords.warning(warning, on: assessment.day)[words.language])
                        page.element(.td, [.class("place")], text: words.place(warning.software.origin))
                    }
                }
            }
        }
    }
}

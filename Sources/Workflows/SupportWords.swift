import Kernel
import SupportLifecycle

/// How terminals and reports say how long support lasts, what is missing and what is planned.
public enum SupportWords {
    /// Whole months as years and months.
    public static func duration(months: Int) -> LocalizedText {
        guard months > 0 else { return LocalizedText(ja: "1か月未満", en: "less than a month") }
        let (years, rest) = (months / 12, months % 12)
        let ja = (years > 0 ? "\(years)年" : "") + (rest > 0 ? "\(rest)か月" : "")
        let en = [
            years > 0 ? "\(years) \(years == 1 ? "year" : "years")" : nil,
            rest > 0 ? "\(rest) \(rest == 1 ? "month" : "months")" : nil,
        ]
        return LocalizedText(ja: ja, en: en.compactMap { $0 }.joined(separator: " "))
    }

    /// A gap in years with one decimal; days where it is shorter than that shows.
    public static func years(_ gap: SupportGap) -> LocalizedText {
        if gap.tenthsOfYear == 0 {
            return LocalizedText(ja: "\(gap.days)日", en: "\(gap.days) \(gap.days == 1 ? "day" : "days")")
        }
        return LocalizedText(ja: "\(gap.years)年", en: "\(gap.years) \(gap.years == "1.0" ? "year" : "years")")
    }

    /// How a gap is planned for.
    public static func plan(_ standing: PlanStanding) -> LocalizedText {
        let due = standing.plan?.due.map(\.description) ?? ""
        var open = LocalizedText(same: "")
        if let gap = standing.withoutCover {
            let time = duration(months: gap.months)
            open = LocalizedText(ja: "。終了から\(time.ja)は手当てなし", en: "; \(time.en) without cover until then")
        }
        switch standing.kind {
        case .absent: return LocalizedText(ja: "計画なし", en: "no plan")
        case .unapproved: return LocalizedText(ja: "計画はあるが未承認", en: "plan not approved")
        case .overdue:
            return LocalizedText(ja: "計画の期限（\(due)）を過ぎても未実施", en: "plan overdue since \(due)")
        case .late:
            return LocalizedText(
                ja: "計画の承認が遅すぎた（\(due) まで\(open.ja)）", en: "plan approved too late (due \(due)\(open.en))")
        case .planned:
            return LocalizedText(
                ja: "承認済みの計画（\(due) まで\(open.ja)）", en: "approved plan (due \(due)\(open.en))")
        case .done:
            let day = standing.plan?.doneOn.map(\.description) ?? ""
            return LocalizedText(
                ja: "計画を実施済み（\(day)\(open.ja)）", en: "plan carried out (\(day)\(open.en))")
        }
    }

    /// How a gap is planned for, in a word or two.
    public static func shortPlan(_ standing: PlanStanding) -> LocalizedText {
        switch standing.kind {
        case .absent: LocalizedText(ja: "計画なし", en: "no plan")
        case .unapproved: LocalizedText(ja: "計画は未承認", en: "plan not approved")
        case .overdue: LocalizedText(ja: "計画の期限切れ", en: "plan overdue")
        case .late: LocalizedText(ja: "計画の承認が遅い", en: "plan too late")
        case .planned: LocalizedText(ja: "計画あり", en: "planned")
        case .done: LocalizedText(ja: "実施済み", en: "carried out")
        }
    }

    /// Why a part has to be looked at, seen from a day.
    public static func reason(_ reason: Horizon.Reason, on today: Day) -> LocalizedText {
        switch reason {
        case .ended(let end):
            let time = duration(months: end.months(until: today))
            return LocalizedText(
                ja: "サポートは \(end) に終わった（\(time.ja)前）", en: "support ended on \(end), \(time.en) ago")
        case .ends(let end):
            if end == today {
                return LocalizedText(ja: "サポートは今日（\(end)）で終わる", en: "support ends today, \(end)")
            }
            let time = duration(months: today.months(until: end))
            return LocalizedText(
                ja: "サポートは \(end) に終わる（あと\(time.ja)）", en: "support ends on \(end), in \(time.en)")
        case .stale(let read, let months):
            let time = duration(months: months)
            return LocalizedText(
                ja: "サポートの情報が古い（\(read) に確認、\(time.ja)前）",
                en: "the fact on its support is old (read on \(read), \(time.en) ago)")
        case .notDated:
            return LocalizedText(
                ja: "サポートの情報をいつ読んだかが記録されていない",
                en: "when the fact on its support was read is not recorded")
        case .reviewPassed(let day):
            return LocalizedText(
                ja: "次に調べる日（\(day)）を過ぎた", en: "the day to look again (\(day)) has passed")
        }
    }

    /// A warning whole: the reason, and the plan where the device outlives the support.
    public static func warning(_ warning: Horizon.Warning, on today: Day) -> LocalizedText {
        let reason = reason(warning.reason, on: today)
        switch warning.reason {
        case .ended, .ends:
            guard warning.isShort else {
                return reason
                    + LocalizedText(ja: "。耐用期間は覆う", en: "; it covers the service life")
            }
            let plan = plan(warning.plan)
            return reason + LocalizedText(ja: "。\(plan.ja)", en: "; \(plan.en)")
        case .stale, .notDated, .reviewPassed: return reason
        }
    }

    /// The part's name with its version.
    public static func name(_ software: SupportedSoftware) -> LocalizedText {
        guard let version = software.version else { return software.name }
        return software.name + LocalizedText(same: " \(version)")
    }

    /// The sign that stands for a row, readable without colour.
    public static func sign(_ row: LifeSpan.Row, on today: Day) -> String {
        switch row.standing {
        case .aligned: "✓"
        case .notCarried: "–"
        case .unknown: "○"
        case .gap: row.plan(on: today).isPlanned ? "▲" : "●"
        }
    }
}

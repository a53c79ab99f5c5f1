import Kernel
import Printing
import SupportLifecycle
import Workflows

/// One bar of the support chart: a part, whoever recorded it, against the service life that it has to last
/// for.
struct SupportBar {
    /// What happens after support has ended.
    enum Tail {
        /// The device outlives the support.
        case gap(SupportGap, isPlanned: Bool)
        /// Support lasts, or how it stands is not known.
        case none
    }

    /// The name with its version.
    let name: String
    /// What it is used for, where that is not the device's own running; else empty.
    let use: String
    let start: Day?
    let end: SupportedSoftware.End
    /// The end of the service life that the support has to reach; nil while unknown.
    let lifeEnd: Day?
    let tail: Tail
    /// How it stands, in words.
    let text: String
    /// Ends of life of the units that outlive the support.
    let unitEnds: [Day]

    /// Lines of a bill that no record stands for, as a fact has them.
    init(_ group: SupportGroup, lifeEnd: Day?, words: Words) {
        let more = group.count - 1
        name = (group.names.first ?? "") + (more > 0 ? words(" ほか \(more) 点", " and \(more) more") : "")
        use = words("部品表 \(group.release)", "bill of \(group.release)")
        start = nil
        if case .on(let day) = group.end { end = .on(day) } else { end = .unknown }
        self.lifeEnd = lifeEnd
        tail = group.gap.map { .gap($0, isPlanned: false) } ?? .none
        text = StandingText.standing(group, words)
        unitEnds = []
    }

    init(_ row: LifeSpan.Row, on today: Day, words: Words) {
        let software = row.software
        name = SupportWords.name(software)[words.language]
        use = software.usage == .runtime ? "" : words.usage(software.usage)
        start = software.supportStart
        end = software.end
        lifeEnd = row.lifeEnd
        tail = row.gap.map { .gap($0, isPlanned: row.plan(on: today).isPlanned) } ?? .none
        text = StandingText(words, today: today).standing(row, isShort: true)
        unitEnds = row.unitGroups.map(\.gap.lifeEnd)
    }
}

/// What the chart and its tables say of a part, in the same words.
struct StandingText {
    private let words: Words
    private let today: Day

    init(_ words: Words, today: Day) {
        self.words = words
        self.today = today
    }

    /// How the part's support stands against the service life; the short form has room in a drawing.
    func standing(_ row: LifeSpan.Row, isShort: Bool = false) -> String {
        let sign = SupportWords.sign(row, on: today)
        switch row.standing {
        case .aligned: return words("\(sign) 耐用期間を覆う", "\(sign) covers the service life")
        case .notCarried: return words("\(sign) 載せた版も個体もない", "\(sign) carried by no release or unit")
        case .unknown: return "\(sign) " + unknown(row)
        case .gap(let gap):
            let time = SupportWords.years(gap)[words.language]
            let standing = row.plan(on: today)
            let plan = (isShort ? SupportWords.shortPlan(standing) : SupportWords.plan(standing))[
                words.language]
            return words(
                "\(sign) \(time) 支えがない\(already(gap))　\(plan)",
                "\(sign) unsupported for \(time)\(already(gap)); \(plan)")
        }
    }

    /// How a group of a bill's lines stands.
    static func standing(_ group: SupportGroup, _ words: Words) -> String {
        if let gap = group.gap {
            let time = SupportWords.years(gap)[words.language]
            return words("△ \(time) 支えがない　記録・計画なし", "△ unsupported for \(time); no record, no plan")
        }
        return switch group.end {
        case .on: words("✓ 耐用期間を覆う", "✓ covers the service life")
        case .ended: words("✗ 終了済み（日は不明）", "✗ ended (day unknown)")
        case .notAnnounced: words("○ 終了は未発表", "○ no end announced")
        case .unknown: words("○ 分からない（問題なしではありません）", "○ not known (which is not \"fine\")")
        }
    }

    /// How much of the unsupported time has passed already.
    private func already(_ gap: SupportGap) -> String {
        guard gap.supportEnd < today else { return "" }
        let time = words.duration(months: gap.supportEnd.months(until: today))
        return words("（すでに \(time)）", " (\(time) already)")
    }

    private func unknown(_ row: LifeSpan.Row) -> String {
        switch row.software.end {
        case .unknown:
            return words("終了日が分からない（問題なしではありません）", "end of support unknown (which is not \"fine\")")
        case .notRecorded:
            return words("終了日の記録がない（問題なしではありません）", "end of support not recorded (which is not \"fine\")")
        case .on:
            return row.unknownUnits > 0
                ? words("比べられない個体が \(row.unknownUnits) 台", "\(row.unknownUnits) units cannot be compared")
                : words("耐用期間の終わりの記録がない", "end of the service life not recorded")
        }
    }
}

import DeviceRegistry
import HTML
import Kernel
import SupportLifecycle

/// The life-span chart: the service life of the last unit over the support of each part, with today's line.
struct LifeSpanChart {
    let rows: [LifeSpan.Row]
    /// The end of the last unit's service life.
    let end: Day?
    let start: Day?
    let lastShipment: Day?
    let today: Day
    let words: Words

    private static let width = 1160.0
    private static let left = 264.0
    private static let right = 1148.0
    private static let rowHeight = 44.0
    private static let barHeight = 20.0

    private var firstYear: Int {
        let supports = rows.compactMap { $0.software.supportStart }
        let ends = rows.compactMap { row -> Day? in
            if case .on(let day) = row.software.end { day } else { nil }
        }
        let first = (supports + ends + [start, lastShipment, today].compactMap { $0 }).map(\.year).min()
        // Long ago is cut off, so that the time that can still be changed has room.
        return max(first ?? today.year, today.year - 8)
    }

    private var lastYear: Int {
        let ends = rows.compactMap { row -> Day? in
            if case .on(let day) = row.software.end { day } else { nil }
        }
        let last = end ?? ends.max() ?? today
        return min(max(last.year, today.year) + 1, today.year + 40)
    }

    private func x(_ day: Day) -> Double {
        let from = Double(firstYear)
        let years = Double(day.year) + (Double(day.month - 1) + Double(day.day - 1) / 31) / 12
        let unit = (LifeSpanChart.right - LifeSpanChart.left) / (Double(lastYear + 1) - from)
        return min(max(LifeSpanChart.left + (years - from) * unit, LifeSpanChart.left), LifeSpanChart.right)
    }

    func write(into page: inout HTMLWriter, label: String) {
        let height = 76 + LifeSpanChart.rowHeight * Double(rows.count) + 34
        var drawing = Drawing()
        years(&drawing, bottom: height - 30)
        device(&drawing, y: 42)
        for (index, row) in rows.enumerated() {
            part(row, &drawing, y: 42 + LifeSpanChart.rowHeight * Double(index + 1))
        }
        drawing.line([(x(today), 26), (x(today), height - 22)], width: 2, .todayLine)
        let caption = words("今日 \(today)", "Today \(today)")
        let half = TextWidth.of(caption, size: 13) / 2
        let middle = min(max(x(today), half), LifeSpanChart.width - half)
        drawing.text(caption, x: middle, y: height - 6, anchor: .middle, isBold: true, .ink)
        drawing.write(into: &page, width: LifeSpanChart.width, height: height, label: label)
    }

    private func years(_ drawing: inout Drawing, bottom: Double) {
        let count = lastYear - firstYear + 1
        let step = count <= 14 ? 1 : count <= 30 ? 2 : 5
        for year in stride(from: firstYear, through: lastYear, by: step) {
            guard let day = Day(year: year, month: 1, day: 1) else { continue }
            drawing.line([(x(day), 28), (x(day), bottom)], .gridLine)
            drawing.text("\(year)", x: x(day) + 4, y: 20, .quiet)
        }
    }

    private func device(_ drawing: inout Drawing, y: Double) {
        name(words("機器の耐用期間（最後の 1 台）", "Service life (last unit)"), "", &drawing, y: y)
        let from = x(start ?? lastShipment ?? today)
        guard let end else {
            bar(from, LifeSpanChart.right, y, .unknownBox, &drawing)
            say(
                words("○ 終わりが記録されていない", "○ end not recorded"), from, LifeSpanChart.right, y, .quiet,
                &drawing)
            return
        }
        bar(from, x(end), y, .accent, &drawing)
        if let lastShipment, x(lastShipment) > from + 2 {
            drawing.rect(
                x: x(lastShipment) - 1, y: y, width: 2, height: LifeSpanChart.barHeight, .onAccent)
        }
        let text = words("\(words.month(end))まで", "until \(words.month(end))")
        let width = TextWidth.of(text, size: 13)
        if x(end) - from > width + 20 {
            drawing.text(text, x: x(end) - 8, y: y + 15, anchor: .end, .onAccent)
        } else {
            drawing.text(text, x: min(x(end) + 8, LifeSpanChart.right - width), y: y + 15, .ink)
        }
    }

    private func part(_ row: LifeSpan.Row, _ drawing: inout Drawing, y: Double) {
        let software = row.software
        let usage = software.usage == .runtime ? "" : words.usage(software.usage)
        name(
            words.facts([software.name[words.language] + (software.version.map { " " + $0 } ?? "")]), usage,
            &drawing, y: y)
        let from = software.supportStart.map(x) ?? LifeSpanChart.left
        guard case .on(let supportEnd) = software.end else {
            bar(from, end.map(x) ?? LifeSpanChart.right, y, .unknownBox, &drawing)
            say(
                LifeSpanWords(words, today: today).unknown(software.end), from,
                end.map(x) ?? LifeSpanChart.right, y,
                .quiet, &drawing)
            return
        }
        if x(supportEnd) > from { bar(from, x(supportEnd), y, .support, &drawing) }
        switch row.standing {
        case .gap(_, let hasPlan):
            guard let end else { return }
            let begin = max(x(supportEnd), LifeSpanChart.left)
            bar(begin, x(end), y, hasPlan ? .plannedBox : .gapBox, &drawing)
            say(
                LifeSpanWords(words, today: today).standing(row), begin, x(end), y, hasPlan ? .due : .unmet,
                &drawing)
        case .aligned:
            let text = words("\(words.month(supportEnd))まで", "until \(words.month(supportEnd))")
            say(text, from, x(supportEnd), y, .onAccent, &drawing, outside: .quiet)
        case .unknown:
            // Support ends on a known day, but the service life's end is not known.
            let text = words("\(words.month(supportEnd))まで", "until \(words.month(supportEnd))")
            say(text, x(supportEnd), LifeSpanChart.right, y, .quiet, &drawing)
        }
    }

    private func name(_ name: String, _ usage: String, _ drawing: inout Drawing, y: Double) {
        let lines = TextWidth.lines(name, width: LifeSpanChart.left - 14, size: 13, countMax: 2)
        let second = lines.count > 1 ? lines[1] : usage
        drawing.text(lines.first ?? "", x: 0, y: second.isEmpty ? y + 15 : y + 8, .ink)
        if !second.isEmpty {
            drawing.text(
                second, x: 0, y: y + 24, size: lines.count > 1 ? 13 : 12, lines.count > 1 ? .ink : .quiet)
        }
    }

    private func bar(_ from: Double, _ to: Double, _ y: Double, _ ink: Ink, _ drawing: inout Drawing) {
        drawing.rect(
            x: from, y: y, width: max(to - from, 2), height: LifeSpanChart.barHeight, radius: 3, ink)
    }

    /// A text within a bar; right of it, or else below it, when the bar is too short.
    private func say(
        _ text: String, _ from: Double, _ to: Double, _ y: Double, _ ink: Ink, _ drawing: inout Drawing,
        outside: Ink? = nil
    ) {
        let width = TextWidth.of(text, size: 13)
        // Today's line must not run through the words.
        let crossed = from + 8 < x(today) + 6 && from + 8 + width > x(today) - 6
        let begin = crossed && to - x(today) > width + 18 ? x(today) + 10 : from + 8
        if to - from > width + 16 {
            drawing.text(text, x: begin, y: y + 15, ink)
        } else if LifeSpanChart.width - to > width + 8 {
            drawing.text(text, x: to + 8, y: y + 15, outside ?? ink)
        } else {
            drawing.text(text, x: to, y: y + 33, size: 12, anchor: .end, outside ?? ink)
        }
    }
}

/// What the chart and its table say of a part, in the same words.
struct LifeSpanWords {
    private let words: Words
    private let today: Day

    init(_ words: Words, today: Day) {
        self.words = words
        self.today = today
    }

    /// How much of the unsupported time has passed already.
    private func already(_ row: LifeSpan.Row) -> String {
        guard case .on(let end) = row.software.end, end < today else { return "" }
        let time = words.duration(months: end.months(until: today))
        return words("（すでに \(time)）", " (\(time) already)")
    }

    func unknown(_ end: SupportedSoftware.End) -> String {
        end == .unknown
            ? words("○ 終了日が分からない（問題なしではありません）", "○ end of support unknown (which is not \"fine\")")
            : words("○ 終了日の記録がない（問題なしではありません）", "○ end of support not recorded (which is not \"fine\")")
    }

    /// How the part's support stands against the service life.
    func standing(_ row: LifeSpan.Row) -> String {
        switch row.standing {
        case .aligned: return words("✓ 耐用期間を覆う", "✓ covers the service life")
        case .unknown:
            if case .on = row.software.end {
                return words("○ 耐用期間の終わりの記録がない", "○ end of the service life not recorded")
            }
            return unknown(row.software.end)
        case .gap(let months, false):
            let time = words.duration(months: months) + already(row)
            return words("● \(time) 支えがない　計画なし", "● unsupported for \(time), no plan")
        case .gap(let months, true):
            let time = words.duration(months: months) + already(row)
            let approved = row.software.gap?.approvedOn.map { words("（\($0) 承認）", " (approved \($0))") } ?? ""
            return words("▲ \(time)　計画あり\(approved)", "▲ \(time), planned\(approved)")
        }
    }
}

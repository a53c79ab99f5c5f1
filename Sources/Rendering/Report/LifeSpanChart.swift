import HTML
import Kernel
import Printing
import SupportLifecycle

/// The support chart: the service life of the last unit over the support of each part, with today's line.
struct LifeSpanChart {
    let bars: [SupportBar]
    /// The end of the last unit's service life.
    let end: Day?
    let start: Day?
    let lastShipment: Day?
    let today: Day
    let words: Words

    private static let width = 960.0
    private static let left = 236.0
    private static let right = 948.0
    private static let top = 92.0
    private static let rowHeight = 50.0
    private static let barHeight = 16.0
    private static let size = 13.5

    private var everyEnd: [Day] {
        bars.compactMap { bar in if case .on(let day) = bar.end { day } else { nil } }
    }

    private var firstYear: Int {
        let first = (bars.compactMap(\.start) + everyEnd + [start, lastShipment, today].compactMap { $0 })
            .map(\.year).min()
        // Long ago is cut off, so that the time that can still be changed has room.
        return max(first ?? today.year, today.year - 8)
    }

    private var lastYear: Int {
        let last = ([end] + bars.map(\.lifeEnd)).compactMap { $0 }.max() ?? everyEnd.max() ?? today
        return min(max(last.year, today.year) + 1, today.year + 40)
    }

    private func x(_ day: Day) -> Double {
        let from = Double(firstYear)
        let years = Double(day.year) + (Double(day.month - 1) + Double(day.day - 1) / 31) / 12
        let unit = (LifeSpanChart.right - LifeSpanChart.left) / (Double(lastYear + 1) - from)
        return min(max(LifeSpanChart.left + (years - from) * unit, LifeSpanChart.left), LifeSpanChart.right)
    }

    /// - Parameters:
    ///   - title: what the drawing is.
    ///   - label: what it shows, in words.
    func write(into page: inout HTMLWriter, title: String, label: String) {
        let bottom = LifeSpanChart.top + LifeSpanChart.rowHeight * Double(bars.count + 1)
        var drawing = Drawing()
        LifeSpanLegend(words: words, width: LifeSpanChart.width).draw(into: &drawing)
        years(&drawing, bottom: bottom)
        drawing.line([(x(today), 72), (x(today), bottom + 2)], width: 2, .todayLine)
        device(&drawing, y: LifeSpanChart.top)
        for (index, bar) in bars.enumerated() {
            part(bar, &drawing, y: LifeSpanChart.top + LifeSpanChart.rowHeight * Double(index + 1))
        }
        let caption = words("今日 \(today)", "Today \(today)")
        let half = TextWidth.of(caption, size: LifeSpanChart.size) / 2
        let middle = min(max(x(today), half), LifeSpanChart.width - half)
        drawing.text(
            caption, x: middle, y: bottom + 18, size: LifeSpanChart.size, anchor: .middle, isBold: true, .ink)
        drawing.write(
            into: &page, width: LifeSpanChart.width, height: bottom + 26, label: title, description: label)
    }

    private func years(_ drawing: inout Drawing, bottom: Double) {
        let count = lastYear - firstYear + 1
        let step = count <= 14 ? 1 : count <= 30 ? 2 : 5
        for year in stride(from: firstYear, through: lastYear, by: step) {
            guard let day = Day(year: year, month: 1, day: 1) else { continue }
            drawing.line([(x(day), 72), (x(day), bottom)], .gridLine)
            drawing.text("\(year)", x: x(day) + 3, y: 68, size: LifeSpanChart.size, .quiet)
        }
    }

    private func device(_ drawing: inout Drawing, y: Double) {
        name(words("機器の耐用期間（最後の 1 台）", "Service life (last unit)"), "", &drawing, y: y)
        let from = x(start ?? lastShipment ?? today)
        guard let end else {
            rect(from, LifeSpanChart.right, y, .unknownBox, &drawing)
            say(words("○ 終わりが記録されていない", "○ end not recorded"), at: from, y, .quiet, &drawing)
            return
        }
        rect(from, x(end), y, .accent, &drawing)
        if let lastShipment, x(lastShipment) > from + 2 {
            drawing.rect(
                x: x(lastShipment) - 1, y: y, width: 2, height: LifeSpanChart.barHeight, .onAccent)
        }
        say(
            words("\(words.month(end))まで", "until \(words.month(end))"), at: x(end), y, .ink, &drawing,
            isEnd: true)
    }

    private func part(_ bar: SupportBar, _ drawing: inout Drawing, y: Double) {
        name(bar.name, bar.use, &drawing, y: y)
        let from = bar.start.map(x) ?? LifeSpanChart.left
        guard case .on(let supportEnd) = bar.end else {
            rect(from, bar.lifeEnd.map(x) ?? end.map(x) ?? LifeSpanChart.right, y, .unknownBox, &drawing)
            say(bar.text, at: from, y, .quiet, &drawing)
            return
        }
        if x(supportEnd) > from { rect(from, x(supportEnd), y, .support, &drawing) }
        let until = words("\(words.month(supportEnd))まで", "until \(words.month(supportEnd))")
        guard case .gap(let gap, let isPlanned) = bar.tail else {
            say("\(until)　\(bar.text)", at: from, y, .quiet, &drawing)
            return
        }
        hatch(gap, isPlanned, y, &drawing)
        for day in bar.unitEnds.prefix(60) {
            drawing.line([(x(day), y - 4), (x(day), y + LifeSpanChart.barHeight + 4)], width: 2, .unitLine)
        }
        say(
            words("\(until)　\(bar.text)", "\(until): \(bar.text)"), at: x(supportEnd), y,
            isPlanned ? .due : .unmet, &drawing)
    }

    /// The time without support: hatched, in one direction while nothing is planned, in the other once it is.
    private func hatch(_ gap: SupportGap, _ isPlanned: Bool, _ y: Double, _ drawing: inout Drawing) {
        let from = x(gap.supportEnd)
        let width = max(x(gap.lifeEnd) - from, 3)
        drawing.rect(
            x: from, y: y, width: width, height: LifeSpanChart.barHeight, isPlanned ? .plannedBox : .gapBox)
        drawing.hatch(
            x: from, y: y, width: width, height: LifeSpanChart.barHeight, step: isPlanned ? 10 : 5,
            isRising: !isPlanned, isPlanned ? .plannedHatch : .gapHatch)
    }

    private func name(_ name: String, _ use: String, _ drawing: inout Drawing, y: Double) {
        let size = LifeSpanChart.size
        let lines = TextWidth.lines(name, width: LifeSpanChart.left - 16, size: size, countMax: 2)
        drawing.text(lines.first ?? "", x: 0, y: y + 12, size: size, .ink)
        let second = lines.count > 1 ? lines[1] : use
        guard !second.isEmpty else { return }
        drawing.text(second, x: 0, y: y + 30, size: size, lines.count > 1 ? .ink : .quiet)
    }

    private func rect(_ from: Double, _ to: Double, _ y: Double, _ ink: Ink, _ drawing: inout Drawing) {
        drawing.rect(x: from, y: y, width: max(to - from, 2), height: LifeSpanChart.barHeight, ink)
    }

    /// A text below its bar, moved left where it would leave the drawing, on the ground of the page so that
    /// no line runs through it.
    private func say(
        _ text: String, at place: Double, _ y: Double, _ ink: Ink, _ drawing: inout Drawing,
        isEnd: Bool = false
    ) {
        let room = LifeSpanChart.right - LifeSpanChart.left
        let line = TextWidth.lines(text, width: room, size: LifeSpanChart.size, countMax: 1).first ?? ""
        let width = TextWidth.of(line, size: LifeSpanChart.size)
        let wanted = isEnd ? place - width : place
        let begin = max(LifeSpanChart.left, min(wanted, LifeSpanChart.right - width))
        let base = y + LifeSpanChart.barHeight + 16
        drawing.rect(x: begin - 3, y: base - 12, width: width + 6, height: 16, .ground)
        drawing.text(line, x: begin, y: base, size: LifeSpanChart.size, ink)
    }
}

/// What the bars and lines mean, above the chart.
struct LifeSpanLegend {
    let words: Words
    let width: Double
    private static let size = 13.0

    func draw(into drawing: inout Drawing) {
        var place = (x: 0.0, y: 4.0)
        let entries: [(String, (inout Drawing, Double, Double) -> Void)] = [
            (words("耐用期間", "Service life"), { $0.rect(x: $1, y: $2, width: 26, height: 12, .accent) }),
            (words("サポート期間", "Supported"), { $0.rect(x: $1, y: $2, width: 26, height: 12, .support) }),
            (
                words("支えのない期間：計画なし", "Unsupported, no plan"),
                { drawing, x, y in
                    drawing.rect(x: x, y: y, width: 26, height: 12, .gapBox)
                    drawing.hatch(x: x, y: y, width: 26, height: 12, step: 5, isRising: true, .gapHatch)
                }
            ),
            (
                words("同：計画あり", "Unsupported, planned"),
                { drawing, x, y in
                    drawing.rect(x: x, y: y, width: 26, height: 12, .plannedBox)
                    drawing.hatch(x: x, y: y, width: 26, height: 12, step: 10, isRising: false, .plannedHatch)
                }
            ),
            (words("終わりが不明", "End unknown"), { $0.rect(x: $1, y: $2, width: 26, height: 12, .unknownBox) }),
            (
                words("出荷済みの個体の耐用期間の終わり", "End of a shipped unit's life"),
                { $0.line([($1 + 13, $2 - 2), ($1 + 13, $2 + 14)], width: 2, .unitLine) }
            ),
        ]
        for (text, sample) in entries {
            let wide = 34 + TextWidth.of(text, size: LifeSpanLegend.size) + 18
            if place.x + wide > width, place.x > 0 { place = (0, place.y + 22) }
            sample(&drawing, place.x, place.y)
            drawing.text(text, x: place.x + 34, y: place.y + 11, size: LifeSpanLegend.size, .quiet)
            place.x += wide
        }
    }
}

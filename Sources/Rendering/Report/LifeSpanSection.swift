import DeviceRegistry
import HTML
import Kernel
import SupportLifecycle
import Workflows

/// The support chart with its text and its table.
struct LifeSpanSection {
    let assessment: Assessment
    let words: Words
    private static let drawnMax = 28
    private static let factsDrawnMax = 12

    /// What has to be decided first: unplanned gaps by length, planned ones, unknown ends, and then the rest.
    var rows: [LifeSpan.Row] {
        func weight(_ row: LifeSpan.Row) -> (Int, Int, Int) {
            // What runs in the device comes before what it is made with.
            let use = row.software.usage == .runtime ? 0 : 1
            return switch row.standing {
            case .gap(let gap): (use, row.plan(on: assessment.day).isPlanned ? 1 : 0, -gap.days)
            case .unknown: (use, 2, 0)
            case .aligned: (use, 3, 0)
            case .notCarried: (use, 4, 0)
            }
        }
        return assessment.lifeSpan.rows.enumerated().sorted { left, right in
            let (a, b) = (weight(left.element), weight(right.element))
            return a == b ? left.offset < right.offset : a < b
        }.map(\.element)
    }

    func write(into page: inout HTMLWriter) {
        let rows = self.rows
        page.element(
            .h3, [.id("life")], text: words("部品のサポートと、機器の耐用期間", "Support of the parts and the service life"))
        guard !rows.isEmpty || assessment.lifeSpan.end != nil else {
            page.element(
                .p,
                text: words(
                    "○ 耐用期間も、既製品ソフトウェアのサポートも記録されていません。",
                    "○ Neither a service life nor support of off-the-shelf software is recorded."))
            return
        }
        inWords(rows, &page)
        chart(Array(rows.prefix(LifeSpanSection.drawnMax)), &page)
        let rest = rows.count - LifeSpanSection.drawnMax
        if rest > 0 {
            page.element(
                .p,
                text: words(
                    "図には先に決めるものから \(LifeSpanSection.drawnMax) 点、ほか \(rest) 点は表に。",
                    "The chart shows the first \(LifeSpanSection.drawnMax); \(rest) more are in "
                        + "the table."
                ))
        }
        if !rows.isEmpty { table(rows, &page) }
    }

    private func chart(_ rows: [LifeSpan.Row], _ page: inout HTMLWriter) {
        let device = assessment.device
        let released = device.releases.compactMap(\.releasedOn).min()
        LifeSpanChart(
            bars: rows.map { SupportBar($0, on: assessment.day, words: words) } + factBars,
            end: assessment.lifeSpan.end, start: released,
            lastShipment: device.serviceLife?.lastShipment, today: assessment.day, words: words
        ).write(
            into: &page,
            title: words("部品のサポートと、機器の耐用期間の図", "Chart of support against the service life"),
            label: summary(rows))
    }

    /// Lines of the bills that rest on a fact alone.
    private var factBars: [SupportBar] {
        let groups = SupportGroup.groups(of: assessment.componentSupport, lifeEnd: assessment.lifeSpan.end)
        let byFact = groups.filter { if case .fact = $0.basis { true } else { false } }
        return byFact.prefix(LifeSpanSection.factsDrawnMax).map {
            SupportBar($0, lifeEnd: assessment.lifeSpan.end, words: words)
        }
    }

    /// The chart in words, as one text for those who cannot see it.
    private func summary(_ rows: [LifeSpan.Row]) -> String {
        ([end] + gaps(rows) + [unknown(rows)]).compactMap { $0 }.joined(separator: words("", " "))
    }

    private func inWords(_ rows: [LifeSpan.Row], _ page: inout HTMLWriter) {
        page.element(.p, text: end)
        let lines = gaps(rows) + [unknown(rows)].compactMap { $0 }
        guard !lines.isEmpty else { return }
        page.element(.ul) { page in
            for line in lines { page.element(.li, text: line) }
        }
    }

    private var end: String {
        assessment.lifeSpan.end.map { end in
            words(
                "最後の 1 台の耐用期間は\(end.written.ja)までです。",
                "The service life of the last unit ends on \(end.written.en).")
        } ?? words("○ 耐用期間の終わりは記録されていません。", "○ The end of the service life is not recorded.")
    }

    private func gaps(_ rows: [LifeSpan.Row]) -> [String] {
        rows.compactMap { row in
            guard case .gap = row.standing, case .on(let day) = row.software.end else { return nil }
            let standing = StandingText(words, today: assessment.day).standing(row)
            let name = SupportWords.name(row.software)[words.language]
            return words(
                "\(name) のサポートは\(day.written.ja)まで。\(standing)。",
                "\(name): supported until \(day.written.en). \(standing).")
        }
    }

    private func unknown(_ rows: [LifeSpan.Row]) -> String? {
        let count = rows.count { $0.standing == .unknown }
        return count == 0
            ? nil
            : words(
                "○ サポートの終わりを耐用期間と比べられない部品が \(count) 点あります。",
                "○ Not comparable with the service life: \(count).")
    }

    private func table(_ rows: [LifeSpan.Row], _ page: inout HTMLWriter) {
        page.element(.table) { page in
            page.element(.caption, text: words("部品ごとのサポート", "Support of each part"))
            page.head([
                words("部品", "Part"), words("用途", "Use"), words("サポート終了", "End of support"),
                words("耐用期間とのくらべ", "Against the service life"),
                words("出典・記録", "Source, record"),
            ])
            page.element(.tbody) { page in
                for row in rows { self.row(row, &page) }
            }
        }
    }

    private func row(_ row: LifeSpan.Row, _ page: inout HTMLWriter) {
        let software = row.software
        page.element(.tr) { page in
            page.element(.th, [.scope("row")], text: SupportWords.name(software)[words.language])
            page.element(.td, [.class("fixed")], text: words.usage(software.usage))
            let end: String =
                switch software.end {
                case .on(let day): day.description
                case .unknown: words("○ 不明", "○ unknown")
                case .notRecorded: words("○ 記録なし", "○ not recorded")
                }
            page.element(.td, [.class("fixed")], text: end)
            page.element(.td) { page in
                page.element(.div, text: StandingText(words, today: assessment.day).standing(row))
                for span in row.releases { release(span, &page) }
            }
            page.element(.td) { page in
                if let source = software.source {
                    let read = software.readOn.map { words("（\($0)）", " (\($0))") } ?? ""
                    page.element(.div, text: source + read)
                }
                page.element(.div, [.class("place")], text: words.place(software.origin))
            }
        }
    }

    /// How the part stands in one release that is out.
    private func release(_ span: ReleaseSpan, _ page: inout HTMLWriter) {
        let standing: String =
            switch span.standing {
            case .aligned: words("覆う", "covered")
            case .gap(let gap):
                words("\(SupportWords.years(gap).ja) 不足", "\(SupportWords.years(gap).en) short")
            case .unknown, .notCarried: words("○ 比べられない", "○ not comparable")
            }
        let end = span.lifeEnd.map { words("（\($0) まで）", " (to \($0))") } ?? ""
        page.element(
            .div, [.class("place")],
            text: words("版 \(span.release)\(end)：\(standing)", "\(span.release)\(end): \(standing)"))
    }

    var basis: String {
        let rows = assessment.lifeSpan.rows
        let known = rows.count { if case .on = $0.software.end { true } else { false } }
        let oldest = rows.compactMap(\.software.readOn).min()
        let read = oldest.map { words("いちばん古い確認は \($0)。", "Oldest look-up: \($0). ") } ?? ""
        let covered = assessment.bills.map { bill in
            words(
                "部品表 \(bill.release)：\(bill.components) 点のうちサポートの記録があるもの \(bill.covered)。",
                "Bill of \(bill.release): support recorded for \(bill.covered) of "
                    + "\(bill.components) components. "
            )
        }
        let units =
            assessment.lifeSpan.fleet.units.map { units in
                let open = assessment.lifeSpan.fleet.withoutEnd
                return words(
                    "個体 \(units.count) 台（耐用期間の終わりが分からないもの \(open)）。",
                    "\(units.count) units in the field, \(open) without a known end of life. ")
            } ?? words("個体の一覧がなく、最終出荷だけで比べています。", "No list of units: by the last shipment only. ")
        let life = assessment.device.serviceLife.map { life in
            words("耐用期間の記録：\(words.place(life.origin))。", "Service life: \(words.place(life.origin)). ")
        }
        return words(
            "既製品ソフトウェア \(rows.count) 点のうち、終了日のあるもの \(known)、ないもの \(rows.count - known)。",
            "\(rows.count) off-the-shelf parts: end of support known for \(known), not for "
                + "\(rows.count - known). "
        )
            + units + read + covered.joined() + (life ?? "")
    }
}

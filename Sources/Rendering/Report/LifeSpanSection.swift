import DeviceRegistry
import HTML
import Kernel
import SupportLifecycle
import Workflows

/// The life-span chart with its text and its table.
struct LifeSpanSection {
    let assessment: Assessment
    let words: Words
    private static let drawnMax = 28

    /// What has to be decided first: unplanned gaps by length, planned ones, unknown ends, and then the rest.
    private var rows: [LifeSpan.Row] {
        func weight(_ row: LifeSpan.Row) -> (Int, Int) {
            switch row.standing {
            case .gap(let months, false): (0, -months)
            case .gap(let months, true): (1, -months)
            case .unknown: (2, 0)
            case .aligned: (3, 0)
            }
        }
        return assessment.lifeSpan.rows.enumerated().sorted { left, right in
            let (a, b) = (weight(left.element), weight(right.element))
            return a == b ? left.offset < right.offset : a < b
        }.map(\.element)
    }

    func write(into page: inout HTMLWriter) {
        let rows = self.rows
        let panel = Panel(
            id: "life",
            title: words(
                "寿命の図：最後の 1 台の耐用期間と、部品のサポート終了",
                "Life span: service life of the last unit and support of its parts"),
            note: words(
                "今日の線より左の終了は、すでに守られていない期間です", "An end left of today's line: already unsupported"),
            basis: basis)
        panel.write(into: &page) { page in
            guard !rows.isEmpty || assessment.lifeSpan.end != nil else {
                page.element(
                    .p,
                    text: words(
                        "○ 耐用期間も、既製品ソフトウェアのサポートも記録されていません。",
                        "○ Neither a service life nor support of off-the-shelf software is recorded."))
                return
            }
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
            inWords(rows, &page)
            if !rows.isEmpty { table(rows, &page) }
        }
    }

    private func chart(_ rows: [LifeSpan.Row], _ page: inout HTMLWriter) {
        let device = assessment.device
        let released = device.releases.compactMap(\.releasedOn).min()
        LifeSpanChart(
            rows: rows, end: assessment.lifeSpan.end, start: released,
            lastShipment: device.serviceLife?.lastShipment, today: assessment.day, words: words
        ).write(into: &page, label: summary(rows))
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
            let standing = LifeSpanWords(words, today: assessment.day).standing(row)
            let name = label(row.software)
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

    private func label(_ software: SupportedSoftware) -> String {
        let name = software.name[words.language]
        return software.version.map { "\(name) \($0)" } ?? name
    }

    private func table(_ rows: [LifeSpan.Row], _ page: inout HTMLWriter) {
        page.element(.table) { page in
            page.element(.caption, text: words("部品ごとのサポート", "Support of each part"))
            page.head([
                words("部品", "Part"), words("用途", "Use"), words("サポート終了", "End of support"),
                words("耐用期間とのくらべ", "Against the service life"), words("決めたこと", "Decision"),
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
            page.element(.th, [.scope("row")], text: label(software))
            page.element(.td, [.class("fixed")], text: words.usage(software.usage))
            let end: String =
                switch software.end {
                case .on(let day): day.description
                case .unknown: words("○ 不明", "○ unknown")
                case .notRecorded: words("○ 記録なし", "○ not recorded")
                }
            page.element(.td, [.class("fixed")], text: end)
            page.element(.td) { page in
                page.element(.div, text: LifeSpanWords(words, today: assessment.day).standing(row))
                if let units = assessment.lifeSpan.units, let unsupported = row.unsupportedUnits {
                    let text = words(
                        "個体 \(units.count) 台のうち \(unsupported) 台", "\(unsupported) of \(units.count) units")
                    page.element(.div, [.class("place")], text: text)
                }
            }
            let plan = software.gap.map { gap in
                words.facts([
                    gap.decision?[words.language], gap.due.map { words("期限 \($0)", "due \($0)") },
                    gap.approvedOn.map { words("承認 \($0)", "approved \($0)") },
                ])
            }
            page.element(.td, text: plan ?? "－")
            page.element(.td) { page in
                if let source = software.source {
                    let read = software.readOn.map { words("（\($0)）", " (\($0))") } ?? ""
                    page.element(.div, text: source + read)
                }
                page.element(.div, [.class("place")], text: words.place(software.origin))
            }
        }
    }

    private var basis: String {
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
            assessment.lifeSpan.units.map { units in
                words(
                    "個体 \(units.count) 台（耐用期間の終わりが分からないもの \(units.withoutEnd)）。",
                    "\(units.count) units in the field, \(units.withoutEnd) without a known end of life. ")
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

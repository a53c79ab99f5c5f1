import Kernel
import SupportLifecycle

/// How a part's support stands against the service life, in words.
enum LifeSpanWords {
    /// Nil for a part whose support lasts long enough.
    static func words(_ row: LifeSpan.Row) -> LocalizedText? {
        switch row.standing {
        case .aligned: return nil
        case .unknown:
            return LocalizedText(ja: "○ 終了日が分からない", en: "○ end of support is not known")
        case .gap(let months, let hasPlan):
            var end = ""
            if case .on(let day) = row.software.end { end = day.description }
            let (years, rest) = (months / 12, months % 12)
            let ja = (years > 0 ? "\(years)年" : "") + (rest > 0 ? "\(rest)か月" : "")
            let en = [years > 0 ? "\(years) y" : "", rest > 0 ? "\(rest) m" : ""].filter { !$0.isEmpty }
                .joined(separator: " ")
            return LocalizedText(
                ja:
                    "\(hasPlan ? "▲" : "●") \(end) で終わり、\(ja.isEmpty ? "1か月未満" : ja) 支えがない"
                    + "（\(hasPlan ? "承認済みの計画あり" : "計画なし")）",
                en:
                    "\(hasPlan ? "▲" : "●") ends \(end), "
                    + "unsupported for \(en.isEmpty ? "under a month" : en) "
                    + "(\(hasPlan ? "approved plan" : "no plan"))")
        }
    }
}

import Kernel
import SupportLifecycle

/// Lines of one release's bill whose support rests on the same record, fact, or want of one.
public struct SupportGroup: Sendable {
    public let release: String
    /// Names with versions, in the order of the bill.
    public let names: [String]
    public let basis: ComponentSupport.Basis
    public let end: SupportEnd
    public let standing: ComponentSupport.Standing
    /// The time without support until the last unit's service life ends; nil where there is none or it is not
    /// known.
    public let gap: SupportGap?

    public var count: Int { names.count }

    /// Every line of the bills stands in exactly one group: those that end first come first, then what is not
    /// known, then the rest.
    public static func groups(of rows: [ComponentSupport], lifeEnd: Day?) -> [SupportGroup] {
        var groups: [[String]: [ComponentSupport]] = [:]
        for row in rows { groups[key(row), default: []].append(row) }
        return groups.map { _, rows in
            var gap: SupportGap?
            if case .on(let day) = rows[0].end, let lifeEnd { gap = SupportGap(from: day, to: lifeEnd) }
            return SupportGroup(
                release: rows[0].release,
                names: rows.map { [$0.name, $0.version].compactMap(\.self).joined(separator: " ") },
                basis: rows[0].basis, end: rows[0].end, standing: rows[0].standing, gap: gap)
        }.sorted { left, right in
            (left.release, left.weight, left.names.first ?? "") < (
                right.release, right.weight, right.names.first ?? ""
            )
        }
    }

    private var weight: String {
        switch end {
        case .ended: "0"
        case .on(let day): "1 \(day)"
        case .unknown: "2"
        case .notAnnounced: "3"
        }
    }

    private static func key(_ row: ComponentSupport) -> [String] {
        switch row.basis {
        case .record(let record): [row.release, "record", record.id.text]
        case .fact(let match): [row.release, "fact", match.fact.reference, "\(row.end)"]
        case .nothing(let reason): [row.release, "nothing", reason.code]
        }
    }

    /// On what the group rests, in words.
    public var reason: LocalizedText {
        switch basis {
        case .record(let record):
            return LocalizedText(ja: "記録 \(record.id)", en: "record \(record.id)")
        case .fact(let match):
            let source = match.fact.source
            let read = source.readOn.map { LocalizedText(ja: "（\($0) 閲覧）", en: " (read \($0))") }
            return LocalizedText(same: "\(match.fact.productName.ja) \(match.fact.cycle.name)：")
                + source.name + (read ?? LocalizedText(same: ""))
        case .nothing(let reason): return SupportStatusWords.words(code: reason.code)
        }
    }
}

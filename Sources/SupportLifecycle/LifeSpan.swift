import Kernel

/// The service life of the last unit over the support of each part (3.1, note 2).
public struct LifeSpan: Sendable {
    /// How one part's support stands against the service life.
    public enum Standing: Hashable, Sendable {
        /// Support lasts at least as long as the service life.
        case aligned
        /// Support ends before; whole months between, and whether an approved plan covers the gap.
        case gap(months: Int, hasPlan: Bool)
        /// The end of support, or of the service life, is not known. Never aligned.
        case unknown
    }

    /// One part's row.
    public struct Row: Sendable {
        public let software: SupportedSoftware
        public let standing: Standing
    }

    /// The end of the last unit's service life; nil while it is not known.
    public let end: Day?
    public let rows: [Row]

    /// Compares each part's support with the end of the service life; parts in the order of their ids.
    public static func compare(_ software: [SupportedSoftware], with end: Day?) -> LifeSpan {
        let rows = software.sorted { $0.id < $1.id }.map { part -> Row in
            guard let end, case .on(let supportEnd) = part.end else {
                return Row(software: part, standing: .unknown)
            }
            if supportEnd >= end { return Row(software: part, standing: .aligned) }
            let planned =
                part.gap.map { $0.decision != nil && $0.due != nil && $0.approvedOn != nil } ?? false
            return Row(
                software: part, standing: .gap(months: supportEnd.months(until: end), hasPlan: planned))
        }
        return LifeSpan(end: end, rows: rows)
    }
}

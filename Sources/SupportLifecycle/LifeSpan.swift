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
        /// Units whose service life goes on after this support has ended; nil without a list of units, or
        /// while the
        /// end of support is not known.
        public let unsupportedUnits: Int?
    }

    /// The units in the field, as far as this comparison needs them.
    public struct Units: Sendable {
        /// The ends of their service lives.
        public let ends: [Day]
        /// Units whose end is not known.
        public let withoutEnd: Int

        public init(ends: [Day], withoutEnd: Int) {
            self.ends = ends
            self.withoutEnd = withoutEnd
        }

        /// All units in the field.
        public var count: Int { ends.count + withoutEnd }
    }

    /// The end of the last unit's service life; nil while it is not known.
    public let end: Day?
    public let rows: [Row]
    /// Nil when there is no list of units: the comparison then rests on the last shipment only.
    public let units: Units?

    /// Compares each part's support with the end of the service life; parts in the order of their ids.
    ///
    /// - Parameters:
    ///   - modelEnd: the service life of the last unit by the model's last shipment.
    ///   - units: the units in the field; the latest of all ends counts.
    public static func compare(
        _ software: [SupportedSoftware], with modelEnd: Day?, units: Units? = nil
    ) -> LifeSpan {
        let end = ([modelEnd] + [units?.ends.max()]).compactMap { $0 }.max()
        let rows = software.sorted { $0.id < $1.id }.map { part -> Row in
            guard let end, case .on(let supportEnd) = part.end else {
                return Row(software: part, standing: .unknown, unsupportedUnits: nil)
            }
            let unsupported = units.map { units in units.ends.count { $0 > supportEnd } }
            if supportEnd >= end {
                return Row(software: part, standing: .aligned, unsupportedUnits: unsupported)
            }
            let planned =
                part.gap.map { $0.decision != nil && $0.due != nil && $0.approvedOn != nil } ?? false
            return Row(
                software: part, standing: .gap(months: supportEnd.months(until: end), hasPlan: planned),
                unsupportedUnits: unsupported)
        }
        return LifeSpan(end: end, rows: rows, units: units)
    }
}

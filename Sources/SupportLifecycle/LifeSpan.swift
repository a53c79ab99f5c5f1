import Kernel

/// The service life of each release and each unit over the support of each part (3.1, note 2).
public struct LifeSpan: Sendable {
    /// How one part's support stands against a service life.
    public enum Standing: Hashable, Sendable {
        /// Support lasts at least as long as the service life.
        case aligned
        /// Support ends before.
        case gap(SupportGap)
        /// An end, or the release that a unit runs, is not known. Never aligned.
        case unknown
        /// No release that is out and no unit in the field carries the part.
        case notCarried
    }

    /// One part's row.
    public struct Row: Sendable {
        public let software: SupportedSoftware
        /// The latest known end of a service life that the part has to last for.
        public let lifeEnd: Day?
        /// The worst of the releases and units: a gap (the longest) before unknown before aligned.
        public let standing: Standing
        public let releases: [ReleaseSpan]
        /// The units that carry the part or may carry it; nil without a list of units, and for what the
        /// device is only made with.
        public let units: [UnitSpan]?
    }

    /// The end of the last unit's service life; nil while it is not known.
    public let end: Day?
    public let rows: [Row]
    /// The units of the comparison; without a list it rests on the last shipment only.
    public let fleet: Fleet

    /// Compares each part's support with the service lives of what carries it; parts in the order of their
    /// ids.
    ///
    /// - Parameter modelEnd: the service life of the last unit by the model's last shipment.
    public static func compare(
        _ software: [SupportedSoftware], with modelEnd: Day?, fleet: Fleet = Fleet()
    ) -> LifeSpan {
        let end = ([modelEnd] + (fleet.units ?? []).map(\.end)).compactMap { $0 }.max()
        let byRelease = Dictionary(grouping: fleet.units ?? [], by: \.release)
        let rows = software.sorted { $0.id < $1.id }.map { part in
            part.usage == .runtime
                ? row(part, modelEnd, fleet, byRelease)
                : Row(
                    software: part, lifeEnd: end,
                    standing: standing(part.end, upTo: end, isWhole: modelEnd != nil), releases: [],
                    units: nil)
        }
        return LifeSpan(end: end, rows: rows, fleet: fleet)
    }

    private static func row(
        _ part: SupportedSoftware, _ modelEnd: Day?, _ fleet: Fleet,
        _ byRelease: [String?: [ShippedUnit]]
    ) -> Row {
        let carried = fleet.releases.filter { part.releases.isEmpty || part.releases.contains($0) }
        let releases = carried.compactMap { release -> ReleaseSpan? in
            let units = byRelease[release] ?? []
            let mayGrow = fleet.mayGrow(release)
            guard mayGrow || !units.isEmpty else { return nil }
            let ends = units.map(\.end) + (mayGrow ? [modelEnd] : [])
            let last = ends.compactMap { $0 }.max()
            return ReleaseSpan(
                release: release, lifeEnd: last,
                standing: standing(part.end, upTo: last, isWhole: !ends.contains(nil)),
                countsLastShipment: mayGrow)
        }
        let units = fleet.units?.compactMap { unit(part, $0) }
        var standings = releases.map(\.standing) + (units ?? []).map(\.standing)
        var lives = releases.map(\.lifeEnd)
        if standings.isEmpty {
            // Nothing that is out carries it as far as the records tell; only a complete list can say so.
            guard fleet.units == nil || !fleet.isComplete || fleet.releases.isEmpty else {
                return Row(
                    software: part, lifeEnd: nil, standing: .notCarried, releases: [], units: units)
            }
            standings = [standing(part.end, upTo: modelEnd, isWhole: modelEnd != nil)]
            lives = [modelEnd]
        }
        lives += (units ?? []).filter { $0.unit.release != nil }.map(\.unit.end)
        return Row(
            software: part, lifeEnd: lives.compactMap { $0 }.max(), standing: worst(standings),
            releases: releases, units: units)
    }

    /// Nil for a unit whose release does not carry the part.
    private static func unit(_ part: SupportedSoftware, _ unit: ShippedUnit) -> UnitSpan? {
        if !part.releases.isEmpty {
            guard let release = unit.release else { return UnitSpan(unit: unit, standing: .unknown) }
            guard part.releases.contains(release) else { return nil }
        }
        return UnitSpan(unit: unit, standing: standing(part.end, upTo: unit.end, isWhole: unit.end != nil))
    }

    /// - Parameter isWhole: false when a service life beyond `last` may exist; that can hide a gap but never
    ///   undo one.
    private static func standing(
        _ end: SupportedSoftware.End, upTo last: Day?, isWhole: Bool
    ) -> Standing {
        guard case .on(let supportEnd) = end, let last else { return .unknown }
        if let gap = SupportGap(from: supportEnd, to: last) { return .gap(gap) }
        return isWhole ? .aligned : .unknown
    }

    private static func worst(_ standings: [Standing]) -> Standing {
        let gaps = standings.compactMap { if case .gap(let gap) = $0 { gap } else { nil } }
        if let longest = gaps.max(by: { $0.lifeEnd < $1.lifeEnd }) { return .gap(longest) }
        return standings.contains(.unknown) ? .unknown : .aligned
    }
}

extension LifeSpan.Row {
    /// The part's gap, up to the last unit.
    public var gap: SupportGap? { if case .gap(let gap) = standing { gap } else { nil } }

    /// Units whose service life goes on after this support has ended; nil without a list of units, or while
    /// the end of support is not known.
    public var unsupportedUnits: Int? {
        guard case .on = software.end else { return nil }
        return units?.count { if case .gap = $0.standing { true } else { false } }
    }

    /// Units for which the comparison is open.
    public var unknownUnits: Int { (units ?? []).count { $0.standing == .unknown } }

    /// The units that outlive the support, those with the longest gap first.
    public var unitGroups: [UnitGroup] {
        let gaps = (units ?? []).compactMap { span -> (gap: SupportGap, unit: ShippedUnit)? in
            if case .gap(let gap) = span.standing { (gap, span.unit) } else { nil }
        }
        return Dictionary(grouping: gaps, by: \.gap.months).values.compactMap { group in
            group.map(\.gap).max { $0.lifeEnd < $1.lifeEnd }.map { longest in
                UnitGroup(gap: longest, units: group.map(\.unit).sorted { $0.serial < $1.serial })
            }
        }.sorted { $0.gap.lifeEnd > $1.gap.lifeEnd }
    }

    /// How the time without support is planned for on a day.
    public func plan(on today: Day) -> PlanStanding {
        var supportEnd: Day?
        if case .on(let day) = software.end { supportEnd = day }
        return PlanStanding.of(
            software.plans, limit: supportEnd ?? software.reviewBy, supportEnd: supportEnd, on: today)
    }
}

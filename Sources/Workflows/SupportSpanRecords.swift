import Evidence
import DossierFormat
import Kernel
import Requirements
import SupportLifecycle

/// The comparison of support with service life as records for the rules: one for each part that runs in the
/// device.
enum SupportSpanRecords {
    static let kind: RecordKind = "support_span"

    static let fields: Set<String> = [
        "software", "standing", "support_end", "life_end", "gap_months", "unsupported_from", "plan",
        "plan_due",
        "months_without_cover", "units", "unsupported_units", "unknown_units", "affected_units",
    ]

    static func records(of lifeSpan: LifeSpan, on day: Day) -> [EvidenceRecord] {
        lifeSpan.rows.filter { $0.software.usage == .runtime }.map { record($0, on: day) }
    }

    private static func record(_ row: LifeSpan.Row, on day: Day) -> EvidenceRecord {
        func number(_ value: Int) -> EvidenceValue { .number(Double(value)) }
        let software = row.software
        let plan = row.plan(on: day)
        var fields: [String: EvidenceValue] = [
            "software": .text(software.id.text), "standing": .text(word(row.standing)),
            "plan": .text(plan.kind.rawValue),
        ]
        switch software.end {
        case .on(let end): fields["support_end"] = .day(end)
        case .unknown: fields["support_end"] = .unknown
        case .notRecorded: break
        }
        if let end = row.lifeEnd { fields["life_end"] = .day(end) }
        if let gap = row.gap {
            fields["gap_months"] = number(gap.months)
            fields["unsupported_from"] = .day(gap.unsupportedFrom)
        }
        if let due = plan.plan?.due { fields["plan_due"] = .day(due) }
        if let open = plan.withoutCover { fields["months_without_cover"] = number(open.months) }
        if let units = row.units {
            fields["units"] = number(units.count)
            fields["unsupported_units"] = row.unsupportedUnits.map(number) ?? .unknown
            fields["unknown_units"] = number(row.unknownUnits)
            fields["affected_units"] = .list(
                units.filter { $0.standing != .aligned }.map { .text($0.unit.serial) })
        }
        return EvidenceRecord(
            kind: kind, id: software.id.text, path: "support_spans/\(software.id)", origin: software.origin,
            fields: fields)
    }

    private static func word(_ standing: LifeSpan.Standing) -> String {
        switch standing {
        case .aligned: "aligned"
        case .gap: "gap"
        case .unknown: "unknown"
        case .notCarried: "not_carried"
        }
    }
}

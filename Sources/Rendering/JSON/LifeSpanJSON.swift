import Kernel
import SupportLifecycle

/// The service life over the support of each part, as JSON.
struct LifeSpanJSON {
    private let lifeSpan: LifeSpan
    private let language: Language

    init(_ lifeSpan: LifeSpan, in language: Language) {
        self.lifeSpan = lifeSpan
        self.language = language
    }

    var value: JSONValue {
        .object([
            ("end", .optional(lifeSpan.end?.description)),
            ("basis", .text(lifeSpan.units == nil ? "last shipment only" : "units")),
            ("units", lifeSpan.units.map { .whole($0.count) } ?? .null),
            ("unitsWithoutEnd", lifeSpan.units.map { .whole($0.withoutEnd) } ?? .null),
            ("rows", .list(lifeSpan.rows.map(row))),
        ])
    }

    private func row(_ row: LifeSpan.Row) -> JSONValue {
        let software = row.software
        let end: JSONValue =
            switch software.end {
            case .on(let day): .text(day.description)
            case .unknown: .text("unknown")
            case .notRecorded: .null
            }
        var months: JSONValue = .null
        var hasPlan: JSONValue = .null
        let standing: String
        switch row.standing {
        case .aligned: standing = "aligned"
        case .gap(let count, let isPlanned):
            (standing, months, hasPlan) = ("gap", .whole(count), .flag(isPlanned))
        case .unknown: standing = "unknown"
        }
        return .object(
            [
                ("id", .text(software.id.text)), ("name", .text(software.name[language])),
                ("version", .optional(software.version)), ("usage", .text(software.usage.rawValue)),
                ("supportStart", .optional(software.supportStart?.description)), ("supportEnd", end),
                ("standing", .text(standing)), ("gapMonths", months), ("hasPlan", hasPlan),
                ("unsupportedUnits", row.unsupportedUnits.map { .whole($0) } ?? .null),
                ("plan", software.gap.map(plan) ?? .null), ("source", .optional(software.source)),
                ("readOn", .optional(software.readOn?.description)),
            ] + AssessmentJSON.place(software.origin))
    }

    private func plan(_ plan: GapPlan) -> JSONValue {
        .object(
            [
                ("decision", .optional(plan.decision?[language])),
                ("due", .optional(plan.due?.description)),
                ("approvedOn", .optional(plan.approvedOn?.description)),
            ] + AssessmentJSON.place(plan.origin))
    }
}

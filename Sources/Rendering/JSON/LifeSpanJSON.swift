import Evidence
import LocatedJSON
import Requirements
import Kernel
import SupportLifecycle
import Workflows

/// The service life of releases and units over the support of each part, and what lies ahead, as JSON.
struct LifeSpanJSON {
    private let assessment: Assessment
    private let language: Language
    private var lifeSpan: LifeSpan { assessment.lifeSpan }

    init(_ assessment: Assessment, in language: Language) {
        self.assessment = assessment
        self.language = language
    }

    var value: JSONValue {
        .object([
            ("end", .optional(lifeSpan.end?.description)),
            ("basis", .text(lifeSpan.fleet.units == nil ? "last shipment only" : "units")),
            ("units", lifeSpan.fleet.units.map { .whole($0.count) } ?? .null),
            ("unitsWithoutEnd", lifeSpan.fleet.units == nil ? .null : .whole(lifeSpan.fleet.withoutEnd)),
            ("rows", .list(lifeSpan.rows.map(row))),
        ])
    }

    /// What ends within two years, has ended, or has to be looked up again.
    var horizon: JSONValue {
        let horizon = assessment.horizon
        let warnings = horizon.warnings.map { warning in
            JSONValue.object(
                [
                    ("code", .text(warning.code)), ("severity", .text(warning.severity.rawValue)),
                    ("software", .text(warning.software.id.text)),
                    ("message", .text(SupportWords.warning(warning, on: assessment.day)[language])),
                    ("planStanding", .text(warning.plan.kind.rawValue)),
                ] + JSONValue.place(warning.software.origin))
        }
        return .object([
            ("monthsAhead", .whole(Horizon.monthsAhead)), ("factMonthsMax", .whole(horizon.factMonthsMax)),
            ("warnings", .list(warnings)),
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
        let plan = row.plan(on: assessment.day)
        let head: [(String, JSONValue)] = [
            ("id", .text(software.id.text)), ("name", .text(software.name[language])),
            ("version", .optional(software.version)), ("usage", .text(software.usage.rawValue)),
            ("supportStart", .optional(software.supportStart?.description)), ("supportEnd", end),
            ("lifeEnd", .optional(row.lifeEnd?.description)),
        ]
        let plans: [(String, JSONValue)] = [
            ("hasPlan", row.gap == nil ? .null : .flag(plan.isPlanned)),
            ("planStanding", .text(plan.kind.rawValue)),
            ("monthsWithoutCover", plan.withoutCover.map { .whole($0.months) } ?? .null),
            ("openDemands", .list(openDemands(software))),
            ("unsupportedUnits", row.unsupportedUnits.map { .whole($0) } ?? .null),
            ("unknownUnits", row.units == nil ? .null : .whole(row.unknownUnits)),
            ("releases", .list(row.releases.map(release))),
            ("unitSpans", row.units.map { .list($0.map(unit)) } ?? .null),
            ("plan", plan.plan.map(self.plan) ?? .null), ("source", .optional(software.source)),
            ("readOn", .optional(software.readOn?.description)),
        ]
        return .object(
            head + LifeSpanJSON.standing(row.standing) + plans + JSONValue.place(software.origin))
    }

    private func openDemands(_ software: SupportedSoftware) -> [JSONValue] {
        assessment.openDemands(because: software).map { .text($0.requirement.id.text) }
    }

    /// The word and, for a gap, its length; null for what the standing does not have.
    private static func standing(_ standing: LifeSpan.Standing) -> [(String, JSONValue)] {
        let word: String
        var gap: SupportGap?
        switch standing {
        case .aligned: word = "aligned"
        case .gap(let found): (word, gap) = ("gap", found)
        case .unknown: word = "unknown"
        case .notCarried: word = "notCarried"
        }
        return [
            ("standing", .text(word)), ("gapMonths", gap.map { .whole($0.months) } ?? .null),
            ("gapYears", gap.map { .tenths($0.tenthsOfYear) } ?? .null),
            ("unsupportedFrom", .optional(gap?.unsupportedFrom.description)),
        ]
    }

    private func release(_ span: ReleaseSpan) -> JSONValue {
        .object(
            [
                ("release", .text(span.release)), ("lifeEnd", .optional(span.lifeEnd?.description)),
                ("countsLastShipment", .flag(span.countsLastShipment)),
            ] + LifeSpanJSON.standing(span.standing))
    }

    private func unit(_ span: UnitSpan) -> JSONValue {
        .object(
            [
                ("serial", .text(span.unit.serial)), ("release", .optional(span.unit.release)),
                ("holder", .optional(span.unit.holder)),
                ("lifeEnd", .optional(span.unit.end?.description)),
            ] + LifeSpanJSON.standing(span.standing))
    }

    private func plan(_ plan: GapPlan) -> JSONValue {
        .object(
            [
                ("id", .text(plan.id)), ("options", .list(plan.options.map(JSONValue.text))),
                ("decision", .optional(plan.decision?[language])),
                ("due", .optional(plan.due?.description)),
                ("approvedOn", .optional(plan.approvedOn?.description)),
                ("doneOn", .optional(plan.doneOn?.description)),
            ] + JSONValue.place(plan.origin))
    }
}

import LocatedJSON
import BillOfMaterials
import Kernel
import Workflows

/// How far a bill tells what profiles ask, as JSON.
struct ScoreJSON {
    private let result: ScoreBill.Result
    private let language: Language

    init(_ result: ScoreBill.Result, in language: Language) {
        self.result = result
        self.language = language
    }

    var value: JSONValue {
        .object([
            ("bill", BillJSON.head(result.bill, file: result.file)),
            ("profiles", .list(result.scores.map(profile))),
            ("findings", BillJSON.findings(result.findings, language)),
        ])
    }

    private func profile(_ score: Completeness) -> JSONValue {
        .object([
            ("id", .text(score.profile.id.text)), ("name", .text(score.profile.name[language])),
            ("source", .text(score.profile.source)), ("complete", .flag(score.isComplete)),
            ("percent", .whole(score.percent)), ("met", .whole(score.met)), ("asked", .whole(score.asked)),
            ("components", .whole(score.components)),
            ("outside", BillJSON.tally(score.outside.map { (name: $0.key, count: $0.value) })),
            (
                "elements",
                .list(
                    score.rows.map { row in
                        .object([
                            ("id", .text(row.element.id)), ("name", .text(row.element.name[language])),
                            ("check", .text(row.element.check.rawValue)), ("met", .whole(row.met)),
                            ("asked", .whole(row.asked)),
                        ])
                    })
            ),
            (
                "lacks",
                .list(
                    score.lacks.map { lack in
                        .object([
                            ("element", .text(lack.element.id)),
                            ("component", lack.component.map(name) ?? .null),
                        ])
                    })
            ),
        ])
    }

    private func name(_ component: Completeness.ComponentName) -> JSONValue {
        .object([
            ("name", .text(component.name)), ("version", .optional(component.version)),
            ("ref", .optional(component.ref)), ("identifier", .optional(component.identifier)),
        ])
    }
}

import LocatedJSON
import Kernel
import SupportLifecycle
import Workflows

/// The support of every line of the bills, as JSON.
struct ComponentSupportJSON {
    private let assessment: Assessment
    private let language: Language

    init(_ assessment: Assessment, in language: Language) {
        self.assessment = assessment
        self.language = language
    }

    var value: JSONValue { .list(assessment.componentSupport.map(row)) }

    private func row(_ row: ComponentSupport) -> JSONValue {
        let basis: JSONValue
        switch row.basis {
        case .record(let record): basis = .object([("record", .text(record.id.text))])
        case .fact(let match):
            basis = .object([
                ("fact", .text(match.fact.reference)), ("by", .text(match.way.rawValue)),
                ("identifier", .text(match.identifier)), ("cycleText", .text(match.cycleText)),
                ("confidence", .text(match.confidence.rawValue)),
                ("readOn", .optional(match.fact.source.readOn?.description)),
            ])
        case .nothing(let reason):
            basis = .object([
                ("unknownBecause", .text(reason.code)),
                ("words", .text(SupportStatusWords.words(reason)[language])),
            ])
        }
        let end: JSONValue =
            switch row.end {
            case .on(let day): .text(day.description)
            case .ended: .text("ended")
            case .notAnnounced: .text("not_announced")
            case .unknown: .text("unknown")
            }
        return .object([
            ("release", .text(row.release)), ("name", .text(row.name)), ("version", .optional(row.version)),
            ("identifier", .optional(row.identifier)), ("standing", .text(row.standing.rawValue)),
            ("end", end), ("basis", basis),
        ])
    }

    static func scores(_ bill: BillSummary, in language: Language) -> JSONValue {
        .list(
            bill.scores.map { score in
                .object([
                    ("profile", .text(score.profile.text)), ("name", .text(score.name[language])),
                    ("percent", .whole(score.percent)), ("complete", .flag(score.isComplete)),
                    ("elementsMet", .whole(score.elementsMet)), ("elements", .whole(score.elements)),
                    (
                        "lacks",
                        .list(
                            score.lacks.map { lack in
                                .object([
                                    ("element", .text(lack.element[language])), ("count", .whole(lack.count)),
                                    ("components", .list(lack.names.map { .text($0) })),
                                ])
                            })
                    ),
                ])
            })
    }
}

import Kernel
import LocatedJSON
import RiskManagement

/// Threats, risks and the gate of an assessment, as JSON.
struct RiskJSON {
    private let risk: RiskEvaluation
    private let language: Language

    init(_ risk: RiskEvaluation, in language: Language) {
        self.risk = risk
        self.language = language
    }

    var value: JSONValue {
        .object([
            ("release", .optional(risk.release)),
            ("exemption", .optional(risk.exemption?[language])),
            ("threats", .list(risk.register.rows.map(threat))),
            ("risks", .list(risk.risks.map(standing))),
            (
                "gate",
                .object([
                    ("open", .flag(risk.gate.isOpen)), ("checks", .whole(risk.gate.items.count)),
                    ("blocking", .list(risk.gate.blocking.map(item))),
                ])
            ),
            ("baseline", .list(risk.baseline.rows.map(baseline))),
            (
                "traces",
                .object([
                    ("rows", .whole(risk.trace.rows.count)),
                    ("incomplete", .whole(risk.trace.incomplete.count)),
                ])
            ),
        ])
    }

    private func threat(_ row: ThreatRegister.Row) -> JSONValue {
        .object([
            ("id", .text(row.proposal.id.text)), ("rule", .text(row.proposal.rule.id.text)),
            ("subject", .text(row.proposal.subject)), ("title", .text(row.proposal.title[language])),
            ("standing", .text(row.standing.name[language])), ("open", .flag(row.standing.isOpen)),
        ])
    }

    private func standing(_ standing: RiskStanding) -> JSONValue {
        .object([
            ("id", .text(standing.risk.id.text)), ("title", .text(standing.risk.title[language])),
            ("initialLevel", .optional(standing.initialLevel?.rawValue)),
            ("residualLevel", .optional(standing.residualLevel?.rawValue)),
            ("result", .text(standing.result.rawValue)),
            ("reasons", .list(standing.reasons.map { .text($0[language]) })),
        ])
    }

    private func item(_ item: ReleaseGate.Item) -> JSONValue {
        .object([
            ("kind", .text(item.kind.rawValue)), ("subject", .text(item.subject)),
            ("reason", .text(item.reason[language])),
        ])
    }

    private func baseline(_ row: BaselineEvaluation.Row) -> JSONValue {
        .object([
            ("item", .text(row.item.id)), ("capability", .text(row.item.capability.rawValue)),
            ("cleared", .flag(row.standing.isCleared)), ("standing", .text(row.standing.words[language])),
        ])
    }
}

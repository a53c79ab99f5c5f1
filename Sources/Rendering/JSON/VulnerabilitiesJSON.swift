import Scanning
import Ports
import LocatedJSON
import Gathering
import Kernel
import Severity
import Vulnerabilities
import Workflows

/// What is published of vulnerabilities in each release's bill, as JSON; `lookedFor` false is never the
/// same as none.
struct VulnerabilitiesJSON {
    private let known: KnownVulnerabilities
    private let language: Language

    init(_ assessment: Assessment, in language: Language) {
        known = assessment.vulnerabilities
        self.language = language
    }

    var value: JSONValue {
        switch known {
        case .notLookedFor(let reason):
            .object([
                ("lookedFor", .flag(false)), ("reason", .text(reason.rawValue)),
                ("words", .text(reason.words[language])), ("releases", .list([])),
            ])
        case .lookedFor(let scans):
            .object([
                ("lookedFor", .flag(true)), ("reason", .null), ("words", .null),
                ("releases", .list(scans.map(release))),
            ])
        }
    }

    private func release(_ scan: ReleaseScan) -> JSONValue {
        let summary = scan.summary
        let counts: [(String, Int)] = [
            ("components", summary.components), ("evaluated", summary.evaluated),
            ("notEvaluated", summary.notEvaluated), ("affected", summary.affected),
            ("possible", summary.possible), ("affectedUndecided", summary.affectedUndecided),
            ("possibleUndecided", summary.possibleUndecided), ("settled", summary.settled),
            ("toReview", summary.toReview), ("knownExploited", summary.knownExploited),
        ]
        return .object([
            ("release", .text(summary.release)), ("file", .text(summary.file)),
            ("counts", .object(counts.map { ($0.0, .whole($0.1)) })),
            ("complete", .flag(summary.isComplete)),
            ("newestRecord", .optional(summary.newestRecord?.description)),
            ("sources", .list(scan.report.sources.filter { !$0.isEmpty || $0.failure != nil }.map(source))),
            ("open", .list(scan.open.map(row))), ("settled", .list(scan.settled.map(row))),
        ])
    }

    private func source(_ source: SourceReport) -> JSONValue {
        .object([
            ("source", .text(source.profile.id)), ("records", .whole(source.state?.records ?? 0)),
            ("newest", .optional(source.state?.newest?.dayInJapan.description)),
            ("ageDays", source.age.map { .whole($0) } ?? .null), ("old", .flag(source.isOld)),
            ("failure", .optional(source.failure?[language])), ("lacking", .flag(source.isLacking)),
        ])
    }

    private func row(_ row: RankedFinding) -> JSONValue {
        var harm = JSONValue.null
        if case .harm(let type, let severity) = row.harm.harm {
            harm = .object([
                ("type", .optional(type?.rawValue)), ("severity", .text(severity.rawValue)),
                ("record", .optional(row.harm.record)),
            ])
        }
        let decision: JSONValue =
            row.decision.map { decision in
                .object([
                    ("standing", .text(decision.standing.rawValue)),
                    ("status", .optional(decision.status?.rawValue)),
                    ("words", .text(decision.words[language])),
                    ("explanation", .text(decision.explanation[language])),
                ])
            } ?? .null
        return .object([
            ("vulnerability", .text(row.vulnerability)), ("component", .text(row.component)),
            ("version", .optional(row.version)), ("verdict", .text(row.verdict)),
            ("decidedBy", .optional(row.decidedBy)), ("score", .optional(row.score)),
            ("scoreVersion", .optional(row.scoreVersion)),
            ("environmentalScore", .optional(row.environment?.rubric.score?.description)),
            ("environmentalVector", .optional(row.environment?.rubric.vector?.canonical)),
            ("published", .optional(row.published?.description)),
            ("knownExploited", .optional(row.knownExploited?.description)), ("harm", harm),
            ("urgency", .whole(row.urgency)), ("priority", .text(row.priority[language])),
            ("reason", .text(row.reason[language])), ("decision", decision),
        ])
    }
}

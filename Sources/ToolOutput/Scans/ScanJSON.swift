import Scanning
import LocatedJSON
import Ports
import Gathering
import BillOfMaterials
import Kernel
import Severity
import Vulnerabilities
import Workflows

/// Scans as JSON for programs, schema `mamori-scan/1`. Codes are stable; words stand beside them in both
/// languages, sentences in the one that was asked for. What is not known is null, never left out.
struct ScanJSON {
    private let reports: [ScanReport]
    private let language: Language
    private let generator: Generator

    init(_ reports: [ScanReport], in language: Language, by generator: Generator) {
        self.reports = reports
        self.language = language
        self.generator = generator
    }

    var value: JSONValue {
        .object([
            ("schema", .text("mamori-scan/1")),
            ("generator", .object([("name", .text(generator.name)), ("version", .text(generator.version))])),
            ("language", .text(language.rawValue)),
            ("scans", .list(reports.map(scan))),
        ])
    }

    private func scan(_ report: ScanReport) -> JSONValue {
        .object([
            ("file", .text(report.file)), ("device", .optional(report.device)),
            ("release", .optional(report.release)), ("day", .text(report.day.description)),
            ("bill", BillJSON.head(report.bill, file: report.file)),
            ("since", .optional(report.since?.description)), ("olderLeftOut", .whole(report.older)),
            (
                "summary",
                .object([
                    ("affected", .whole(report.affected.count)),
                    ("possible", .whole(report.possible.count)),
                    ("notAffected", .whole(report.ruledOut.count)),
                    ("settledByDecision", .whole(report.settled.count)),
                    ("decisionsToReview", .whole(report.toReview.count)),
                    ("isComplete", .flag(report.isComplete)),
                    ("hasHarmLinks", .flag(report.hasHarmLinks)),
                ])
            ),
            ("findings", .list(report.found.map(found))),
            ("notAffected", .list(report.ruledOut.map(found))),
            ("coverage", ScanJSON.coverage(report.coverage)),
            ("notEvaluated", .list(report.gaps.map(gap))),
            ("sources", .list(report.sources.map { ScanJSON.source($0, language) })),
            ("remarks", BillJSON.findings(report.findings, language)),
        ])
    }

    // MARK: One finding

    private func found(_ found: ScanReport.Found) -> JSONValue {
        let match = found.match
        let verdict = ScanWords.verdict(match.verdict)
        let evidence = zip(match.evidence, found.statements).map { self.evidence($0, $1) }
        return .object([
            ("component", BillJSON.component(found.component)),
            ("vulnerability", .text(match.vulnerability)),
            ("aliases", .list(found.facts.aliases.map(JSONValue.text))),
            ("verdict", .text(verdict.code)), ("reason", .optional(verdict.reason)),
            ("words", ScanJSON.words(MatchWords.text(match.verdict))),
            ("kind", .text(match.kind.rawValue)), ("confidence", .text(match.confidence.rawValue)),
            ("isContested", .flag(match.isContested)), ("isDisputed", .flag(match.isDisputed)),
            ("priority", priority(found)),
            ("scores", .list(found.facts.scores.map { ScanJSON.score($0.score, from: $0.source) })),
            ("environmental", ScanJSON.environmental(found.environment)),
            ("published", .optional(found.facts.published?.description)),
            ("modified", .optional(found.facts.modified?.description)),
            ("kev", ScanJSON.known(found.facts)), ("epss", ScanJSON.predicted(found.facts)),
            ("ssvcExploitation", .optional(found.facts.exploitation)),
            ("decision", ScanJSON.decision(found.decision)), ("isSettled", .flag(found.isSettled)),
            ("evidence", .list(evidence)),
        ])
    }

    /// What the maker has decided; null where nobody has.
    private static func decision(_ decision: FoundDecision?) -> JSONValue {
        guard let decision else { return .null }
        return .object([
            ("standing", .text(decision.standing.rawValue)), ("status", .optional(decision.status?.rawValue)),
            ("ids", .list(decision.answers.map { .text($0.decision.id) })),
            ("words", words(decision.words)), ("explanation", words(decision.explanation)),
        ])
    }

    /// The score by the rubric's answers; null where no decision that holds has any.
    private static func environmental(_ environment: EnvironmentalScore?) -> JSONValue {
        guard let environment else { return .null }
        let rubric = environment.rubric
        let reasons = rubric.decisions.filter { $0.value != nil }.map { decision -> JSONValue in
            .object([
                ("metric", .text(decision.metric)), ("value", .optional(decision.value)),
                ("words", words(decision.reason)),
            ])
        }
        return .object([
            ("decision", .text(environment.decision)), ("vector", .optional(rubric.vector?.canonical)),
            ("score", rubric.score.map { .tenths($0.tenths) } ?? .null),
            ("asPublished", .list(rubric.published.map(JSONValue.text))),
            ("assumed", .list(rubric.assumed.map(JSONValue.text))),
            ("unanswered", .list(rubric.unanswered.map { .text($0.id) })),
            ("notKnown", .list(rubric.undefined.map(JSONValue.text))), ("reasons", .list(reasons)),
        ])
    }

    private func priority(_ found: ScanReport.Found) -> JSONValue {
        .object([
            ("level", .text(ScanWords.code(found.priority.level))),
            ("words", ScanJSON.words(found.priority.level.name)),
            ("threat", .text("\(found.priority.threat)")),
            ("harm", ScanJSON.words(found.harm.words)), ("isHarmKnown", .flag(found.harm != .unknown)),
            ("harmRecord", .optional(found.link.record)),
            ("explanation", ScanJSON.words(found.priority.explanation)),
        ])
    }

    private func evidence(_ evidence: Match.Evidence, _ statement: ProductStatement?) -> JSONValue {
        let verdict = ScanWords.verdict(evidence.verdict)
        return .object([
            ("source", .text(evidence.source)), ("record", .text(evidence.id)),
            ("asserter", .optional(evidence.asserter)), ("verdict", .text(verdict.code)),
            ("reason", .optional(verdict.reason)), ("kind", .text(evidence.kind.rawValue)),
            ("identifier", .optional(statement.map { MatchWords.text($0.subject) })),
            ("range", statement.map { ScanJSON.words(MatchWords.text($0.span)) } ?? .null),
            ("rangeBasis", .optional(statement?.basis.rawValue)), ("phrase", .optional(statement?.phrase)),
            ("key", .text(evidence.key.text)), ("comparedVersion", .optional(evidence.version)),
        ])
    }

    // MARK: Basis

    static func coverage(_ coverage: ScanCoverage) -> JSONValue {
        .object([
            ("components", .whole(coverage.components)), ("evaluated", .whole(coverage.evaluated)),
            ("byNameOnly", .whole(coverage.byNameOnly)), ("uncovered", .whole(coverage.uncoveredCount)),
            (
                "uncoveredEcosystems",
                .list(
                    coverage.uncovered.map {
                        .object([
                            ("ecosystem", .text($0.ecosystem)), ("components", .whole($0.components)),
                        ])
                    })
            ),
            ("withoutIdentifier", .whole(coverage.withoutIdentifier)),
            ("withoutVersion", .whole(coverage.withoutVersion)), ("ignored", .whole(coverage.ignored)),
            (
                "bySource",
                .list(
                    coverage.bySource.map {
                        .object([("source", .text($0.source)), ("components", .whole($0.components))])
                    })
            ),
        ])
    }

    private func gap(_ gap: ScanReport.Gap) -> JSONValue {
        .object([
            ("component", BillJSON.component(gap.component)), ("reason", .text(gap.reason.rawValue)),
            ("ecosystem", .optional(gap.ecosystem)),
            ("candidates", gap.candidates.map { .list($0.map(BillJSON.candidate)) } ?? .null),
        ])
    }

    // MARK: Parts that other documents show too

    static func source(_ source: SourceReport, _ language: Language) -> JSONValue {
        .object([
            ("id", .text(source.profile.id)), ("name", .text(source.profile.name[language])),
            ("records", .whole(source.state?.records ?? 0)),
            ("newest", .optional(source.state?.newest?.description)),
            ("takenAt", .optional(source.state?.takenAt?.description)),
            ("ageInDays", source.age.map(JSONValue.whole) ?? .null),
            ("isOld", .flag(source.isOld)), ("failure", .optional(source.failure?[language])),
            ("failedAt", .optional(source.failure.flatMap { _ in source.state?.triedAt }?.description)),
            ("isLacking", .flag(source.isLacking)),
        ])
    }

    static func words(_ text: LocalizedText) -> JSONValue {
        .object([("ja", .text(text.ja)), ("en", .text(text.en))])
    }

    /// A score as published, and what its own vector gives.
    static func score(_ score: PublishedScore, from source: String) -> JSONValue {
        .object([
            ("source", .text(source)), ("asserter", .optional(score.asserter)),
            ("version", .text(score.version)), ("vector", .text(score.vector)),
            ("published", score.tenths.map(JSONValue.tenths) ?? .null),
            ("recomputed", RecomputedScore.base(of: score.vector).map { .tenths($0.tenths) } ?? .null),
            ("isPrimary", .flag(score.isPrimary)),
        ])
    }

    static func known(_ facts: VulnerabilityFacts) -> JSONValue {
        guard let known = facts.known else { return .null }
        return .object([
            ("addedOn", .text(known.addedOn.description)), ("dueOn", .optional(known.dueOn?.description)),
            ("ransomware", .optional(known.ransomware)),
        ])
    }

    static func predicted(_ facts: VulnerabilityFacts) -> JSONValue {
        guard let predicted = facts.predicted else { return .null }
        return .object([
            ("probability", .optional(Share(millionths: predicted.probability)?.description)),
            ("percentile", .optional(Share(millionths: predicted.percentile)?.description)),
            ("on", .text(predicted.on.description)),
        ])
    }
}

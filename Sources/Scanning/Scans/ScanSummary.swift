import Evidence
import Ports
import Gathering
import Kernel
import Requirements
import Vulnerabilities

/// One release's scan in numbers, and as the record that the rules read.
public struct ScanSummary: Hashable, Sendable {
    public var release: String
    public var file: String
    public var components = 0
    public var evaluated = 0
    /// Delivered, but without an identifier or a version, or of an ecosystem that no source covers.
    public var notEvaluated = 0
    /// Open, which is without a decision that settles it.
    public var affected = 0
    public var possible = 0
    /// Open ones on which nobody has come to a result that holds.
    public var affectedUndecided = 0
    public var possibleUndecided = 0
    /// Settled by a decision that holds: not affected, or fixed.
    public var settled = 0
    /// Decisions that do not count any more, or say different things.
    public var toReview = 0
    /// Open ones in CISA's catalogue.
    public var knownExploited = 0
    /// The newest day on which an open one was added to it.
    public var newestExploited: Day?
    /// When the undecided affected one that is known for longest was published.
    public var oldestUndecided: Day?
    /// Undecided ones of which JVN iPedia speaks.
    public var jvnUndecided = 0
    /// Days since the newest record of JVN iPedia; nil where none is kept.
    public var jvnAge: Int?
    /// Days since the newest record of the source that is oldest among those kept.
    public var oldestSourceAge: Int?
    public var oldestSource: String?
    /// Sources that are older than their rhythm.
    public var oldSources: [String] = []
    /// Sources that failed when they were last asked.
    public var failedSources: [String] = []
    /// Of those, the ones of which what is kept is old or nothing.
    public var lackingSources: [String] = []
    /// The newest record of all.
    public var newestRecord: Day?

    public init(release: String, file: String) {
        self.release = release
        self.file = file
    }

    init(_ report: ScanReport) {
        self.init(release: report.release ?? "", file: report.file)
        let coverage = report.coverage
        components = coverage.components
        evaluated = coverage.evaluated
        notEvaluated =
            coverage.byNameOnly + coverage.uncoveredCount + coverage.withoutIdentifier
            + coverage.withoutVersion
        affected = report.affected.count
        possible = report.possible.count
        let undecided = report.undecided
        let known = undecided.filter { $0.match.verdict == .affected }
        affectedUndecided = known.count
        possibleUndecided = undecided.count - known.count
        settled = report.settled.count
        toReview = report.toReview.count
        let exploited = report.open.compactMap(\.facts.known)
        knownExploited = exploited.count
        newestExploited = exploited.map(\.addedOn).max()
        // One without a day counts as known for ever.
        let days = known.map { $0.facts.published?.dayInJapan }
        oldestUndecided = days.contains(nil) ? nil : days.compactMap { $0 }.min()
        jvnUndecided = undecided.count { one in one.facts.sources.contains { $0.source == "jvn" } }
        let kept = report.sources.filter { !$0.isEmpty }
        jvnAge = kept.first { $0.profile.id == "jvn" }?.age
        let oldest = kept.filter { $0.profile.daysMax != nil && $0.age != nil }
            .max { ($0.age ?? 0) < ($1.age ?? 0) }
        oldestSource = oldest?.profile.id
        oldestSourceAge = oldest?.age
        oldSources = kept.filter(\.isOld).map(\.profile.id)
        failedSources = report.failed.map(\.profile.id)
        lackingSources = report.lacking.map(\.profile.id)
        newestRecord = kept.compactMap { $0.state?.newest?.dayInJapan }.max()
    }

    /// Every component that could have a vulnerability was evaluated, and no source lacks that failed.
    public var isComplete: Bool { notEvaluated == 0 && lackingSources.isEmpty }
}

/// The scans as records beside the dossier's.
public enum ScanRecords {
    public static let kind: RecordKind = "vulnerability_scan"

    public static let fields: Set<String> = [
        "release", "components", "evaluated", "not_evaluated", "affected", "possible", "affected_undecided",
        "possible_undecided", "settled", "to_review", "known_exploited", "newest_exploited",
        "oldest_undecided", "jvn_undecided", "jvn_age", "oldest_source", "oldest_source_age", "old_sources",
        "newest_record", "lacking_sources",
    ]

    public static func record(_ scan: ScanSummary) -> EvidenceRecord {
        let numbers: [(String, Int?)] = [
            ("components", scan.components), ("evaluated", scan.evaluated),
            ("not_evaluated", scan.notEvaluated), ("affected", scan.affected), ("possible", scan.possible),
            ("affected_undecided", scan.affectedUndecided), ("possible_undecided", scan.possibleUndecided),
            ("settled", scan.settled), ("to_review", scan.toReview),
            ("known_exploited", scan.knownExploited), ("jvn_undecided", scan.jvnUndecided),
            ("jvn_age", scan.jvnAge), ("oldest_source_age", scan.oldestSourceAge),
        ]
        var fields: [String: EvidenceValue] = [
            "release": .text(scan.release), "old_sources": .list(scan.oldSources.map { .text($0) }),
            "lacking_sources": .list(scan.lackingSources.map { .text($0) }),
        ]
        for (name, number) in numbers { fields[name] = number.map { .number(Double($0)) } }
        fields["newest_exploited"] = scan.newestExploited.map { .day($0) }
        fields["oldest_undecided"] = scan.oldestUndecided.map { .day($0) }
        fields["newest_record"] = scan.newestRecord.map { .day($0) }
        fields["oldest_source"] = scan.oldestSource.map { .text($0) }
        return EvidenceRecord(
            kind: kind, id: scan.release, path: "vulnerability_scans/\(scan.release)",
            origin: Origin(file: scan.file), fields: fields)
    }
}

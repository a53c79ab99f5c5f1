import Scanning
import Kernel
import LocatedYAML
import Workflows

/// Scans as flip files write them: `vulnerability_scans`, by release, in the fields of the record.
enum FlipScan {
    static func summaries(_ node: YAMLNode?) -> [ScanSummary] {
        (node?["vulnerability_scans"]?.entries ?? []).map { summary($0.key, $0.value) }
    }

    private static func summary(_ release: String, _ node: YAMLNode) -> ScanSummary {
        func number(_ field: String) -> Int? { node[field]?.text.flatMap { Int($0) } }
        func day(_ field: String) -> Day? { node[field]?.text.flatMap { Day($0) } }
        var scan = ScanSummary(release: release, file: "bill.cdx.json")
        scan.components = number("components") ?? 0
        scan.notEvaluated = number("not_evaluated") ?? 0
        scan.evaluated = scan.components - scan.notEvaluated
        scan.affected = number("affected") ?? 0
        scan.possible = number("possible") ?? 0
        scan.affectedUndecided = number("affected_undecided") ?? 0
        scan.possibleUndecided = number("possible_undecided") ?? 0
        scan.toReview = number("to_review") ?? 0
        scan.knownExploited = number("known_exploited") ?? 0
        scan.newestExploited = day("newest_exploited")
        scan.oldestUndecided = day("oldest_undecided")
        scan.jvnUndecided = number("jvn_undecided") ?? 0
        scan.jvnAge = number("jvn_age")
        scan.oldestSource = node["oldest_source"]?.text
        scan.oldestSourceAge = number("oldest_source_age")
        scan.oldSources = (node["old_sources"]?.items ?? []).compactMap(\.text)
        scan.lackingSources = (node["lacking_sources"]?.items ?? []).compactMap(\.text)
        return scan
    }
}

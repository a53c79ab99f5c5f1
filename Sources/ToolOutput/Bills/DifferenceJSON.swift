import Dossiers
import Scanning
import LocatedJSON
import BillOfMaterials
import Severity
import Vulnerabilities
import Kernel
import Workflows

/// What changed between two bills, as JSON.
struct DifferenceJSON {
    private let difference: BillDifference
    private let language: Language

    init(_ difference: BillDifference, in language: Language) {
        self.difference = difference
        self.language = language
    }

    var value: JSONValue {
        .object([
            ("old", BillJSON.head(difference.old.bill, file: difference.old.file)),
            ("new", BillJSON.head(difference.new.bill, file: difference.new.file)),
            ("same", .whole(difference.same)),
            ("added", .list(difference.added.map(BillJSON.component))),
            ("removed", .list(difference.removed.map(BillJSON.component))),
            ("changed", .list(difference.changes.map(change))),
            ("vulnerabilities", vulnerabilities),
            (
                "findings",
                BillJSON.findings(difference.old.findings + difference.new.findings, language)
            ),
        ])
    }

    /// `lookedFor` false is never the same as that nothing comes or goes.
    private var vulnerabilities: JSONValue {
        switch difference.vulnerabilities {
        case .notLookedFor(let reason):
            return .object([("lookedFor", .flag(false)), ("reason", .text(reason.rawValue))])
        case .lookedFor(let comparison):
            return .object([
                ("lookedFor", .flag(true)), ("reason", .null),
                ("isComplete", .flag(comparison.isComplete)),
                ("come", .list(comparison.come.map(row))), ("go", .list(comparison.go.map(row))),
                ("stay", .list(comparison.stay.map(row))),
                ("outOfSight", .list(comparison.outOfSight.map(row))),
                (
                    "coverage",
                    .object([
                        ("old", ScanJSON.coverage(comparison.old.coverage)),
                        ("new", ScanJSON.coverage(comparison.new.coverage)),
                    ])
                ),
                ("sources", .list(comparison.new.sources.map { ScanJSON.source($0, language) })),
            ])
        }
    }

    private func row(_ row: VulnerabilityChanges.Row) -> JSONValue {
        .object([
            ("vulnerability", .text(row.vulnerability)),
            ("aliases", .list((row.found?.facts.aliases ?? []).map(JSONValue.text))),
            ("old", row.old.map(side) ?? .null), ("new", row.new.map(side) ?? .null),
        ])
    }

    private func side(_ found: ScanReport.Found) -> JSONValue {
        .object([
            ("component", BillJSON.component(found.component)),
            ("verdict", .text(ScanWords.verdict(found.match.verdict).code)),
            ("priority", .text(ScanWords.code(found.priority.level))),
            ("isSettled", .flag(found.isSettled)),
        ])
    }

    private func change(_ change: BillDifference.VersionChange) -> JSONValue {
        .object([
            ("old", BillJSON.component(change.old)), ("new", BillJSON.component(change.new)),
            ("direction", .text(change.direction.rawValue)), ("scheme", .text(change.scheme)),
            (
                "support",
                change.support.map { support in
                    .object([
                        ("before", BillJSON.support(support.before)),
                        ("after", BillJSON.support(support.after)),
                    ])
                } ?? .null
            ),
        ])
    }
}

import LocatedJSON
import BillOfMaterials
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
            // Nothing has looked for vulnerabilities here: that is told, not left open.
            ("vulnerabilities", .text("not evaluated")),
            (
                "findings",
                BillJSON.findings(difference.old.findings + difference.new.findings, language)
            ),
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

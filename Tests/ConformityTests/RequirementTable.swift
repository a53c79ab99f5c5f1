import Evidence
import CatalogueFormat
import Foundation
import Kernel

@testable import Requirements

/// What the flip files show of every demand, as the table in docs/requirements.md and as the list in the
/// binary.
struct RequirementTable {
    /// One demand and what was shown of it.
    struct Row {
        let requirement: Requirement
        let states: Set<RequirementState>
        let kinds: Set<String>
        let flips: Int

        /// The tests show the rule, or the rule and a judgement, give both met and unmet.
        var isDecidedByRule: Bool { states.isSuperset(of: [.met, .unmet]) }
    }

    let rows: [Row]

    /// Runs every flip.
    init() {
        let files = Dictionary(uniqueKeysWithValues: FlipFile.all.map { ($0.demand, $0) })
        rows = FlipRun.guidance.requirements.map { requirement in
            guard let file = files[requirement.id.text] else {
                return Row(requirement: requirement, states: [], kinds: [], flips: 0)
            }
            let results = ([nil] + file.changes.map { $0 }).compactMap { FlipRun(file, changedBy: $0).result }
            let paths = results.flatMap(\.evidence).map(\.record)
            let kinds = Set(paths.map { String($0.prefix { $0 != "/" }.prefix { $0 != "." }) })
            return Row(
                requirement: requirement, states: Set(results.map(\.state)), kinds: kinds,
                flips: file.changes.count)
        }
    }

    /// The list that the program carries.
    var list: String {
        "# Demands that tests show a rule deciding both ways. Written by `make tables`; do not edit.\n"
            + rows.filter(\.isDecidedByRule).map { "\($0.requirement.catalogue)/\($0.requirement.id)\n" }
            .joined()
    }

    /// The table for people.
    var page: String {
        let decided = rows.count(where: \.isDecidedByRule)
        var text = """
            # The 118 demands: rule, records, tests

            Written by `make tables` from the flip files in `Tests/ConformityTests/Flips`; do not edit. A flip
            changes one record and shows the state that follows. "By rule" means that the flips show both met and
            unmet from records alone, judgements included: **\(decided) of \(rows.count)**.

            | demand | section | rule | decidable | states shown | flips | by rule | records looked at |
            |---|---|---|---|---|---|---|---|

            """
        for row in rows {
            let requirement = row.requirement
            let states = RequirementState.inOrder.filter(row.states.contains).map(\.rawValue)
            text += "| \(requirement.id) | \(requirement.section) | \(requirement.rule?.text ?? "–") "
            text +=
                "| \(requirement.decidability.rawValue) | \(states.joined(separator: ", ")) | \(row.flips) "
            text += "| \(row.isDecidedByRule ? "✓" : "–") | \(row.kinds.sorted().joined(separator: ", ")) |\n"
        }
        return text
    }

    /// A file of the package, from its root.
    static func file(_ path: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent(path)
    }
}

import Scanning
import BillOfMaterials
import Kernel
import Severity
import Vulnerabilities
import Workflows

/// Stable codes of what a scan says, for programs.
enum ScanWords {
    /// `affected`, `possible` or `not-affected`, and the code of the doubt or ground.
    static func verdict(_ verdict: Match.Verdict) -> (code: String, reason: String?) {
        switch verdict {
        case .affected: ("affected", nil)
        case .possible(let doubt): ("possible", doubt.rawValue)
        case .notAffected(let ground): ("not-affected", ground.rawValue)
        }
    }

    static func code(_ level: Priority.Level) -> String { ScanLimit.priority(level).description }

    /// What makes out a component in one line.
    static func component(_ found: ScanReport.Found) -> String {
        [found.component.name, found.component.version].compactMap(\.self).joined(separator: " ")
    }

    static func score(_ published: PublishedScore?) -> String {
        published.flatMap { RecomputedScore.counting($0)?.score.description } ?? ""
    }
}

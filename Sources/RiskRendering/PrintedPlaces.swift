import Documents
import Kernel

/// The reports that a page prints, and the rows that it leaves out because nobody reads so many.
struct PrintedPlaces {
    /// So many rows of a table are printed on a page.
    static let rowsMax = 2000

    private let omitted: [ID<Report>: Set<Anchor>]

    init(_ reports: [Report]) {
        omitted = Dictionary(
            reports.map { report in
                (
                    report.id,
                    Set(report.tables.flatMap { $0.rows.dropFirst(Self.rowsMax).compactMap(\.anchor) })
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    func has(_ anchor: Anchor, in report: ID<Report>) -> Bool { omitted[report]?.contains(anchor) == false }
}

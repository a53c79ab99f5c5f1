import Evidence
import Kernel
import Severity

/// The company's rule for what risk it accepts: a matrix of severity and grade, and the levels that it
/// accepts.
public struct AcceptabilityCriteria: Sendable {
    public let id: String
    public let version: String
    public let isApproved: Bool
    /// The level at each severity and grade; a cell that nobody filled is missing.
    public let cells: [HarmSeverity: [Grade: Grade]]
    /// The levels that count as controlled; empty when none is written: then nothing is acceptable.
    public let acceptable: Set<Grade>
    public let origin: Origin

    /// Reads the record of a company's criteria.
    public init(_ record: EvidenceRecord) {
        id = record.id ?? ""
        version = record.text("version") ?? ""
        isApproved = record.text("approved_by") != nil && record.day("approved_on") != nil
        var cells: [HarmSeverity: [Grade: Grade]] = [:]
        for row in record.parts("matrix") {
            guard let severity = row.text("severity").flatMap(HarmSeverity.init) else { continue }
            for grade in Grade.allCases {
                if let level = row.text(grade.rawValue).flatMap(Grade.init) {
                    cells[severity, default: [:]][grade] = level
                }
            }
        }
        self.cells = cells
        acceptable = Set(record.texts("acceptable_levels").compactMap(Grade.init))
        origin = record.origin
    }

    /// The level at a severity and a grade; nil where the matrix has a hole.
    public func level(_ severity: HarmSeverity, _ grade: Grade) -> Grade? { cells[severity]?[grade] }

    /// The cells that nobody has filled.
    public var holes: [(severity: HarmSeverity, grade: Grade)] {
        HarmSeverity.allCases.flatMap { severity in
            Grade.allCases.filter { cells[severity]?[$0] == nil }.map { (severity, $0) }
        }
    }

    /// Cells that are lower than one with less severity or a lower grade: a mistake in the matrix.
    public var inversions: [(severity: HarmSeverity, grade: Grade)] {
        HarmSeverity.allCases.flatMap { severity in
            Grade.allCases.compactMap { grade in
                guard let level = level(severity, grade) else { return nil }
                let isLower = HarmSeverity.allCases.contains { lesser in
                    lesser <= severity
                        && Grade.allCases.contains {
                            $0 <= grade && (self.level(lesser, $0).map { $0 > level } ?? false)
                        }
                }
                return isLower ? (severity, grade) : nil
            }
        }
    }
}

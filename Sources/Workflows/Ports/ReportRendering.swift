import Kernel
import Ports

/// Turns an assessment into bytes.
public protocol ReportRendering: Sendable {
    /// The report in one language; the same assessment gives the same bytes (except for `pdf`).
    func render(
        _ assessment: Assessment, as format: ReportFormat, in language: Language
    ) throws(RenderingRefusal) -> [UInt8]
}

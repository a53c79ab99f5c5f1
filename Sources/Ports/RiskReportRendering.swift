import Documents
import Kernel

/// The forms in which reports on risk leave the program.
public enum RiskReportFormat: String, Sendable, CaseIterable {
    case html, pdf, xlsx, json
}

/// Turns reports into the bytes of one file.
public protocol RiskReportRendering: Sendable {
    /// The reports one after another, in one language; links between them work where both are given.
    ///
    /// The same reports give the same bytes (except for `pdf`, and where a drawing program is not installed).
    func render(
        _ reports: [Report], as format: RiskReportFormat, in language: Language
    ) throws(RenderingRefusal) -> [UInt8]
}

import Ports
import Kernel

/// Use case: render an assessment and put the report down.
public struct PublishReport: Sendable {
    private let rendering: any ReportRendering
    private let reports: any ReportStore

    public init(rendering: any ReportRendering, reports: any ReportStore) {
        self.rendering = rendering
        self.reports = reports
    }

    /// Renders, and writes the report to `path`; gives its bytes.
    public func callAsFunction(
        _ assessment: Assessment, as format: ReportFormat, in language: Language, to path: String?
    ) throws(WorkflowRefusal) -> [UInt8] {
        let bytes: [UInt8]
        do {
            bytes = try rendering.render(assessment, as: format, in: language)
        } catch {
            throw .rendering(error)
        }
        if let path {
            do {
                try reports.write(bytes, to: path)
            } catch {
                throw .store(error)
            }
        }
        return bytes
    }
}

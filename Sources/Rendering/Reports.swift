import Kernel
import Workflows

/// Turns assessments into files.
public struct Reports: ReportRendering {
    public init(generatorVersion: String, environment: [String: String]) {}

    public func render(
        _ assessment: Assessment, as format: ReportFormat, in language: Language
    ) throws(RenderingRefusal) -> [UInt8] { throw .noSuchFormat(format) }
}

import DeviceRegistry
import Documents
import Evidence
import Kernel
import Ports
import RiskDocuments
import RiskManagement
import Workflows

/// Use case: render the documents of the risk file and put them down.
public struct ReportRisk: Sendable {
    /// Which documents.
    public enum Choice: String, Sendable, CaseIterable {
        /// The security risk management report.
        case report
        case threatModel = "threat-model"
        case traceability
        /// The acceptability statement, ready for signature.
        case statement
        /// All four in one.
        case all
    }

    private let rendering: any RiskReportRendering
    private let reports: any ReportStore
    private let generator: String

    /// - Parameter generator: the program and its version, for the line that says what made the documents.
    public init(rendering: any RiskReportRendering, reports: any ReportStore, generator: String) {
        self.rendering = rendering
        self.reports = reports
        self.generator = generator
    }

    /// Renders, and writes to `path`; gives the bytes.
    public func callAsFunction(
        _ choice: Choice, of assessment: Assessment, as format: RiskReportFormat, in language: Language,
        to path: String?
    ) throws(WorkflowRefusal) -> [UInt8] {
        let set = RiskDocumentSet(assessment.risk, evidence: assessment.evidence, header: header(assessment))
        let chosen: [Report] =
            switch choice {
            case .report: [set.riskReport]
            case .threatModel: [set.threatModel]
            case .traceability: [set.traceability]
            case .statement: [set.statement]
            case .all: set.all
            }
        let bytes: [UInt8]
        do {
            bytes = try rendering.render(chosen, as: format, in: language)
        } catch {
            throw .rendering(error)
        }
        guard let path else { return bytes }
        do {
            try reports.write(bytes, to: path)
        } catch {
            throw .store(error)
        }
        return bytes
    }

    private func header(_ assessment: Assessment) -> ReportHeader {
        let identity = assessment.device.identity
        let records = assessment.recordCount
        return ReportHeader(
            device: identity.name, model: assessment.evidence.records("product").first?.text("model"),
            deviceClass: identity.deviceClass, release: assessment.risk.release,
            company: assessment.companyName, day: assessment.day,
            basis: LocalizedText(
                ja: "記録 \(records) 件から \(generator) が作成", en: "made from \(records) records by \(generator)"))
    }
}

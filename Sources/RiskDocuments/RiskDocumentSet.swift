import Documents
import Evidence
import Kernel
import RiskManagement

/// The four reports on the risks of one release, made from its evaluation; the same input gives the same
/// reports.
public struct RiskDocumentSet: Sendable {
    /// Security risk management report.
    public static let riskReportID: ID<Report> = "risk-report"
    public static let threatModelID: ID<Report> = "threat-model"
    public static let traceabilityID: ID<Report> = "traceability"
    public static let statementID: ID<Report> = "acceptability-statement"

    public let riskReport: Report
    public let threatModel: Report
    public let traceability: Report
    /// Acceptability statement, ready for signature when the release gate is open.
    public let statement: Report

    /// Every report, in the order in which a reviewer reads them.
    public var all: [Report] { [riskReport, threatModel, traceability, statement] }

    /// - Parameters:
    ///   - evidence: the records that the evaluation was made from.
    ///   - header: what stands at the head of each report.
    public init(_ evaluation: RiskEvaluation, evidence: EvidenceSource, header: ReportHeader) {
        func view(_ id: ID<Report>) -> RiskView {
            RiskView(evaluation, evidence: evidence, header: header, in: id)
        }
        let checklist = ReviewChecklist(view(RiskDocumentSet.riskReportID))
        riskReport = RiskReport(view(RiskDocumentSet.riskReportID), checklist: checklist).report
        threatModel = ThreatModelReport(view(RiskDocumentSet.threatModelID)).report
        traceability = TraceabilityReport(view(RiskDocumentSet.traceabilityID)).report
        statement = AcceptabilityStatement(view(RiskDocumentSet.statementID)).report
    }
}

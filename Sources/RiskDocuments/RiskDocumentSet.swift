import Documents
import Evidence
import Kernel
import RiskManagement
import RiskReview

/// The four reports on the risks of one release, made from its evaluation; the same input gives the same
/// reports.
public struct RiskDocumentSet: Sendable {
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
        riskReport = RiskReport(view(RiskReportName.riskReport)).report
        threatModel = ThreatModelReport(view(RiskReportName.threatModel)).report
        traceability = TraceabilityReport(view(RiskReportName.traceability)).report
        statement = AcceptabilityStatement(view(RiskReportName.statement)).report
    }
}

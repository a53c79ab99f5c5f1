import Documents
import Evidence
import Kernel
import RiskManagement

/// What a reviewer looks at: the risk evaluation of a release, and the records behind it.
public struct ReviewSubject: Sendable {
    public let evaluation: RiskEvaluation
    public let evidence: EvidenceSource
    let model: String?
    let day: Day
    /// How many matters the reports list as unknown.
    let unknownCount: Int

    public init(
        _ evaluation: RiskEvaluation, evidence: EvidenceSource, model: String?, day: Day, unknownCount: Int
    ) {
        self.evaluation = evaluation
        self.evidence = evidence
        self.model = model
        self.day = day
        self.unknownCount = unknownCount
    }

    var file: RiskFile { evaluation.file }
    var release: String { evaluation.release ?? "" }
}

/// The names of the reports in which a reviewer looks.
public enum RiskReportName {
    /// Security risk management report.
    public static let riskReport: ID<Report> = "risk-report"
    /// Threat model report.
    public static let threatModel: ID<Report> = "threat-model"
    /// Traceability matrix.
    public static let traceability: ID<Report> = "traceability"
    /// Acceptability statement.
    public static let statement: ID<Report> = "acceptability-statement"
}

/// What a reviewer at a certification body (登録認証機関) or PMDA looks for.
public enum ReviewChecklist {
    /// Every item, from scope to conclusion.
    public static let items: [ChecklistItem] =
        ScopeItems.all + ModelItems.all + ThreatItems.all + RiskItems.all + ControlItems.all
        + ConclusionItems.all
}

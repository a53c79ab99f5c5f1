import Evidence
import Kernel
import Severity

/// One risk as people wrote it: what can happen to whom, how grave, how easily, and what is done (3.1).
public struct Risk: Sendable {
    public let id: ID<Risk>
    public let title: LocalizedText
    public let cause: RiskCause?
    /// Ids of threats in the register, own ones or decisions on proposals.
    public let threats: [String]
    public let situations: [String]
    /// Ids of assets, functions and software.
    public let affects: [String]
    public let property: String?
    public let environments: [String]
    public let harm: HarmType?
    public let severity: HarmSeverity?
    public let grade: Grade?
    public let writtenLevel: Grade?
    public let residualSeverity: HarmSeverity?
    public let residualGrade: Grade?
    public let writtenResidual: Grade?
    public let disposition: String?
    public let controls: [String]
    /// Controls that bring this risk about (JIS T 14971: risks arising from risk control measures).
    public let arisesFrom: [String]
    public let noControlRationale: LocalizedText?
    public let benefitRisk: LocalizedText?
    public let origin: Origin

    init(_ record: EvidenceRecord) {
        id = ID(record.id ?? "")
        title = record.words("title") ?? LocalizedText(same: record.id ?? "")
        cause = record.text("cause_type").flatMap(RiskCause.init)
        threats = record.texts("threats")
        situations = record.texts("hazardous_situations")
        affects = record.texts("affects")
        property = record.text("impaired_property")
        environments = record.texts("environments")
        harm = record.text("harm_type").flatMap(HarmType.init)
        severity = record.text("severity").flatMap(HarmSeverity.init)
        let isMalicious = record.text("cause_type") == RiskCause.malicious.rawValue
        grade = record.text(isMalicious ? "exploitability" : "occurrence").flatMap(Grade.init)
        writtenLevel = record.text("initial_level").flatMap(Grade.init)
        residualSeverity = record.text("residual_severity").flatMap(HarmSeverity.init)
        residualGrade = record.text(isMalicious ? "residual_exploitability" : "residual_occurrence")
            .flatMap(Grade.init)
        writtenResidual = record.text("residual_level").flatMap(Grade.init)
        disposition = record.text("disposition")
        controls = record.texts("controls")
        arisesFrom = record.texts("arises_from")
        noControlRationale = record.words("no_control_rationale")
        benefitRisk = record.words("benefit_risk")
        origin = record.origin
    }

    /// The record's path.
    public var path: String { "risks/\(id)" }
}

import Evidence
import Kernel
import Severity

/// Everything about risk that people wrote into a dossier, as values.
public struct RiskFile: Sendable {
    public let elements: [ModelElement]
    public let flows: [ModelFlow]
    public let boundaries: [TrustBoundary]
    public let interfaces: [ModelInterface]
    public let assets: [Asset]
    public let functions: [EssentialFunction]
    public let attackers: [Attacker]
    public let threats: [Threat]
    public let situations: [HazardousSituation]
    public let harms: [Harm]
    public let risks: [Risk]
    public let controls: [Control]
    public let verifications: [Verification]
    public let runs: [TestEvidence]
    public let baseline: [BaselineAnswer]
    public let overall: OverallResidualRisk?
    /// The company's criteria that are in force: the last one written; nil when there are none.
    public let criteria: AcceptabilityCriteria?
    /// Releases by the day on which they went out, undated ones last.
    public let releases: [String]
    /// The release that the identity names as current.
    public let currentRelease: String?

    /// Reads the records; what a record does not say stays nil.
    public init(_ evidence: EvidenceSource) {
        flows = evidence.records("data_flow").map(ModelFlow.init)
        elements = RiskFile.elements(evidence, flows: flows)
        boundaries = evidence.records("trust_boundary").map(TrustBoundary.init)
        let connections = Dictionary(
            grouping: evidence.records("connection"), by: { $0.text("interface") ?? "" })
        interfaces = evidence.records("interface").map {
            ModelInterface($0, connections: connections[$0.id ?? ""] ?? [])
        }
        assets = evidence.records("asset").map(Asset.init)
        functions = evidence.records("essential_function").map(EssentialFunction.init)
        attackers = evidence.records("attacker").map(Attacker.init)
        threats = evidence.records("threat").map(Threat.init)
        situations = evidence.records("hazardous_situation").map(HazardousSituation.init)
        harms = evidence.records("harm").map(Harm.init)
        risks = evidence.records("risk").map(Risk.init)
        controls = evidence.records("control").map(Control.init)
        verifications = evidence.records("verification_result").map(Verification.init)
        runs = evidence.records("test_run").compactMap { TestEvidence($0) }
        baseline = evidence.records("baseline_item").map(BaselineAnswer.init)
        overall = evidence.records("overall_residual_risk").first.map(OverallResidualRisk.init)
        criteria = evidence.records("acceptability_criteria").last.map(AcceptabilityCriteria.init)
        releases = evidence.records("product_version").sorted {
            ($0.day("released_on")?.ordinal ?? .max, $0.id ?? "")
                < ($1.day("released_on")?.ordinal ?? .max, $1.id ?? "")
        }.compactMap(\.id)
        currentRelease = evidence.records("product").first?.text("current_version")
    }

    /// Constituents, parties written down, and parties that only a flow names.
    private static func elements(_ evidence: EvidenceSource, flows: [ModelFlow]) -> [ModelElement] {
        func element(_ record: EvidenceRecord, isExternal: Bool) -> ModelElement {
            ModelElement(
                id: record.id ?? "", name: record.words("name") ?? LocalizedText(same: record.id ?? ""),
                kind: record.text("kind") ?? "", isExternal: isExternal, origin: record.origin)
        }
        var elements =
            evidence.records("product_component").map { element($0, isExternal: false) }
            + evidence.records("external_party").map { element($0, isExternal: true) }
        var known = Set(elements.map(\.id))
        for flow in flows {
            for end in [flow.from, flow.to] where !end.isEmpty && known.insert(end).inserted {
                elements.append(
                    ModelElement(
                        id: end, name: LocalizedText(same: end), kind: "named", isExternal: true,
                        origin: flow.origin))
            }
        }
        return elements
    }
}

import BillOfMaterials
import DossierFormat
import Kernel
import Requirements
import Severity
import SupportLifecycle

/// The gravest harm that a dossier links to a component of a bill: from the component to the record of
/// off-the-shelf software that stands for it, from there to the functions that it carries, and from these to
/// their weight when lost and to the risks that name them.
struct HarmLinks: Sendable {
    private let evidence: EvidenceSource
    private let coverage: RecordCoverage
    private let harms: HarmIndex

    init(_ dossier: Dossier, release: String) {
        evidence = dossier.evidence
        coverage = RecordCoverage(dossier.support, release: release)
        harms = HarmIndex(dossier.evidence)
    }

    /// Unknown where a step of the way is not recorded; never "none", which nobody writes down there.
    func harm(of component: Component) -> LinkedHarm {
        guard let record = coverage.record(for: component),
            let written = evidence.record("component", id: record.id.text),
            case .list(let functions) = written.fields["functions"]
        else { return .unknown }
        let linked = functions.flatMap { value -> [LinkedHarm] in
            guard case .text(let id) = value else { return [] }
            var found: [LinkedHarm] = []
            if case .text(let weight) = evidence.record("essential_function", id: id)?
                .fields["clinical_severity"], let severity = HarmSeverity(rawValue: weight)
            {
                found.append(.people(severity))
            }
            if let harm = harms.gravest(linkedTo: "essential_functions/\(id)"),
                let severity = HarmSeverity(rawValue: harm.severity)
            {
                found.append(.harm(HarmType(rawValue: harm.type), severity))
            }
            return found.isEmpty ? [.unknown] : found
        }
        return linked.min { $0.rank < $1.rank } ?? .unknown
    }
}

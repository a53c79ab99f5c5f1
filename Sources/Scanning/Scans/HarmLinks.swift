import Evidence
import Dossiers
import BillOfMaterials
import DossierFormat
import Kernel
import Requirements
import Severity
import SupportLifecycle

/// The gravest harm that a dossier links to a component of a bill.
public struct HarmLink: Hashable, Sendable {
    /// Unknown where a step of the way is not recorded; never "none", which nobody writes down there.
    public let harm: LinkedHarm
    /// The record that says so: a risk, or an essential function with its weight when lost.
    public let record: String?
    /// The id of the record of off-the-shelf software that stands for the component; nil where none does.
    public internal(set) var software: String?
    /// Ids of the essential functions that this record says the component carries; empty where it does not
    /// say.
    public internal(set) var functions: [String] = []

    static let unknown = HarmLink(harm: .unknown, record: nil)
}

/// Finds harm: from a component to the record of off-the-shelf software that stands for it, to the risks that
/// name this record, and over the functions that it carries to their weight when lost and to their risks.
struct HarmLinks: Sendable {
    private let evidence: EvidenceSource
    private let coverage: RecordCoverage
    private let harms: HarmIndex

    init(_ dossier: Dossier, release: String) {
        evidence = dossier.evidence
        coverage = RecordCoverage(dossier.support, release: release)
        harms = HarmIndex(dossier.evidence)
    }

    func link(of component: Component) -> HarmLink {
        guard let record = coverage.record(for: component),
            let written = evidence.record("component", id: record.id.text)
        else { return .unknown }
        let functions = written.texts("functions")
        var link = gravest(written, functions.map { "essential_functions/\($0)" })
        link.software = record.id.text
        link.functions = functions
        return link
    }

    private func gravest(_ software: EvidenceRecord, _ functions: [String]) -> HarmLink {
        let named = [risk(naming: software.path)].compactMap(\.self)
        // Where nobody has said what it carries, or how grave the loss of a function is, it may be the
        // gravest.
        var unsaid: [HarmLink] = [.unknown]
        if case .list = software.fields["functions"] { unsaid = [] }
        let carried = functions.flatMap { function -> [HarmLink] in
            let found = [risk(naming: function), weight(of: function)].compactMap(\.self)
            return found.isEmpty ? [.unknown] : found
        }
        return (named + unsaid + carried).min { $0.harm.rank < $1.harm.rank } ?? .unknown
    }

    private func risk(naming path: String) -> HarmLink? {
        guard let harm = harms.gravest(linkedTo: path), let type = HarmType(rawValue: harm.type),
            let severity = HarmSeverity(rawValue: harm.severity)
        else { return nil }
        return HarmLink(harm: .harm(type, severity), record: harm.risk)
    }

    private func weight(of function: String) -> HarmLink? {
        let id = function.split(separator: "/").last.map(String.init) ?? ""
        let written = evidence.record("essential_function", id: id)?.fields["clinical_severity"]
        guard case .text(let weight) = written, let severity = HarmSeverity(rawValue: weight) else {
            return nil
        }
        return HarmLink(harm: .people(severity), record: function)
    }
}

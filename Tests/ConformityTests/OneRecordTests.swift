import Evidence
import DossierFormat
import Foundation
import Kernel
import Testing
import Workflows

@testable import Requirements

/// A demand depends on nothing that it does not cite: without any one record, only demands that cite it
/// change.
struct OneRecordTests {
    static let devices = [
        "infusion-pump", "pacs-server", "implant-neurostim", "patient-monitor", "thermometer",
    ]

    @Test("Taking away one record changes only demands that cite it", arguments: devices)
    func oneRecordAway(_ device: String) throws {
        let source = try OneRecordTests.evidence(of: device)
        let before = OneRecordTests.results(source)
        let kinds =
            Schema.current.everySection.map(\.kind)
            + ["scope_computation", "bill", "support_span", "vulnerability_scan"]
        let sections = Dictionary(uniqueKeysWithValues: Set(kinds).map { ($0, source.section($0)) })
        var changedSomething = 0
        for record in source.everyRecord where record.kind != "scope_computation" {
            let rest = EvidenceSource(
                records: source.everyRecord.filter { $0.path != record.path }, sections: sections,
                vocabulary: source.vocabulary)
            for (old, new) in zip(before, OneRecordTests.results(rest)) where old.state != new.state {
                changedSomething += 1
                let cited = Set((old.evidence + new.evidence).map(\.record))
                let section = source.section(record.kind).name
                #expect(
                    cited.contains(record.path) || cited.contains(section),
                    """
                    \(device): \(old.requirement.id) went from \(old.state) to \(new.state) without citing \
                    \(record.path)
                    """)
            }
        }
        #expect(changedSomething > 0, "\(device): no record matters, so this test shows nothing.")
    }

    private static func results(_ source: EvidenceSource) -> [RequirementResult] {
        ConformityEvaluation(source: source, today: FlipRun.day, rules: RuleBook.rules)
            .evaluate(FlipRun.guidance).results
    }

    private static func evidence(of device: String) throws -> EvidenceSource {
        let dossier = ExampleDossier(device: device).read()
        try #require(dossier.isReadable, "\(device): \(dossier.findings)")
        return EvidenceAssembly(dossier, bills: [], on: FlipRun.day).evidence
    }
}

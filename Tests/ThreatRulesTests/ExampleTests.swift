import Evidence
import Foundation
import Kernel
import RiskManagement
import Testing

@testable import ThreatRules

/// The rules on whole dossiers: what they propose there is sensible in number, and they read nothing else.
struct ExampleTests {
    @Test("The rules read only what the schema has", arguments: ExampleDossier.devices)
    func wrongReads(_ device: String) throws {
        let evidence = try #require(ExampleDossier.evidence(of: device))
        let evaluation = ThreatEvaluation(evidence, rules: ThreatRuleBook.all)
        #expect(evaluation.wrongReads.isEmpty, "\(device): \(evaluation.wrongReads.sorted())")
        let counts = Dictionary(grouping: evaluation.proposals, by: \.rule.id).mapValues(\.count)
        if ProcessInfo.processInfo.environment["MAMORI_PRINT_THREATS"] == "1" {
            print("\(device): \(evaluation.proposals.count)")
            for proposal in evaluation.proposals { print("  \(proposal.id)  \(proposal.title.ja)") }
        }
        #expect(counts.values.allSatisfy { $0 <= 10 }, "\(device): \(counts.filter { $0.value > 10 })")
        #expect(Set(evaluation.proposals.map(\.id)).count == evaluation.proposals.count)
    }

    @Test("A device with interfaces has threats, one without any has none that come in through them")
    func numbers() throws {
        for device in ExampleDossier.devices {
            let evidence = try #require(ExampleDossier.evidence(of: device))
            let proposals = ThreatEvaluation(evidence, rules: ThreatRuleBook.all).proposals
            if device == "thermometer" {
                #expect(
                    proposals.allSatisfy { $0.subject.hasPrefix("releases/") }, "\(proposals.map(\.id))")
            } else {
                #expect((15...75).contains(proposals.count), "\(device): \(proposals.count)")
            }
        }
    }

    @Test("A rule fires on the same records whatever the order in which they are written")
    func orderDoesNotMatter() throws {
        for device in ExampleDossier.devices {
            let evidence = try #require(ExampleDossier.evidence(of: device))
            let turned = EvidenceSource(
                records: evidence.everyRecord.reversed(), sections: evidence.everySection,
                vocabulary: evidence.vocabulary)
            let before = ThreatEvaluation(evidence, rules: ThreatRuleBook.all).proposals
            let after = ThreatEvaluation(turned, rules: ThreatRuleBook.all).proposals
            #expect(Set(before.map(\.id)) == Set(after.map(\.id)), "\(device)")
        }
    }
}

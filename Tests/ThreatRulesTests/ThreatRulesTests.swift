import Evidence
import Foundation
import Kernel
import Testing

@testable import RiskManagement
@testable import ThreatRules

/// Every rule fires where it should, is silent in the twin, and says everything that a person needs.
struct ThreatRulesTests {
    @Test("A rule fires, and does not in its twin", arguments: TwinFile.all)
    func firesAndIsSilent(_ file: TwinFile) throws {
        let rule = try #require(ThreatRuleBook.all.first { $0.id.text == file.rule }, "no rule \(file.rule)")
        #expect(file.findings.filter { $0.severity == .error }.isEmpty, "\(file.findings)")
        let before = ThreatEvaluation(file.evidence, rules: [rule])
        let after = ThreatEvaluation(file.twinEvidence, rules: [rule])
        #expect(before.wrongReads.isEmpty && after.wrongReads.isEmpty, "\(before.wrongReads)")
        let proposal = before.proposals.first { $0.subject == file.fires }
        #expect(proposal != nil, "\(file.rule) does not fire on \(file.fires)")
        #expect(!after.proposals.contains { $0.subject == file.fires }, "\(file.rule) fires in its twin")
        // The record that makes the difference is a premise, so its change brings the threat back to a
        // person.
        let premises = proposal?.premises ?? []
        let section = file.twin.record.split(separator: "/").first.map(String.init) ?? ""
        #expect(
            premises.contains { $0.record == file.twin.record || $0.record == section },
            "\(file.rule) does not name \(file.twin.record) as a premise")
    }

    @Test(
        "What silences a rule as yes or no does not silence it as unknown",
        arguments: TwinFile.all.filter(\.isSilencedByFlag))
    func unknownIsNeverFine(_ file: TwinFile) throws {
        let rule = try #require(ThreatRuleBook.all.first { $0.id.text == file.rule })
        let unknown = file.evidence(twinValue: .unknown)
        let proposals = ThreatEvaluation(unknown, rules: [rule]).proposals
        let proposal = try #require(
            proposals.first { $0.subject == file.fires }, "\(file.rule) takes unknown for an answer")
        #expect(proposal.unknowns.contains { $0.record == file.twin.record }, "\(file.rule)")
    }

    @Test("Each rule has its twins, and each twin its rule")
    func complete() {
        let rules = Set(ThreatRuleBook.all.map(\.id.text))
        let files = Set(TwinFile.all.map(\.rule))
        #expect(rules == files, "\(rules.symmetricDifference(files).sorted())")
        #expect(rules.count == ThreatRuleBook.all.count, "An id is used twice.")
    }

    @Test(
        "A rule says in both languages why, what to check and when it is a false alarm",
        arguments: ThreatRuleBook.all.map(\.id))
    func texts(_ id: ID<ThreatRule>) throws {
        let rule = try #require(ThreatRuleBook.all.first { $0.id == id })
        for text in [rule.title, rule.reason, rule.question, rule.falsePositive] {
            #expect(text.ja.count >= 6 && text.en.count >= 10 && text.ja != text.en)
            let foreign = text.en.filter { !$0.isASCII }
            #expect(foreign.isEmpty, "\(text.en)")
        }
        #expect(!rule.stride.isEmpty && !rule.capabilities.isEmpty)
    }

    @Test("There are at least sixty-four rules, and each clause that asks for threats has some")
    func enough() {
        #expect(ThreatRuleBook.all.count >= 64)
        let clauses = Set(ThreatRuleBook.all.map(\.clause))
        for clause in ["背景", "2.2.1", "2.2.2", "2.2.3", "2.3.1", "2.3.2", "2.3.3", "3.1", "4.1"] {
            #expect(clauses.contains(clause), "\(clause)")
        }
        #expect(Set(ThreatRuleBook.all.flatMap(\.stride)) == Set(Stride.allCases))
        #expect(Set(ThreatRuleBook.all.flatMap(\.capabilities)) == Set(Capability.allCases))
    }

    @Test("No two rules say the same")
    func distinct() {
        for texts in [\ThreatRule.title.ja, \.title.en, \.reason.ja, \.reason.en, \.question.ja] {
            let said = Dictionary(grouping: ThreatRuleBook.all, by: { $0[keyPath: texts] })
            #expect(said.values.allSatisfy { $0.count == 1 }, "\(said.filter { $0.value.count > 1 }.keys)")
        }
    }

    @Test("docs/threat-rules.md is up to date (make tables)")
    func tableIsUpToDate() throws {
        let url = ExampleDossier.file(ThreatRuleTable.path)
        if ProcessInfo.processInfo.environment["MAMORI_WRITE_TABLES"] == "1" {
            try Data(ThreatRuleTable.page.utf8).write(to: url)
        }
        let written = (try? Data(contentsOf: url)) ?? Data()
        #expect(written == Data(ThreatRuleTable.page.utf8), "\(ThreatRuleTable.path) is old: make tables")
    }
}

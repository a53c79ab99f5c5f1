import Evidence
import Kernel
import Testing

@testable import Requirements

/// A person answers what no rule can decide alone, while the premises hold, and never against a rule.
struct JudgementTests {
    static let judged = FlipFile.all.filter { $0.judgement != nil && $0.state == "met" }

    @Test("All 24 demands that no rule decides alone can be answered by a judgement")
    func all24() {
        let open = FlipRun.guidance.requirements.filter { $0.decidability != .full }.map(\.id.text)
        #expect(open.count == 24)
        #expect(Set(JudgementTests.judged.map(\.demand)) == Set(open))
    }

    @Test("A judgement whose premise has changed decides nothing and says which premise", arguments: judged)
    func stale(_ file: FlipFile) {
        let fresh = FlipRun(file, changedBy: nil).result
        #expect(fresh?.state == .met && fresh?.basis == .judgement, "\(file.demand)")
        #expect(fresh?.evidence.contains { $0.record == "identity" } == true, "the premise is cited")
        let stale = FlipRun(file, changedBy: nil, premise: "OTHER").result
        #expect(stale?.state == .needsJudgement, "\(file.demand): \(String(describing: stale?.state))")
        #expect(stale?.reason.ja.contains("identity.id が「OTHER」から「DEV」に変わりました") == true)
        #expect(stale?.nextStep != nil)
    }

    @Test("Where the rule says unmet, a judgement of met changes nothing")
    func neverOverARule() {
        var shown = 0
        for file in JudgementTests.judged {
            for change in file.changes where change.state == "unmet" && change.judgement == nil {
                #expect(
                    FlipRun(file, changedBy: change).result?.basis == .rule, "\(file.demand) \(change.why)")
                shown += 1
            }
        }
        #expect(shown >= 15, "only \(shown) flips show a rule against a judgement")
    }
}

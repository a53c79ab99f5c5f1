import Evidence
import Kernel
import Testing

@testable import Requirements

/// Every rule is shown to decide by records: one record changed, another state.
struct FlipTests {
    @Test("A demand takes the state that its flip file shows", arguments: FlipFile.all)
    func flips(_ file: FlipFile) {
        let before = run(file, nil)
        for change in file.changes {
            let after = run(file, change)
            let touched =
                Overlay.records(touchedBy: change.given) + Overlay.records(touchedBy: change.company)
                + Overlay.records(touchedBy: change.scans)
            let count = touched.count + (change.judgement == nil ? 0 : 1)
            #expect(count == 1, "\(file.demand) (\(change.why)): a change touches one record, not \(count).")
            guard let path = touched.first, let before, let after else { continue }
            let section = String(path.split(separator: "/").first ?? "")
            let cited = Set((before.evidence + after.evidence).map(\.record))
            #expect(
                cited.contains(path) || cited.contains(section),
                "\(file.demand) (\(change.why)): \(path) changed the state but is not cited.")
        }
    }

    private func run(_ file: FlipFile, _ change: FlipFile.Change?) -> RequirementResult? {
        let run = FlipRun(file, changedBy: change)
        let name = "\(file.demand)" + (change.map { " (\($0.why))" } ?? "")
        let faults = run.findings.filter { $0.severity == .error }
        #expect(
            faults.isEmpty,
            "\(name): the records are faulty: \(faults.map { "\($0.origin) \($0.message.en)" })")
        #expect(
            run.wrongReads.isEmpty, "\(name): the rule asks for fields that no record has: \(run.wrongReads)")
        let state = run.result?.state.rawValue
        let expected = change?.state ?? file.state
        #expect(state == expected, "\(name): \(state ?? "no such demand"): \(run.result?.reason.en ?? "")")
        if let result = run.result, !result.state.isSettled {
            #expect(result.nextStep != nil, "\(name): a state that is not settled needs a next step.")
        }
        return run.result
    }
}

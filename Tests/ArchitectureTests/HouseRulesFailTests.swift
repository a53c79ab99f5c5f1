import Testing

/// Every check fails on lines that break its rule, points at the place, and lets the mended lines pass.
@Suite struct HouseRulesFailTests {
    @Test("The check catches", arguments: Sample.all)
    func catches(_ sample: Sample) {
        let violations = sample.check.violations(SourceTree(sample.broken), sample.house)
        #expect(violations.map { "\($0.path):\($0.line)" } == [sample.place])
        // A message that says only what is wrong leaves the reader alone.
        for violation in violations { #expect(violation.message.contains(/[;,—]/)) }
    }

    @Test("The check lets the mended lines of this sample pass", arguments: Sample.all)
    func passes(_ sample: Sample) {
        #expect(sample.check.violations(SourceTree(sample.mended), sample.house) == [])
    }

    @Test("The check has a sample that breaks it", arguments: Check.all)
    func hasSample(_ check: Check) {
        #expect(Sample.all.contains { $0.check.name == check.name })
    }
}

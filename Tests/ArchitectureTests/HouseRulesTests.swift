import Testing

/// The tree as it stands keeps every rule of the house.
@Suite struct HouseRulesTests {
    @Test("The tree keeps the rule", arguments: Check.all)
    func holds(_ check: Check) {
        let violations = check.violations(.repository, .ours).map(\.description)
        guard !violations.isEmpty else { return }
        Issue.record("Broken rule: \(check.name).\n\(violations.joined(separator: "\n"))")
    }

    /// A tree that could not be read would keep every rule.
    @Test func theTreeWasRead() {
        let tree = SourceTree.repository
        #expect(tree.manifest != nil)
        #expect(tree.files.contains { $0.path == "Sources/Kernel/Finding.swift" })
        #expect(tree.swiftFiles.count { $0.isSource } > 50)
        #expect(Manifest(SourceFile("Package.swift", tree.manifest?.text ?? "")).targets.count > 15)
    }
}

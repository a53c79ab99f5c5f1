import Testing

/// What the checks see of Swift text.
@Suite struct SwiftScannerTests {
    // ¶ stands for a line break, so that a row stays one line in the runner's output.
    @Test(
        "Words in comments and texts are no code, words in interpolations are",
        arguments: [
            ("a // b¶c", ["a", "c"]),
            ("a /* b /* c */ d */ e", ["a", "e"]),
            (#"a "b \(c) d" e"#, ["a", "c", "e"]),
            (##"a #"b \(c) \#(d)"# e"##, ["a", "d", "e"]),
            ("\"\"\"¶\" a¶\"\"\" b", ["b"]),
            (#"a "\\" b"#, ["a", "b"]),
            (#"a "\(f("b)")) c" d"#, ["a", "f", "d"]),
        ])
    func scans(_ text: String, _ words: [String]) {
        let tokens = SwiftScanner.tokens(of: text.replacing("¶", with: "\n"))
        #expect(tokens.filter { $0.kind == .word }.map(\.text) == words)
    }

    @Test("The manifest is read with its libraries and without its data folders")
    func readsManifest() {
        let text = """
            let package = Package(targets: [
                .systemLibrary(name: "C", pkgConfig: "c", providers: [.apt(["c-dev"])]),
                room("A", ["C", .product(name: "P", package: "p-kit")], data: ["Data"]),
                .executableTarget(name: "x", dependencies: ["A"], swiftSettings: strict),
                tests("ATests", ["A"]),
            ])
            """
        let targets = Manifest(SourceFile("Package.swift", text)).targets
        #expect(targets.map(\.name) == ["C", "A", "x", "ATests"])
        #expect(targets.map(\.uses) == [[], ["C", "P"], ["A"], ["A"]])
        #expect(targets.map(\.line) == [2, 3, 4, 5])
    }
}

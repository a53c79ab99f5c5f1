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
                room("A", uses: "C", .product(name: "P", package: "p-kit"), data: ["Data"]),
                .executableTarget(name: "x", dependencies: ["A"], swiftSettings: strict),
                tests(of: "A", data: ["Data"]),
                tests(of: "B", also: "A", "C"),
                tests("WholeTests", uses: "x"),
                .target(name: "S", path: "Tests/S"),
            ])
            """
        let targets = Manifest(SourceFile("Package.swift", text)).targets
        #expect(targets.map(\.name) == ["C", "A", "x", "ATests", "BTests", "WholeTests", "S"])
        #expect(
            targets.map(\.uses) == [
                [], ["C", "P"], ["A"], ["A", "Kernel"], ["A", "B", "C", "Kernel"], ["x"], [],
            ])
        #expect(targets.map(\.line) == [2, 3, 4, 5, 6, 7, 8])
        #expect(targets.map(\.isTest) == [false, false, false, true, true, true, true])
    }
}

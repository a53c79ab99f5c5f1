import Testing

/// One rule of the house: a function from files to the places that depart from it.
struct Check: Sendable, CustomTestStringConvertible {
    let name: String
    let violations: @Sendable (SourceTree, House) -> [Violation]

    init(_ name: String, _ violations: @escaping @Sendable (SourceTree, House) -> [Violation]) {
        self.name = name
        self.violations = violations
    }

    /// A check that looks at one file at a time.
    init(_ name: String, eachFile violations: @escaping @Sendable (SourceFile, House) -> [Violation]) {
        self.init(name) { tree, house in tree.files.flatMap { violations($0, house) } }
    }

    var testDescription: String { name }

    static let all: [Check] = [
        .manifestEqualsTable, .arrowsPointDown, .importsKeepToTable, .testImportsKeepToManifest,
        .pureRoomsImportRooms, .foundationOnlyShrinks,
        .noBannedCalls, .noFatalError,
        .functionBudget, .lineBudget, .fileBudget, .roomBudget,
        .kernelIsClosed, .fileNames, .roomsHaveReadme, .targetsAreExplained,
        .nothingLeftUndone, .noMachinePaths, .testsExpect,
    ]
}

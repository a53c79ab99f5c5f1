import Testing

/// A few lines that break one rule, and the same lines put right.
struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let check: Check
    /// The files that break the rule; the first line of `place` is where the check must point.
    let broken: [(path: String, text: String)]
    let mended: [(path: String, text: String)]
    /// Where the violation is, as `path:line`.
    let place: String
    let house: House

    init(
        _ name: String, _ check: Check, house: House = .sample, broken: [(path: String, text: String)],
        mended: [(path: String, text: String)], place: String
    ) {
        self.name = name
        self.check = check
        self.house = house
        self.broken = broken
        self.mended = mended
        self.place = place
    }

    /// A sample in one file.
    init(
        _ name: String, _ check: Check, house: House = .sample, at path: String, broken: String,
        mended: String, line: Int
    ) {
        self.init(
            name, check, house: house, broken: [(path, broken)], mended: [(path, mended)],
            place: "\(path):\(line)")
    }

    var testDescription: String { name }
}

extension House {
    /// A small house: one room of words, two of knowledge, work above them.
    static let sample = House(
        rooms: [
            Room(.words, "Kernel"), Room(.knowledge, "Devices", ["Kernel"]),
            Room(.knowledge, "Bills", ["Kernel"]), Room(.work, "Workflows", ["Devices", "Bills"]),
        ],
        kernelFiles: ["Day.swift"])

    /// The small house with one file in Bills that may import Foundation, and Bills a large room.
    static let sampleWithException: House = {
        var house = sample
        house.largeRooms = [LargeRoom(room: "Bills", linesMax: 5000, reason: "many formats")]
        house.foundationUses = [FoundationUse(room: "Bills", files: 1, reason: "reads JSON")]
        return house
    }()
}

/// The sample house's manifest, with one target changed.
func sampleManifest(devices: String = #", uses: "Kernel""#, comment: String = "// Devices: the devices.")
    -> String
{
    """
    let package = Package(
        products: [.executable(name: "sample", targets: ["sample"])],
        targets: [
            // Kernel: the words.
            room("Kernel"),
            \(comment)
            room("Devices"\(devices), data: ["Data"]),
            // Bills: the bills.
            room("Bills", uses: "Kernel"),
            // Workflows: the work.
            room("Workflows", uses: "Devices", "Bills"),
            tests(of: "Devices"),
            // WiringTests: two rooms together.
            tests("WiringTests", uses: "Devices", "Bills"),
        ]
    )
    """
}

private func lines(_ count: Int, _ text: String) -> String {
    String(repeating: text + "\n", count: count)
}

private func body(_ count: Int, of head: String) -> String {
    "struct Device {\n    \(head) {\n" + lines(count, "        work()") + "    }\n}\n"
}

extension Sample {
    static let all: [Sample] = arrows + imports + calls + budgets + places + texts

    private static let arrows: [Sample] = [
        Sample(
            "an arrow that only the manifest has", .manifestEqualsTable, at: "Package.swift",
            broken: sampleManifest(devices: #", uses: "Kernel", "Bills""#), mended: sampleManifest(),
            line: 7),
        Sample(
            "an arrow that only the table has", .manifestEqualsTable, at: "Package.swift",
            broken: sampleManifest(devices: ""), mended: sampleManifest(), line: 7),
        Sample(
            "a room that the table does not know", .manifestEqualsTable, at: "Package.swift",
            broken: sampleManifest().replacing(#"tests(of: "Devices""#, with: #"room("Extra""#),
            mended: sampleManifest(), line: 12),
        Sample(
            "an arrow that points up", .arrowsPointDown, at: "Package.swift",
            broken: sampleManifest(devices: #", uses: "Kernel", "Workflows""#), mended: sampleManifest(),
            line: 7),
        Sample(
            "an arrow sideways that nobody allowed", .arrowsPointDown, at: "Package.swift",
            broken: sampleManifest(devices: #", uses: "Kernel", "Bills""#), mended: sampleManifest(),
            line: 7),
        Sample(
            "an arrow to a library without a floor", .arrowsPointDown, at: "Package.swift",
            broken: sampleManifest(
                devices: #", uses: "Kernel", .product(name: "Fast", package: "fast-kit")"#),
            mended: sampleManifest(), line: 7),
        Sample(
            "a target without a line of its own", .targetsAreExplained, at: "Package.swift",
            broken: sampleManifest(comment: "// The devices."), mended: sampleManifest(), line: 7),
    ]

    private static let imports: [Sample] = [
        Sample(
            "a forbidden import", .importsKeepToTable, at: "Sources/Devices/Device.swift",
            broken: "import Kernel\nimport Bills\n", mended: "import Kernel\n", line: 2),
        Sample(
            "a forbidden public import", .importsKeepToTable, at: "Sources/Devices/Device.swift",
            broken: "public import Bills\n", mended: "public import Kernel\n", line: 1),
        Sample(
            "a forbidden import of one type", .importsKeepToTable, at: "Sources/Devices/Device.swift",
            broken: "import struct Bills.Bill\n", mended: "import struct Kernel.Day\n", line: 1),
        Sample(
            "a forbidden testable import", .importsKeepToTable, at: "Sources/Devices/Device.swift",
            broken: "@testable import Workflows\n", mended: "// @testable import Workflows\n", line: 1),
        Sample(
            "a library that nobody allowed", .importsKeepToTable, at: "Sources/Devices/Device.swift",
            broken: "import FastKit\n", mended: "let text = \"import FastKit\"\n", line: 1),
        Sample(
            "a folder that is not a room", .importsKeepToTable,
            broken: [("Sources/Extra/Thing.swift", "struct Thing {}\n")],
            mended: [("Sources/Devices/Thing.swift", "struct Thing {}\n")],
            place: "Sources/Extra/Thing.swift:1"),
        Sample(
            "a test that imports more than it declares", .testImportsKeepToManifest,
            broken: [
                ("Package.swift", sampleManifest()),
                ("Tests/DevicesTests/DeviceTests.swift", "import Testing\n@testable import Bills\n"),
            ],
            mended: [
                ("Package.swift", sampleManifest()),
                (
                    "Tests/DevicesTests/DeviceTests.swift",
                    "import Kernel\n@testable import Devices\nimport Testing\n"
                ),
            ], place: "Tests/DevicesTests/DeviceTests.swift:2"),
        Sample(
            "a test of two rooms that imports a third", .testImportsKeepToManifest,
            broken: [
                ("Package.swift", sampleManifest()),
                ("Tests/WiringTests/WiringTests.swift", "import Bills\nimport Devices\nimport Kernel\n"),
            ],
            mended: [
                ("Package.swift", sampleManifest()),
                ("Tests/WiringTests/WiringTests.swift", "import Bills\nimport Devices\n"),
            ], place: "Tests/WiringTests/WiringTests.swift:3"),
        Sample(
            "Foundation in a pure room", .pureRoomsImportRooms, at: "Sources/Devices/Device.swift",
            broken: "import Foundation\n", mended: "import Kernel\n", line: 1),
        Sample(
            "Foundation in one file more", .foundationOnlyShrinks, house: .sampleWithException,
            broken: [
                ("Sources/Bills/Reader.swift", "import Foundation\n"),
                ("Sources/Bills/Bill.swift", "import Foundation\n"),
            ],
            mended: [
                ("Sources/Bills/Reader.swift", "import Foundation\n"),
                ("Sources/Bills/Bill.swift", "import Kernel\n"),
            ], place: "Sources/Bills:1"),
        Sample(
            "an exception that is no longer needed", .foundationOnlyShrinks, house: .sampleWithException,
            broken: [("Sources/Bills/Reader.swift", "import Kernel\n")],
            mended: [("Sources/Bills/Reader.swift", "import Foundation\n")], place: "Sources/Bills:1"),
    ]

    /// One sample for each ban, so that none can be mistyped.
    private static let calls: [Sample] =
        Check.bans.map { ban in
            let call = ban.spelled.joined() + (ban.spelled.last == "(" ? ")" : "")
            return Sample(
                "`\(call)` in a pure room", .noBannedCalls, at: "Sources/Devices/Device.swift",
                broken: "struct Device {\n    let made = \(call)\n}\n",
                mended: "struct Device {\n    // \(call)\n    let made = \"\(call)\"\n}\n", line: 2)
        } + [
            Sample(
                "a banned call within a text", .noBannedCalls, at: "Sources/Workflows/Assess.swift",
                broken: "let text = \"\"\"\n    made on \\(Date())\n    \"\"\"\n",
                mended: "let text = \"\"\"\n    made on \\(today)\n    \"\"\"\n", line: 2),
            Sample(
                "a fatalError", .noFatalError, at: "Sources/Devices/Device.swift",
                broken: "func read() { fatalError() }\n",
                mended: "func read() { precondition(isOpen, \"…\") }\n",
                line: 1),
        ]

    private static let budgets: [Sample] = [
        Sample(
            "a long function", .functionBudget, at: "Sources/Devices/Device.swift",
            broken: body(69, of: "func read(_ done: () -> Void = {}) -> Int"),
            mended: body(68, of: "func read(_ done: () -> Void = {}) -> Int"), line: 2),
        Sample(
            "a long computed property", .functionBudget, at: "Sources/Devices/Device.swift",
            broken: body(69, of: "var name: String"), mended: body(68, of: "var name: String"), line: 2),
        Sample(
            "a long closure", .functionBudget, at: "Sources/Devices/Device.swift",
            broken: body(69, of: "static let rule = Rule(\"R-1\")"),
            mended: body(68, of: "static let rule = Rule(\"R-1\")"), line: 2),
        Sample(
            "a long function behind braces in texts and comments", .functionBudget,
            at: "Tests/DevicesTests/DeviceTests.swift",
            broken: body(67, of: "func read() { /* } */ write(\"}\")\n"),
            mended: body(66, of: "func read() { /* } */ write(\"}\")\n"), line: 2),
        Sample(
            "a long line", .lineBudget, at: "Sources/Devices/Device.swift",
            broken: "let a = 1\nlet b = \"" + String(repeating: "守", count: 101) + "\"\n",
            mended: "let a = 1\nlet b = \"" + String(repeating: "守", count: 100) + "\"\n", line: 2),
        Sample(
            "a long line in a test, outside of its data", .lineBudget,
            at: "Tests/DevicesTests/DeviceTests.swift",
            broken: "let a = 1\nlet b = " + String(repeating: "1", count: 111) + "\n",
            mended: "let a = \"\"\"\n" + String(repeating: "1", count: 111) + "\n\"\"\"\n", line: 2),
        Sample(
            "a long file", .fileBudget, at: "Sources/Devices/Device.swift",
            broken: lines(301, "let a = 1"), mended: lines(300, "let a = 1"), line: 301),
        Sample(
            "a long test file", .fileBudget, at: "Tests/DevicesTests/DeviceTests.swift",
            broken: lines(501, "let a = 1"), mended: lines(500, "let a = 1"), line: 501),
        Sample(
            "a room that has grown too large", .roomBudget,
            broken: (0...20).map { ("Sources/Devices/File\($0).swift", lines(200, "let a = 1")) },
            mended: (1...20).map { ("Sources/Devices/File\($0).swift", lines(200, "let a = 1")) },
            place: "Sources/Devices:1"),
        Sample(
            "a large room that has grown larger", .roomBudget, house: .sampleWithException,
            broken: (0...25).map { ("Sources/Bills/File\($0).swift", lines(200, "let a = 1")) },
            mended: (1...25).map { ("Sources/Bills/File\($0).swift", lines(200, "let a = 1")) },
            place: "Sources/Bills:1"),
        Sample(
            "a large room that is large no more", .roomBudget, house: .sampleWithException,
            broken: (1...20).map { ("Sources/Bills/File\($0).swift", lines(200, "let a = 1")) },
            mended: (0...20).map { ("Sources/Bills/File\($0).swift", lines(200, "let a = 1")) },
            place: "Sources/Bills:1"),
    ]

    private static let places: [Sample] = [
        Sample(
            "a new file in Kernel", .kernelIsClosed,
            broken: [("Sources/Kernel/Colour.swift", "enum Colour {}\n")],
            mended: [("Sources/Kernel/Day.swift", "enum Day {}\n")], place: "Sources/Kernel/Colour.swift:1"),
        Sample(
            "a file that adds to a type by `+`", .fileNames,
            broken: [("Sources/Devices/String+Trim.swift", "\n")],
            mended: [("Sources/Devices/Trimming.swift", "\n")], place: "Sources/Devices/String+Trim.swift:1"),
        Sample(
            "a manager", .fileNames, broken: [("Sources/Devices/DeviceManager.swift", "\n")],
            mended: [("Sources/Devices/RiskManagement.swift", "\n")],
            place: "Sources/Devices/DeviceManager.swift:1"),
        Sample(
            "a folder of helpers", .fileNames, broken: [("Tests/DevicesTests/helpers/Read.swift", "\n")],
            mended: [("Tests/DevicesTests/BaselineTests.swift", "\n")],
            place: "Tests/DevicesTests/helpers/Read.swift:1"),
        Sample(
            "a room without a README", .roomsHaveReadme,
            broken: [("Sources/Devices/Device.swift", "\n")],
            mended: [
                ("Sources/Devices/Device.swift", "\n"), ("Sources/Devices/README.md", "# D\n\nIt is …\n"),
            ],
            place: "Sources/Devices/README.md:1"),
        Sample(
            "a README with a title only", .roomsHaveReadme, at: "Sources/Devices/README.md",
            broken: "# Devices\n", mended: "# Devices\n\nWhat a device is.\n", line: 1),
    ]

    private static let texts: [Sample] = [
        Sample(
            "something left for later", .nothingLeftUndone, at: "Sources/Devices/Device.swift",
            broken: "let a = 1\n// TO" + "DO: more\n", mended: "let a = 1\n// A device has no more.\n",
            line: 2),
        Sample(
            "a fault left to be mended", .nothingLeftUndone, at: "scripts/setup.sh",
            broken: "# FIX" + "ME\n", mended: "# setup\n", line: 1),
        Sample(
            "a path of one machine", .noMachinePaths, at: "docs/page.md",
            broken: "See `/ho" + "me/someone/x`.\n",
            mended: "See `docs/x` and https://example.org/ho" + "me/someone.\n", line: 1),
        Sample(
            "a test that cannot fail", .testsExpect, at: "Tests/DevicesTests/DeviceTests.swift",
            broken: "@Test func reads() {\n    read()\n}\n",
            mended: "@Test func reads() {\n    #expect(read())\n}\n", line: 1),
    ]
}

import Foundation

/// The built `mamori`, run as a user runs it.
enum BuiltBinary {
    struct Run {
        let code: Int32
        let output: String
        let errors: String
        var everything: String { output + errors }
    }

    /// The binary beside the test bundle.
    static let path: String = {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        var folder = bundle.deletingLastPathComponent()
        for _ in 0..<4 {
            let candidate = folder.appendingPathComponent("mamori").path
            if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
            folder = folder.deletingLastPathComponent()
        }
        fatalError("mamori was not built beside \(bundle.path).")
    }()

    /// Runs with these arguments in a folder; the language is Japanese unless an argument says otherwise.
    static func run(_ arguments: [String], in folder: URL = temporary, environment: [String: String] = [:])
        -> Run
    {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var inherited = ProcessInfo.processInfo.environment
        inherited["MAMORI_LANG"] = nil
        // What is kept on the machine that runs the tests takes no part.
        inherited["MAMORI_HOME"] = temporary.appendingPathComponent("home").path
        process.environment = inherited.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        let name = UUID().uuidString
        let files = ["out", "err"].map { temporary.appendingPathComponent("\(name).\($0)") }
        for file in files { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
        let handles = files.compactMap { try? FileHandle(forWritingTo: $0) }
        process.standardOutput = handles[0]
        process.standardError = handles[1]
        do { try process.run() } catch { fatalError("mamori does not start: \(error)") }
        process.waitUntilExit()
        let texts = files.map { (try? String(contentsOf: $0, encoding: .utf8)) ?? "" }
        for file in files { try? FileManager.default.removeItem(at: file) }
        let code = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        return Run(code: code, output: texts[0], errors: texts[1])
    }

    /// A folder of this test run's own.
    static let temporary: URL = {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "mamori-tests-\(UUID().uuidString)")
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        atexit { try? FileManager.default.removeItem(at: BuiltBinary.temporary) }
        return folder
    }()

    /// The root of the package.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A copy of the bundled examples that a test may change.
    static func copyOfExamples() throws -> URL {
        let copy = temporary.appendingPathComponent(UUID().uuidString)
        try FileManager.default.copyItem(at: root.appendingPathComponent("Examples"), to: copy)
        return copy
    }
}

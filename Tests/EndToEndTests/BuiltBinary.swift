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
        var inherited = ProcessInfo.processInfo.environment
        inherited["MAMORI_LANG"] = nil
        // What is kept on the machine that runs the tests takes no part.
        inherited["MAMORI_HOME"] = temporary.appendingPathComponent("home").path
        let name = UUID().uuidString
        let files = ["out", "err"].map { temporary.appendingPathComponent("\(name).\($0)") }
        let status = spawn(
            [path] + arguments, in: folder.path, output: files.map(\.path),
            environment: inherited.merging(environment) { $1 }.map { "\($0)=\($1)" })
        let texts = files.map { (try? String(contentsOf: $0, encoding: .utf8)) ?? "" }
        for file in files { try? FileManager.default.removeItem(at: file) }
        let signal = status & 0x7f
        return Run(code: signal == 0 ? status >> 8 & 0xff : -signal, output: texts[0], errors: texts[1])
    }

    /// Waits for the end itself: Foundation's Process now and then misses the end of one of many children.
    private static func spawn(
        _ arguments: [String], in folder: String, output: [String], environment: [String]
    ) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for (number, file) in zip(Int32(1)..., output) {
            posix_spawn_file_actions_addopen(&actions, number, file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        let words = (["env", "-C", folder] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup($0) } + [nil]
        defer { for text in words + variables { free(text) } }
        var child = pid_t()
        let refused = posix_spawn(&child, "/usr/bin/env", &actions, nil, words, variables)
        if refused != 0 { fatalError("mamori does not start: \(String(cString: strerror(refused)))") }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            if errno != EINTR { fatalError("mamori cannot be waited for: \(errno)") }
        }
        return status
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

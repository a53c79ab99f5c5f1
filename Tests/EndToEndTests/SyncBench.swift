import Foundation
import Testing

/// The server of `Server/sync_server.py`, started once for all tests; it ends with this process.
final class SyncServer: Sendable {
    static let shared: SyncServer? = try? SyncServer()

    let port: Int
    private let input: Pipe
    private let log: String

    init() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Server/sync_server.py").path
        log = BuiltBinary.temporary.path
        process.arguments = ["python3", "-B", script, log]
        let output = Pipe()
        let input = Pipe()
        process.standardOutput = output
        process.standardInput = input
        self.input = input
        try process.run()
        var line = Data()
        while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8) {
            line += byte
        }
        port = try #require(Int(String(decoding: line, as: UTF8.self)))
    }

    /// The requests of a run, a line of JSON each.
    func requests(_ run: String) throws -> String {
        try String(contentsOfFile: "\(log)/\(run).jsonl", encoding: .utf8)
    }
}

/// A `MAMORI_HOME` of its own, synchronised from the test server by the built binary.
struct SyncBench {
    let server: SyncServer
    let home = BuiltBinary.temporary.appendingPathComponent("home-\(UUID().uuidString)")
    let run = UUID().uuidString

    init() throws {
        server = try #require(SyncServer.shared, "python3 serves the feeds of these tests")
    }

    func mamori(_ arguments: [String]) -> BuiltBinary.Run {
        BuiltBinary.run(arguments, environment: environment)
    }

    var environment: [String: String] { ["MAMORI_HOME": home.path, "MAMORI_NVD_API_KEY": "a-key-of-tests"] }

    func base(_ source: String, _ how: String) -> String {
        let folder = source == "csaf" ? "/csaf" : ""
        return "http://127.0.0.1:\(server.port)/\(how)/\(run)-\(source)\(folder)"
    }

    func sync(_ sources: [String], _ how: String = "well", parts: [String] = []) -> BuiltBinary.Run {
        mamori(arguments(sources, how, parts: parts))
    }

    func arguments(_ sources: [String], _ how: String, parts: [String] = []) -> [String] {
        ["intel", "sync"] + sources + parts.flatMap { ["--part", $0] }
            + sources.flatMap { ["--feed", "\($0)=\(base($0, how))"] }
    }

    /// Everything that the server has.
    func syncAll() -> [BuiltBinary.Run] {
        [
            sync(["kev", "epss", "jvn", "csaf"]), sync(["nvd"], parts: ["2024"]),
            sync(["osv"], parts: ["PyPI"]),
        ]
    }

    func status() -> BuiltBinary.Run { mamori(["intel", "status", "--on", "2026-11-02"]) }

    /// The number behind 世代, and the count of a source's row.
    func generation() throws -> Int {
        let text = status().output
        let match = try #require(try /世代 ([0-9]+)/.firstMatch(in: text), "\(text)")
        return try #require(Int(match.1))
    }

    func scan() throws -> BuiltBinary.Run {
        let bill = BuiltBinary.temporary.appendingPathComponent("sync-bill.cdx.json")
        try Data(Self.bill.utf8).write(to: bill)
        return mamori(["scan", bill.path, "--explain", "--on", "2026-11-02"])
    }

    private static let bill = """
        {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "components": [
          {"type": "library", "name": "kaku-dicom", "version": "1.2.0", "purl": "pkg:pypi/kaku-dicom@1.2.0"},
          {"type": "application", "name": "imaging_server", "version": "1.0",
           "cpe": "cpe:2.3:a:kaku:imaging_server:1.0:*:*:*:*:*:*:*"}]}
        """
}

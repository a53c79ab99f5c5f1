import Feeds
import Foundation
import Kernel
import Synchronization
import Testing
import Ports

/// The server of `Server/feed_server.py`, started once for all tests; it ends with this process.
final class FeedServer: Sendable {
    /// One request that the server got.
    struct Request: Decodable {
        let path: String
        let headers: [String: String]
    }

    static let shared: FeedServer? = try? FeedServer()

    let port: Int
    private let input: Pipe
    private let log = FileManager.default.temporaryDirectory.path

    init() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Server/feed_server.py").path
        process.arguments = ["python3", script, log]
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

    func base(_ how: String, _ run: String) -> String { "http://127.0.0.1:\(port)/\(how)/\(run)" }

    /// What the server was asked in a run.
    func requests(_ run: String) throws -> [Request] {
        let text = try String(contentsOfFile: "\(log)/\(run).jsonl", encoding: .utf8)
        return try text.split(separator: "\n").map {
            try JSONDecoder().decode(Request.self, from: Data($0.utf8))
        }
    }
}

/// Time and chance that a test holds in its hands: sleeping moves the clock and nothing else.
final class TestPacing: FeedPacing {
    private let state = Mutex<(seconds: Double, sleeps: [Double])>((0, []))

    var sleeps: [Double] { state.withLock { $0.sleeps } }

    func seconds() -> Double { state.withLock { $0.seconds } }

    func sleep(seconds: Double) {
        state.withLock {
            $0.seconds += seconds
            $0.sleeps.append(seconds)
        }
    }

    func random() -> Double { 0.5 }
}

/// 2026-11-02T00:00:00Z, always.
struct FixedClock: Clock {
    func now() -> Instant { Instant(secondsSinceEpoch: 1_793_577_600) }
}

/// One source at the test server, with a spool of its own.
struct FeedBench {
    let run = UUID().uuidString
    let spool: String
    let pacing = TestPacing()
    var settings = FeedSettings()

    init() {
        spool = FileManager.default.temporaryDirectory.appendingPathComponent("mamori-feeds-\(run)").path
        settings.stallSeconds = 2
        settings.triesMax = 4
        settings.progressBytes = 1 << 30
    }

    func fetch(
        _ source: FeedSource, _ how: String = "well", parts: [String] = [], cursor: String? = nil,
        apiKey: String? = nil, bytesMax: Int = 64 << 20, secondsMax: Int = 3_000
    ) throws -> FeedAnswer {
        let server = try #require(FeedServer.shared, "python3 serves the feeds of these tests")
        let client = CurlFeedClient(
            clock: FixedClock(), version: "0.0-test", environment: [:], pacing: pacing, settings: settings)
        return try client.fetch(
            FeedRequest(
                source: source, parts: parts, base: server.base(how, run), apiKey: apiKey, cursor: cursor,
                spool: spool, secondsMax: secondsMax, bytesMax: bytesMax)
        ) { _ in }
    }

    func clear() throws {
        try CurlFeedClient(clock: FixedClock(), version: "", environment: [:]).clear(spool: spool)
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: spool)
        let log = FileManager.default.temporaryDirectory.appendingPathComponent("\(run).jsonl")
        try? FileManager.default.removeItem(at: log)
    }

    func requests() throws -> [FeedServer.Request] {
        try #require(FeedServer.shared).requests(run)
    }

    /// Names of what lies among the whole documents.
    func documentNames() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: spool + "/documents")
            .filter { !$0.hasPrefix("list-") }.sorted()
    }
}

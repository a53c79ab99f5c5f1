import Feeds
import Foundation
import Testing
import Ports

/// A run that is killed at any moment is gone on with by the next one.
struct KillTests {
    private static let variable = "MAMORI_FEED_TEST_CHILD"

    /// Does nothing in a run of the tests; in the process that `aKilledRunIsGoneOnWith` starts, it fetches.
    @Test(.enabled(if: ProcessInfo.processInfo.environment[variable] != nil))
    func aChildThatFetches() throws {
        let words = (ProcessInfo.processInfo.environment[Self.variable] ?? "").split(separator: " ")
        try #require(words.count == 2)
        let client = CurlFeedClient(clock: FixedClock(), version: "0.0-child", environment: [:])
        let request = FeedRequest(source: .kev, base: String(words[0]), spool: String(words[1]))
        let answer = try client.fetch(request) { _ in }
        #expect(answer.documents.count == 1)
    }

    @Test func aKilledRunIsGoneOnWith() throws {
        let server = try #require(FeedServer.shared)
        let bench = FeedBench()
        defer { bench.remove() }
        let other = FeedBench()
        defer { other.remove() }
        let good = try other.fetch(.kev)
        let original = try Data(contentsOf: URL(fileURLWithPath: good.documents[0].path))
        var partsSeen = 0
        var kills = 0
        // Deterministic, spread over starting, fetching and ending.
        for step in 0..<10 {
            let child = try start(server.base("slow", bench.run), bench.spool)
            Thread.sleep(forTimeInterval: 0.1 + Double(step * 7 % 10) * 0.06)
            if child.isRunning { kills += 1 }
            kill(child.processIdentifier, SIGKILL)
            child.waitUntilExit()
            let whole = bench.spool + "/documents/known_exploited_vulnerabilities.json"
            if let file = FileManager.default.contents(atPath: whole) {
                #expect(file == original)
                // The next kill is to meet an unfinished part again.
                try bench.clear()
            }
            let part = bench.spool + "/parts/known_exploited_vulnerabilities.json"
            if let bytes = FileManager.default.contents(atPath: part) {
                partsSeen += 1
                #expect(original.starts(with: bytes))
            }
        }
        let answer = try bench.fetch(.kev, "slow")
        #expect(FileManager.default.contents(atPath: answer.documents[0].path) == original)
        #expect(try FileManager.default.contentsOfDirectory(atPath: bench.spool + "/parts").isEmpty)
        print("killed \(kills) times, \(partsSeen) parts left unfinished")
        #expect(kills > 0)
    }

    private func start(_ base: String, _ spool: String) throws -> Process {
        let process = Process()
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        process.executableURL = URL(fileURLWithPath: own)
        process.arguments = ["--testing-library", "swift-testing", "--filter", "KillTests/aChildThatFetches"]
        var environment = ProcessInfo.processInfo.environment
        environment[Self.variable] = "\(base) \(spool)"
        process.environment = environment
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }
}

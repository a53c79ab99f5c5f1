import Foundation
import Kernel
import Testing
import Vulnerabilities
import Ports

@testable import Intelligence

/// Readers and writers beside each other, and writers that end before their time. The writer is a process of
/// its own: `Trials churn`.
@Suite(.serialized) struct KillTests {
    private let folder = TemporaryStore()

    private func trials(_ arguments: [String], output: FileHandle? = nil) throws -> Process {
        let process = Process()
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        process.executableURL = bundle.deletingLastPathComponent().appendingPathComponent("Trials")
        process.arguments = arguments
        if let output { process.standardOutput = output }
        try process.run()
        return process
    }

    /// The one generation that all records are of; nil where they are of several.
    private func generation(_ index: any IntelligenceIndex) -> String? {
        var stamps: Set<String> = []
        var count = 0
        index.forEachRecord {
            stamps.insert(index.head($0).asserter == nil ? index.advisory($0).weaknesses.first ?? "" : "")
            count += 1
        }
        return count == 40 && stamps.count == 1 && !index.isDamaged ? stamps.first : nil
    }

    @Test("A writer killed at any moment leaves one whole generation, no lock, and nothing that stays")
    func killed() throws {
        let kills = Int(ProcessInfo.processInfo.environment["MAMORI_KILLS"] ?? "") ?? 10
        var random = FixedGenerator(state: 3)
        var (old, new, leftovers, generations) = (0, 0, 0, 0)
        let log = folder.path + ".log"
        defer { unlink(log) }
        for _ in 0..<kills {
            #expect(FileManager.default.createFile(atPath: log, contents: nil))
            let output = try #require(FileHandle(forWritingAtPath: log))
            let process = try trials(["churn", folder.path], output: output)
            usleep(UInt32(30_000 + random.below(400_000)))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            #expect(process.terminationReason == .uncaughtSignal)
            let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
            guard let last = lines.last?.split(separator: " "), last.count == 2, let told = Int(last[1])
            else {
                continue
            }
            let index = try? folder.store.open()
            let stands = index.flatMap { generation($0) }
            if index != nil { #expect(stands != nil, "records of several generations") }
            let number = stands.flatMap { Int($0) } ?? 0
            generations = number
            // `begin 7` is said before 7 is committed, `done 7` after.
            #expect(number == told || last[0] == "begin" && number == told - 1, "\(number), \(last)")
            if number == told { new += 1 } else { old += 1 }
            leftovers += try swept()
        }
        #expect(old + new > kills / 2)
        print(
            "kill -9: \(kills) kills, \(new) times the new generation, \(old) times the old one,",
            "\(generations) generations, \(leftovers) leftover files swept")
    }

    /// How many files a killed writer has left; none are there when the next one has begun.
    private func swept() throws -> Int {
        let list = try folder.store.list()
        let names = Set(list.segments.map(\.name))
        func unused() -> Int {
            SystemFolder.names(folder.path + "/segments")
                .filter { $0.hasSuffix(".part") || !names.contains(String($0.prefix { $0 != "." })) }.count
                + SystemFolder.names(folder.path).count { $0 == "current.part" }
        }
        let before = unused()
        let writer = try folder.store.begin()
        // Its own file of records; the index is not begun before a commit.
        withExtendedLifetime(writer) { #expect(unused() == 1) }
        return before
    }

    @Test("A reader sees one whole generation while a writer commits and joins")
    func beside() throws {
        let process = try trials(["churn", folder.path], output: .nullDevice)
        defer {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        let end = Date().addingTimeInterval(3)
        var seen: Set<String> = []
        var broken = 0
        while Date() < end {
            guard let index = try? folder.store.open() else { continue }
            if let stamp = generation(index) { seen.insert(stamp) } else { broken += 1 }
        }
        #expect(broken == 0 && seen.count > 3, "\(broken) broken, \(seen.count) generations")
    }

    @Test("Two writers: the second is told that the first is at work")
    func busy() throws {
        let writer = try folder.store.begin()
        #expect(throws: IntelligenceRefusal.busy(path: folder.path)) { try folder.store.begin() }
        _ = try writer.commit([])
    }

    @Test("A full medium is refused with path and reason; what was there stays in use")
    func full() throws {
        try folder.commit([Advisory(source: "nvd", id: "A-1", origin: Origin(file: "f"))])
        let process = try trials(["fill", folder.path, "200000"])
        process.waitUntilExit()
        // `fill` ends with 7 when the refusal named a file of the store and said why.
        #expect(process.terminationStatus == 7)
        #expect(try folder.store.open().named("A-1").count == 1)
        #expect(folder.files(".part").isEmpty)
        try folder.commit([Advisory(source: "nvd", id: "A-2", origin: Origin(file: "f"))])
        #expect(try folder.store.open().named("A-2").count == 1)
    }

    @Test("A folder that cannot be written is refused with path and reason")
    func unwritable() throws {
        let path = "/proc/mamori-nowhere"
        let refusal = #expect(throws: IntelligenceRefusal.self) { try RecordStore(path).begin() }
        guard case .failed(let told, let reason)? = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(told.hasPrefix("/proc/") && !reason.isEmpty)
    }
}

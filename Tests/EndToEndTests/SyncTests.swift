import Foundation
import Testing

/// Feeds of a server on this machine, fetched and taken in by the binary as a user runs it.
@Suite struct SyncTests {
    @Test func everySourceIsTakenInAndFoundAgain() throws {
        let bench = try SyncBench()
        for run in bench.syncAll() { #expect(run.code == 0, "\(run.everything)") }
        let status = bench.status()
        // CISA's last entry on this server is old, which is told as such and is no failure.
        #expect(status.code == 1 && !status.output.contains("失敗"), "\(status.everything)")
        #expect(status.output.contains("古い"), "\(status.everything)")
        let first = try bench.scan()
        #expect(first.code == 1)
        for found in ["CVE-2024-1001", "CVE-2024-1002", "CVE-2026-9001", "CVE-2026-9002", "CVE-2026-9101"] {
            #expect(first.output.contains(found), "\(found) in \(first.everything)")
        }
        #expect(first.output.contains("KEV"))
        // Nothing new: nothing is written anew, whether by 304 or because the records are the same.
        let generation = try bench.generation()
        for run in bench.syncAll() {
            #expect(run.code == 0, "\(run.everything)")
            #expect(!run.output.contains("1 件\n"), "\(run.output)")
        }
        #expect(try bench.generation() == generation)
        #expect(try bench.scan().output == first.output)
        #expect(try bench.server.requests("\(bench.run)-kev").contains("if-none-match"))
        #expect(
            !FileManager.default.fileExists(atPath: bench.home.path + "/intelligence/spool/kev/documents"))
    }

    @Test(arguments: [
        ("renamed", "[kev-id]"), ("nolengthcut", "求めた形"), ("page", "求めた形"), ("403", "HTTP 403"),
        ("429long", "HTTP 429"), ("plain", "転送先"), ("hugelength", "MiBを超えます"),
    ])
    func aSourceThatFailsKeepsWhatWasThere(how: String, words: String) throws {
        let bench = try SyncBench()
        #expect(bench.sync(["kev"]).code == 0)
        #expect(bench.sync(["nvd"], parts: ["2024"]).code == 0)
        let (before, generation) = (try bench.scan(), try bench.generation())
        // The source beside it goes on.
        let arguments =
            ["intel", "sync", "kev", "epss"]
            + ["--feed", "kev=\(bench.base("kev", how))", "--feed", "epss=\(bench.base("epss", "well"))"]
        let run = bench.mamori(arguments)
        #expect(run.code == 3, "\(run.everything)")
        #expect(run.output.contains("epss: 2 件"), "\(run.output)")
        #expect(run.errors.contains(words), "\(run.errors)")
        let status = bench.status()
        #expect(status.code == 1)
        #expect(status.output.contains("失敗（"), "\(status.output)")
        #expect(try bench.generation() == generation + 1)
        let after = try bench.scan()
        #expect(after.code == before.code)
        #expect(after.output.contains("CVE-2024-1001") && after.output.contains("KEV"))
        #expect(bench.mamori(["intel", "status", "--lang", "en"]).output.contains("failed ("))
        #expect(bench.sync(["kev"]).code == 0)
        #expect(!bench.status().output.contains("失敗"))
    }

    @Test func aWrongChecksumIsToldAndAskedForAgain() throws {
        let bench = try SyncBench()
        let run = bench.sync(["nvd"], "wrongsum", parts: ["2024"])
        #expect(run.code == 1, "\(run.everything)")
        #expect(run.errors.contains("feed-checksum"))
        #expect(bench.status().output.contains("1 個の文書を取得できていません"))
        #expect(bench.sync(["nvd"], "wrongsum", parts: ["2024"]).code == 0)
        #expect(bench.status().code == 0, "\(bench.status().output)")
        #expect(try bench.scan().output.contains("CVE-2024-1001"))
    }

    @Test func aServerThatAsksToWaitIsWaitedFor() throws {
        let bench = try SyncBench()
        let run = bench.sync(["kev"], "once-429")
        #expect(run.code == 0, "\(run.everything)")
        #expect(run.output.contains("kev: 2000 件"))
    }

    @Test func aServerThatDiesIsGoneOnWith() throws {
        let bench = try SyncBench()
        let first = bench.sync(["kev"], "dies")
        #expect(first.code == 3, "\(first.everything)")
        #expect(bench.status().code == 3, "nothing is kept yet")
        #expect(bench.status().output.contains("HTTP 403"))
        let second = bench.sync(["kev"], "dies")
        #expect(second.code == 0, "\(second.everything)")
        let requests = try bench.server.requests("\(bench.run)-kev").split(separator: "\n")
        #expect(requests.count == 3)
        #expect(requests.last?.contains("\"range\": \"bytes=") == true, "\(requests)")
    }

    @Test(arguments: [
        ["intel", "sync", "nothing"], ["intel", "sync", "--part", "PyPI"],
        ["intel", "sync", "kev", "--feed", "kev"],
        ["intel", "sync", "kev", "--feed", "no=https://a.example"],
    ])
    func wrongUsageIsRefused(arguments: [String]) throws {
        let run = try SyncBench().mamori(arguments)
        #expect(run.code == 64, "\(run.everything)")
    }

    @Test func aSourceThatGivesAnothersDocumentsIsRefused() throws {
        let bench = try SyncBench()
        let run = bench.sync(["kev"], "swapped")
        #expect(run.code == 3, "\(run.everything)")
        #expect(run.errors.contains("feed-other-source"), "\(run.errors)")
    }

    /// `MAMORI_KILLS` says how often; `make kill-sync` a hundred times.
    @Test func killedAtAnyMomentThereIsTheOldOrTheNew() throws {
        let bench = try SyncBench()
        #expect(bench.sync(["kev"]).code == 0)
        let old = bench.home.appendingPathExtension("old")
        try FileManager.default.copyItem(at: bench.home, to: old)
        let times = Int(ProcessInfo.processInfo.environment["MAMORI_KILLS"] ?? "") ?? 5
        let clock = ContinuousClock()
        let whole = clock.measure { #expect(bench.sync(["kev"], "more").code == 0) }
        try FileManager.default.removeItem(at: bench.home)
        try FileManager.default.copyItem(at: old, to: bench.home)
        var seed: UInt64 = 20_261_102
        var (runs, killed, unfinished, renewed) = (0, 0, 0, 0)
        // A run that ends before its kill counts for nothing; most moments lie within a run's own length.
        while killed < times, runs < 3 * times + 10 {
            runs += 1
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let process = Process()
            process.executableURL = URL(fileURLWithPath: BuiltBinary.path)
            process.arguments = bench.arguments(["kev"], "more")
            process.environment = ProcessInfo.processInfo.environment.merging(bench.environment) { $1 }
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            Thread.sleep(forTimeInterval: Double(seed >> 33) / Double(1 << 31) * (whole / .seconds(1)))
            if process.isRunning { killed += 1 }
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            #expect(bench.mamori(["intel", "check"]).code == 0)
            let status = bench.status().output
            let records = [2_000, 2_500].filter { status.contains(" \($0) ") }
            #expect(records.count == 1, "\(status)")
            guard records == [2_500] else {
                unfinished += 1
                continue
            }
            // With the new records stands the new cursor: the publisher is asked, and has nothing new.
            let next = bench.sync(["kev"], "more")
            #expect(next.output.contains("新しいものはありません"), "\(next.everything)")
            renewed += 1
            try FileManager.default.removeItem(at: bench.home)
            try FileManager.default.copyItem(at: old, to: bench.home)
        }
        #expect(bench.sync(["kev"], "more").code == 0)
        #expect(bench.status().output.contains(" 2500 "))
        print("kill -9: \(killed) of \(runs) runs; \(unfinished) left the old records, \(renewed) the new")
        #expect(killed == times)
    }
}

import Foundation
import Kernel
import Testing
import Ports

@testable import Feeds

/// Each source with the publisher's addresses and shapes: everything first, then what changed.
struct SourceTests {
    @Test func nvdFillsByYearsAndGoesOnByWindows() throws {
        let bench = FeedBench()
        defer { bench.remove() }
        let answer = try bench.fetch(.nvd, parts: ["2024"], apiKey: "a-key")
        #expect(answer.findings.isEmpty)
        let names = answer.documents.map(\.name)
        #expect(names.first == "nvdcve-2.0-2024.json.gz")
        // Three changed records, two a page; from a day before the file was made.
        #expect(names.dropFirst().allSatisfy { $0.hasPrefix("nvd-changes-") })
        #expect(names.count == 3)
        let requests = try bench.requests()
        #expect(requests.allSatisfy { $0.headers["apikey"] == "a-key" })
        let page = try #require(requests.last?.path)
        #expect(
            page.contains("lastModStartDate=2026-10-31T06:55:00.000Z&lastModEndDate=2026-11-02T00:00:00.000Z")
        )
        #expect(page.contains("resultsPerPage=2000&startIndex=2"))
        #expect(FeedCursor(answer.cursor)?.until["api"] == "2026-11-02T00:00:00Z")
        // The same request again, not stored yet: the whole pages are not asked for a second time.
        let again = try bench.fetch(.nvd, parts: ["2024"], apiKey: "a-key")
        #expect(again.documents == answer.documents)
        #expect(try bench.requests().filter { $0.path.contains("/rest/") }.count == 2)
    }

    @Test func nvdWindowsAreShortAndItsPaceIsKept() throws {
        let bench = FeedBench()
        defer { bench.remove() }
        var cursor = FeedCursor()
        cursor.until["api"] = "2026-01-01T00:00:00Z"
        let answer = try bench.fetch(.nvd, cursor: cursor.text)
        // 305 days: three windows of two pages each; the sixth request waits.
        #expect(answer.documents.count == 6)
        #expect(bench.pacing.sleeps == [30])
    }

    @Test func aWrongChecksumIsSaidAndTheFileIsTakenOnceMore() throws {
        let bench = FeedBench()
        defer { bench.remove() }
        let answer = try bench.fetch(.nvd, "once-damaged", parts: ["2024"])
        #expect(answer.documents.count == 3)
        let checksum = try #require(answer.findings.first { $0.code == "feed-checksum" })
        #expect(checksum.severity == .warning)
        #expect(checksum.origin.file.hasSuffix("/nvdcve-2.0-2024.json.gz"))
    }

    @Test func whatIsDamagedAgainAndAgainIsRefused() throws {
        let bench = FeedBench()
        defer { bench.remove() }
        // The year is left for the next time; a window of changes must not be left out.
        let refusal = #expect(throws: FeedRefusal.self) { try bench.fetch(.nvd, "damaged", parts: ["2024"]) }
        #expect(refusal?.code == "feed-form")
        #expect(refusal?.place.contains("/rest/json/cves/2.0") == true)
    }

    @Test func csafAdvisoriesAreHeldAgainstTheirHashes() throws {
        let bench = FeedBench()
        defer { bench.remove() }
        let server = try #require(FeedServer.shared)
        let folder = server.base("well", bench.run) + "/csaf/"
        let metadata = server.base("well", bench.run) + "/.well-known/csaf/provider-metadata.json"
        for provider in [folder, metadata] {
            let answer = try bench.fetch(.csaf, parts: [provider])
            #expect(answer.documents.count == 3)
            #expect(answer.findings.isEmpty)
            #expect(answer.documents[0].name == "csaf-127.0.0.1-icsma-26-001-01.json")
            let next = try bench.fetch(.csaf, parts: [provider], cursor: answer.cursor)
            #expect(next.isUnchanged)
            try bench.clear()
        }
        #expect(try bench.requests().allSatisfy { !$0.path.contains("secret") })
        let damaged = try bench.fetch(.csaf, parts: [server.base("damaged", bench.run) + "/csaf/"])
        #expect(damaged.documents.isEmpty && !damaged.isUnchanged)
        #expect(
            damaged.findings.filter { $0.severity == .error }.map(\.code)
                == Array(repeating: "feed-checksum", count: 3))
        // The same advisories are asked for again, though nothing is newer.
        let again = try bench.fetch(
            .csaf, parts: [server.base("damaged", bench.run) + "/csaf/"], cursor: damaged.cursor)
        #expect(again.findings.filter { $0.severity == .error }.count == 3)
    }

    @Test func osvTakesTheArchiveThenSingleRecords() throws {
        let bench = FeedBench()
        defer { bench.remove() }
        let answer = try bench.fetch(.osv, parts: ["PyPI"])
        #expect(answer.documents.map(\.name) == ["osv-PyPI.zip"])
        var cursor = try #require(FeedCursor(answer.cursor))
        #expect(cursor.until["PyPI"] == "2026-11-05T00:00:00Z")
        #expect(try bench.fetch(.osv, parts: ["PyPI"], cursor: answer.cursor).isUnchanged)
        cursor.until["PyPI"] = "2026-11-04T00:00:00Z"
        let next = try bench.fetch(.osv, parts: ["PyPI"], cursor: cursor.text)
        #expect(next.documents.map(\.name) == ["osv-PyPI-PYSEC-2026-1.json", "osv-PyPI-PYSEC-2026-2.json"])
        #expect(throws: FeedRefusal.noSuchPart(source: .osv, part: "Nowhere")) {
            try bench.fetch(.osv, parts: ["Nowhere"])
        }
    }

    @Test func theCVEListTakesTheZipThenTheLogOfChanges() throws {
        let bench = FeedBench()
        defer { bench.remove() }
        let answer = try bench.fetch(.cve)
        #expect(answer.documents.map(\.name) == ["cvelistV5-main.zip"])
        var cursor = try #require(FeedCursor(answer.cursor))
        #expect(cursor.until["list"] == "2026-11-02T02:00:00Z")
        cursor.until["list"] = "2026-11-01T00:00:00Z"
        let next = try bench.fetch(.cve, cursor: cursor.text)
        #expect(next.documents.map(\.name) == ["CVE-2026-1111.json", "CVE-2026-12345.json"])
        // Older than the log reaches back: the zip again.
        cursor.until["list"] = "2026-01-01T00:00:00Z"
        cursor.validators = [:]
        #expect(try bench.fetch(.cve, cursor: cursor.text).documents.map(\.name) == ["cvelistV5-main.zip"])
    }

    @Test(arguments: ["hnd", "oka"])
    func jvnFillsByYearsAndGoesOnByTheAPI(_ variant: String) throws {
        let bench = FeedBench()
        defer { bench.remove() }
        let answer = try bench.fetch(.jvn, parts: [variant])
        #expect(answer.findings.isEmpty)
        let names = answer.documents.map(\.name)
        #expect(names.first == "jvndb_detail_2026.rdf")
        // Sixty changed entries: ten an answer in the one variant, one in the other; two years of alerts.
        #expect(names.count == 1 + (variant == "hnd" ? 6 : 60) + 2)
        let overviews = try bench.requests().filter { $0.path.contains("getVulnOverviewList") }
        #expect(overviews.count == 2)
        #expect(bench.pacing.sleeps.count > 5)
        let next = try bench.fetch(.jvn, parts: [variant], cursor: answer.cursor)
        #expect(!next.documents.map(\.name).contains("jvndb_detail_2026.rdf"))
        #expect(throws: FeedRefusal.noSuchPart(source: .jvn, part: "itm")) {
            try bench.fetch(.jvn, parts: ["itm"])
        }
    }

    @Test(arguments: [FeedSource.epss, .endoflife])
    func singleFilesComeOnceAndThenOnlyWhenChanged(_ source: FeedSource) throws {
        let bench = FeedBench()
        defer { bench.remove() }
        let answer = try bench.fetch(source)
        #expect(answer.documents.count == 1)
        try bench.clear()
        #expect(try bench.fetch(source, cursor: answer.cursor).isUnchanged)
    }
}

import Feeds
import Foundation
import Kernel
import Testing
import Ports

/// One document from a server that does not do what it should.
struct MisbehaviourTests {
    struct Row: CustomTestStringConvertible {
        let how: String
        /// Nil when the document comes whole all the same.
        let refusal: String?
        /// Requests that the server gets.
        let requests: Int
        /// Findings on the way.
        let findings: [String]
        /// What the client waited for, at least, in all.
        let waited: Double
        let bytesMax: Int

        init(
            _ how: String, refusal: String? = nil, requests: Int, findings: [String] = [], waited: Double = 0,
            bytesMax: Int = 64 << 20
        ) {
            self.how = how
            self.refusal = refusal
            self.requests = requests
            self.findings = findings
            self.waited = waited
            self.bytesMax = bytesMax
        }

        var testDescription: String { how }
    }

    static let rows = [
        Row("well", requests: 1),
        Row("chunked", requests: 1),
        Row("nolength", requests: 1),
        Row("once-429", requests: 2, waited: 7),
        Row("429", refusal: "feed-unavailable", requests: 4, waited: 21),
        Row("429long", refusal: "feed-unavailable", requests: 1),
        Row("once-503date", requests: 2, waited: 40),
        Row("once-500", requests: 2, waited: 1),
        Row("500", refusal: "feed-unavailable", requests: 4, waited: 7),
        Row("403", refusal: "feed-refused", requests: 1),
        Row("once-cut", requests: 2),
        Row("cut3", requests: 4),
        Row("norange", requests: 2),
        Row("newtag", requests: 2),
        Row("wrongpart", requests: 3),
        Row("longer", refusal: "feed-cut-off", requests: 4),
        Row("once-longer", requests: 2),
        Row("shorter", refusal: "feed-form", requests: 2, findings: ["feed-form", "feed-form"]),
        Row("once-shorter", requests: 2, findings: ["feed-form"]),
        Row("hugelength", refusal: "feed-bytes", requests: 1),
        Row("nolengthcut", refusal: "feed-form", requests: 2, findings: ["feed-form", "feed-form"]),
        Row("page", refusal: "feed-form", requests: 2, findings: ["feed-form", "feed-form"]),
        Row("once-damaged", requests: 2, findings: ["feed-form"]),
        Row("damaged", refusal: "feed-form", requests: 2, findings: ["feed-form", "feed-form"]),
        Row("moved", requests: 2),
        Row("host", refusal: "feed-redirect", requests: 1),
        Row("plain", refusal: "feed-redirect", requests: 1),
        Row("nolocation", refusal: "feed-redirect", requests: 1),
        Row("loop", refusal: "feed-redirects", requests: 6),
        Row("endless", refusal: "feed-bytes", requests: 1, bytesMax: 4 << 20),
        Row("drip", refusal: "feed-stalled", requests: 4),
        Row("once-silent", requests: 2),
    ]

    @Test(arguments: rows)
    func aDocumentComesWholeOrNotAtAll(_ row: Row) throws {
        let bench = FeedBench()
        defer { bench.remove() }
        var code: String?
        var findings: [String] = []
        do {
            let answer = try bench.fetch(.kev, row.how, bytesMax: row.bytesMax)
            findings = answer.findings.map(\.code)
            let document = try #require(answer.documents.first)
            #expect(answer.documents.count == 1)
            #expect(document.sha256 == Self.kev)
            #expect(document.name == "known_exploited_vulnerabilities.json")
            let file = try Data(contentsOf: URL(fileURLWithPath: document.path))
            #expect(file.count == document.bytes)
        } catch let refusal as FeedRefusal {
            code = refusal.code
            #expect(try bench.documentNames().isEmpty)
            #expect(!refusal.message.ja.isEmpty && !refusal.message.en.isEmpty)
        }
        #expect(code == row.refusal)
        if code == nil { #expect(findings == row.findings) }
        #expect(try bench.requests().count == row.requests)
        #expect(bench.pacing.sleeps.reduce(0, +) >= row.waited)
    }

    /// The digest of the catalogue that the server makes, from a good answer.
    private static let kev: String = {
        let bench = FeedBench()
        defer { bench.remove() }
        return (try? bench.fetch(.kev).documents.first?.sha256) ?? "the server did not answer"
    }()

    @Test func partsAreGoneOnWithAndConditionsAreSent() throws {
        let bench = FeedBench()
        defer { bench.remove() }
        let first = try bench.fetch(.kev, "once-cut")
        let requests = try bench.requests()
        #expect(requests[0].headers["range"] == nil)
        let half = first.documents[0].bytes / 2
        #expect(requests[1].headers["range"] == "bytes=\(half)-")
        #expect(requests[1].headers["if-range"]?.hasPrefix("\"") == true)
        #expect(requests[1].headers["user-agent"] == "mamori/0.0-test")
        // Not yet stored by the caller: the document is given again, and comes from the spool.
        let again = try bench.fetch(.kev, "once-cut")
        #expect(again.documents == first.documents)
        #expect(!again.isUnchanged)
        // Stored: nothing new.
        try bench.clear()
        let stored = try bench.fetch(.kev, "once-cut", cursor: first.cursor)
        #expect(stored.isUnchanged && stored.documents.isEmpty)
        #expect(stored.cursor == first.cursor)
        #expect(try bench.requests().last?.headers["if-none-match"] != nil)
    }

    @Test func aSpoolIsUsedByOneRunAtATimeAndAStrangeCursorIsSaid() throws {
        let bench = FeedBench()
        defer { bench.remove() }
        let answer = try bench.fetch(.epss, cursor: "not a cursor")
        #expect(answer.findings.map(\.code) == ["feed-cursor"])
        let lock = open(bench.spool + "/lock", O_RDWR)
        defer { close(lock) }
        #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
        #expect(throws: FeedRefusal.spoolInUse(path: bench.spool)) { try bench.fetch(.epss) }
    }

    @Test func aFetchEndsInTimeThoughThePublisherAsksToWait() throws {
        let bench = FeedBench()
        defer { bench.remove() }
        // Seven seconds each time: the second wait would be too long.
        #expect(throws: FeedRefusal.timeOver(source: .kev, seconds: 10)) {
            try bench.fetch(.kev, "429", secondsMax: 10)
        }
        #expect(bench.pacing.sleeps.count == 1)
    }

    @Test func aKeyGoesToItsOwnServerAlone() throws {
        let bench = FeedBench()
        defer { bench.remove() }
        let other = try FeedServer()
        let answer = try bench.fetch(.nvd, "port\(other.port)", parts: ["2024"], apiKey: "a-key")
        #expect(answer.documents.count == 3)
        let requests = try bench.requests()
        let led = requests.filter { $0.headers["host"] == "127.0.0.1:\(other.port)" }
        #expect(led.count == 3)
        #expect(led.allSatisfy { $0.headers["apikey"] == nil })
        #expect(requests.filter { $0.headers["apikey"] == "a-key" }.count == requests.count - led.count)
    }
}

import Foundation
import Kernel
import Testing
import Ports

@testable import Feeds

/// Small rules on addresses, names, times and heads.
struct FeedRuleTests {
    @Test(arguments: [
        ("https://nvd.nist.gov/x", true), ("http://nvd.nist.gov/x", false), ("http://127.0.0.1:8080/x", true),
        ("http://localhost/x", true), ("http://[::1]/x", true), ("http://127.evil.example/", false),
        ("http://127.0.0.1.evil.example/", false), ("https://user:word@mirror.example/", false),
        ("ftp://ftp.example/", false), ("file:///etc/passwd", false), ("nvd.nist.gov", false), ("", false),
    ])
    func anAddressIsHTTPSOrTheMachineItself(_ text: String, _ isGood: Bool) {
        #expect((FeedAddress(text) != nil) == isGood)
    }

    @Test(arguments: [
        ("https://a.example/x", "https://b.example/y", true), ("https://a.example/x", "/y", true),
        ("https://a.example/x", "http://a.example/x", false),
        ("https://a.example/x", "http://127.0.0.1/x", false),
        ("http://127.0.0.1:1/x", "http://127.0.0.1:2/y", true),
        ("http://127.0.0.1:1/x", "http://localhost/y", false),
        ("http://127.0.0.1:1/x", "https://a.example/", true), ("https://a.example/x", "//b.example/y", true),
        ("https://a.example/x", "file:///etc/passwd", false),
    ])
    func aRedirectNeverLeavesHTTPS(_ from: String, _ to: String, _ isFollowed: Bool) throws {
        let address = try #require(FeedAddress(from))
        #expect((address.resolving(to).map { address.mayRedirect(to: $0) } ?? false) == isFollowed)
    }

    @Test func aKeyStaysWithItsServer() throws {
        let own = try #require(FeedAddress("https://services.nvd.nist.gov/a"))
        let other = ["https://services.nvd.nist.gov:8443/a", "https://nvd.nist.gov/a"]
        #expect(own.isSameServer(as: try #require(FeedAddress("https://SERVICES.nvd.nist.gov:443/b"))))
        for text in other { #expect(!own.isSameServer(as: try #require(FeedAddress(text)))) }
    }

    @Test func namesFromOutsideAreNoPaths() {
        #expect(FeedAddress.fileName("../../etc/passwd") == nil)
        #expect(FeedAddress.fileName("a/b") == "a%2Fb")
        #expect(FeedAddress.fileName("RHSA-2026:1") == "RHSA-2026%3A1")
        #expect(FeedAddress.fileName("..") == nil && FeedAddress.fileName("") == nil)
        #expect(CVEListFeed.path(of: "CVE-2024-1234") == "2024/1xxx/CVE-2024-1234.json")
        #expect(CVEListFeed.path(of: "CVE-2024-1234567") == "2024/1234xxx/CVE-2024-1234567.json")
        #expect(CVEListFeed.path(of: "CVE-2024-../../x") == nil)
    }

    @Test func timesAreReadAsWritten() {
        #expect(Timestamp.read("2026-01-19T16:00:01-05:00")?.description == "2026-01-19T21:00:01Z")
        #expect(Timestamp.read("2026-11-01T02:00:00.123Z")?.description == "2026-11-01T02:00:00Z")
        #expect(Timestamp.read("2026-11-01T02:00:00+09:00")?.description == "2026-10-31T17:00:00Z")
        for text in ["2026-13-01T00:00:00Z", "2026-11-01", "2026-11-01T25:00:00Z", "2026-11-01T00:00:00Zx"] {
            #expect(Timestamp.read(text) == nil)
        }
        #expect(HTTPDate.read("Sun, 06 Nov 1994 08:49:37 GMT")?.secondsSinceEpoch == 784_111_777)
        #expect(HTTPDate.read("yesterday") == nil)
    }

    @Test func headsAreReadInAnyCase() throws {
        var head = try #require(HTTPHead(statusLine: "HTTP/2 206 \r\n"))
        head.add(line: "Content-RANGE: bytes 5-9/10\r\n")
        head.add(line: "ETag:  W/\"x\" \r\n")
        head.add(line: "Retry-After: 12\r\n")
        #expect(head.status == 206 && head.contentRange?.start == 5 && head.contentRange?.total == 10)
        #expect(head.validator.etag == "W/\"x\"" && head.validator.forRange == nil)
        #expect(head.retryAfter(now: FixedClock().now()) == 12)
        #expect(HTTPHead(statusLine: "Content-Length: 3") == nil)
    }

    @Test func eachRefusalHasACodeOfItsOwn() {
        let url = "https://a.example/"
        let all: [FeedRefusal] = [
            .badAddress(url), .unreachable(url: url, reason: ""), .certificate(url: url, reason: ""),
            .refused(url: url, status: 404), .unavailable(url: url, status: 503, retryAfterSeconds: 9),
            .redirected(url: url, to: ""), .tooManyRedirects(url: url), .tooLarge(url: url, bytesMax: 1),
            .stalled(url: url, seconds: 1), .timeOver(source: .nvd, seconds: 1),
            .bytesOver(source: .nvd, bytesMax: 1),
            .cutOff(url: url, bytes: 1, expected: 2), .wrongChecksum(url: url),
            .wrongForm(url: url, finding: nil), .spoolInUse(path: url), .spool(path: url, reason: ""),
            .noSuchPart(source: .jvn, part: ""),
        ]
        #expect(Set(all.map(\.code)).count == all.count)
        #expect(
            all.allSatisfy {
                $0.finding.severity == .error && $0.message.ja != $0.message.en || $0.code == "feed-spool"
            })
    }
}

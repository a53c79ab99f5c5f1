import AdvisoryFormats
import Kernel
import Testing
import VersionOrdering
import Vulnerabilities

@Suite struct DebianTrackerTests {
    private static let sample = """
        {"kettle": {
          "CVE-2023-0001": {"description": "Boils over.", "scope": "remote", "releases": {
            "bookworm": {"status": "resolved", "repositories": {"bookworm": "1.0-2+deb12u1"},
              "fixed_version": "1.0-2+deb12u1", "urgency": "not yet assigned"},
            "bullseye": {"status": "open", "repositories": {"bullseye": "0.9-1"}, "urgency": "unimportant"},
            "trixie": {"status": "resolved", "fixed_version": "0", "urgency": "not yet assigned"},
            "sid": {"status": "undetermined", "repositories": {"sid": "1.2-1"}, "urgency": "low"}}},
          "TEMP-0000000-ABCDEF": {"releases": {
            "bookworm": {"status": "open", "urgency": "end-of-life", "nodsa": "Minor issue",
              "nodsa_reason": "postponed"}}}
        }}
        """

    private static func read(_ text: String) -> ([Advisory], [Finding]) {
        var advisories: [Advisory] = []
        let findings = DebianTrackerReader.read(Array(text.utf8), file: "json") { advisories.append($0) }
        return (advisories, findings)
    }

    @Test func eachReleaseIsAStatement() throws {
        let (advisories, findings) = Self.read(Self.sample)
        #expect(findings.isEmpty)
        try #require(advisories.count == 2)
        let advisory = advisories[0]
        #expect(advisory.id == "kettle#CVE-2023-0001")
        #expect(advisory.upstream == ["CVE-2023-0001"])
        #expect(advisory.summaries.map(\.text) == ["Boils over."])
        #expect(advisory.origin.line == 2)
        func package(_ release: String) -> ProductStatement.Subject {
            .package(ecosystem: "Debian:\(release)", name: "kettle")
        }
        #expect(
            advisory.statements == [
                ProductStatement(
                    package("12"), .affected, .from(nil, before: "1.0-2+deb12u1"), scheme: .debian),
                ProductStatement(
                    package("11"), .affected, .all, scheme: .debian, phrase: "urgency: unimportant"),
                ProductStatement(package("13"), .notAffected, .all, scheme: .debian),
                ProductStatement(
                    package("sid"), .underInvestigation, .all, scheme: .debian, phrase: "urgency: low"),
            ])
        #expect(advisories[1].aliases == ["TEMP-0000000-ABCDEF"])
        #expect(advisories[1].upstream.isEmpty)
        #expect(
            advisories[1].statements[0].phrase
                == "urgency: end-of-life; nodsa: Minor issue; nodsa_reason: postponed")
    }

    @Test(
        "A shape that is not the tracker's is told with its place",
        arguments: [
            ("[]", "not-a-tracker", 0), ("{}", "not-a-tracker", 0), ("{\"kettle\": []}", "not-a-tracker", 0),
            ("{\"kettle\": {\"CVE-2023-0001\": {\"suites\": {}}}}", "no-releases", 0),
            ("{\"kettle\": {\"CVE-2023-0001\": 7}}", "no-releases", 0),
            (
                "{\"kettle\": {\"CVE-2023-0001\": {\"releases\": {\"bookworm\": {\"status\": \"resolved\"}}}}}",
                "no-fixed-version", 1
            ),
            (
                "{\"kettle\": {\"CVE-2023-0001\": {\"releases\": {\"bookworm\": {\"status\": \"fine\"}}}}}",
                "unknown-status", 1
            ),
            ("{\"kettle\": {\"CVE-2023-0001\": {\"releases\": {\"bookworm\": 3}}}}", "unknown-status", 1),
            (
                "{\"kettle\": {\"CVE-2023-0001\": {\"releases\": {\"zurg\": {\"status\": \"open\"}}}}}",
                "unknown-release", 1
            ),
            ("{\"kettle\": {\"CVE-2023-0001\": {", "json-syntax", 0),
        ])
    func fault(_ text: String, _ code: String, _ count: Int) throws {
        let (advisories, findings) = Self.read(text)
        #expect(findings.map(\.code) == [code])
        #expect(findings.allSatisfy { $0.origin.line == 1 })
        #expect(advisories.count == count)
        for statement in advisories.flatMap(\.statements) where code != "unknown-release" {
            #expect(statement.span == .unstated)
        }
    }

    @Test func theTrackerIsRecognised() {
        #expect(DebianTrackerReader.recognises(Self.sample.utf8))
        #expect(!DebianTrackerReader.recognises("{\"id\": \"CVE-2023-0001\"}".utf8))
        #expect(
            !DebianTrackerReader.recognises(
                "{\"vulnerabilities\": [{\"cve\": {\"id\": \"CVE-2023-0001\"}}]}".utf8))
    }
}

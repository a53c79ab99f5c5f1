import Kernel
import OSVFormat
import Testing
import VersionOrdering
import Vulnerabilities

@Suite struct OSVReaderTests {
    static let json = """
        {
          "schema_version": "1.7.4", "id": "USN-9000-1", "modified": "2024-02-03T04:05:06.789Z",
          "published": "2024-02-01T00:00:00Z", "withdrawn": null,
          "aliases": ["CVE-2024-1000", "LOCAL-1"], "related": ["CVE-2024-1001", "USN-8999-1"],
          "upstream": ["CVE-2024-1002"], "summary": "Kettle boils over", "details": "It does.",
          "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N"},
            {"type": "Ubuntu", "score": "medium"}],
          "affected": [
            {"package": {"ecosystem": "Ubuntu:22.04:LTS", "name": "kettle",
               "purl": "pkg:deb/ubuntu/kettle?arch=source"},
             "severity": [{"type": "CVSS_V4",
               "score": "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N"}],
             "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.0-2ubuntu1"}]}]},
            {"package": {"ecosystem": "Ubuntu:20.04:LTS", "name": "kettle-old"},
             "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}],
             "ecosystem_specific": {"binaries": []}}],
          "references": [{"type": "ADVISORY", "url": "https://kettle.example/1"}],
          "database_specific": {"cwe_ids": ["CWE-79"]}, "credits": [{"name": "A finder"}]
        }
        """

    static let yaml = """
        schema_version: 1.7.4
        id: USN-9000-1
        modified: 2024-02-03T04:05:06.789Z
        published: "2024-02-01T00:00:00Z"
        withdrawn:
        aliases: [CVE-2024-1000, LOCAL-1]
        related: [CVE-2024-1001, USN-8999-1]
        upstream:
        - CVE-2024-1002
        summary: Kettle boils over
        details: It does.
        severity:
        - type: CVSS_V3
          score: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N
        - {type: Ubuntu, score: medium}
        affected:
        - package:
            ecosystem: Ubuntu:22.04:LTS
            name: kettle
          severity:
          - type: CVSS_V4
            score: CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N
          ranges:
          - type: ECOSYSTEM
            events:
            - introduced: 0
            - fixed: 1.0-2ubuntu1
        - package: {ecosystem: "Ubuntu:20.04:LTS", name: kettle-old}
          ranges:
          - type: ECOSYSTEM
            events:
            - introduced: "0"
        references:
        - type: ADVISORY
          url: https://kettle.example/1
        database_specific: {cwe_ids: [CWE-79]}
        """

    @Test func aRecordKeepsAllThatItSays() throws {
        let (advisories, findings) = OSVSamples.read(Self.json)
        let advisory = try #require(advisories.first)
        #expect(findings.isEmpty)
        #expect(advisory.asserter == "Ubuntu")
        #expect(advisory.aliases == ["LOCAL-1"])
        #expect(advisory.upstream == ["CVE-2024-1002", "CVE-2024-1000", "CVE-2024-1001"])
        #expect(advisory.related == ["USN-8999-1"])
        #expect(advisory.state == .published)
        #expect(advisory.published?.description == "2024-02-01T00:00:00Z")
        #expect(advisory.modified?.description == "2024-02-03T04:05:06Z")
        #expect(advisory.titles.map(\.text) == ["Kettle boils over"])
        #expect(advisory.summaries.map(\.text) == ["It does.", "Ubuntu priority: medium"])
        #expect(advisory.scores.map(\.version) == ["3.1", "4.0"])
        #expect(advisory.weaknesses == ["CWE-79"])
        #expect(advisory.references == [.init(url: "https://kettle.example/1", tags: ["ADVISORY"])])
        #expect(advisory.statements.map(OSVSamples.short) == ["<1.0-2ubuntu1", "*"])
        #expect(advisory.statements[1].subject == .package(ecosystem: "Ubuntu:20.04:LTS", name: "kettle-old"))
        #expect(advisory.origin.line == 1)
    }

    @Test func yamlSaysTheSameAsJSON() throws {
        let (fromJSON, _) = OSVSamples.read(Self.json)
        var (fromYAML, findings) = OSVSamples.read(Self.yaml)
        #expect(findings.isEmpty)
        #expect(fromYAML.first?.origin.line == 1)
        try #require(fromYAML.count == 1)
        fromYAML[0].origin = fromJSON[0].origin
        #expect(fromYAML == fromJSON)
    }

    @Test(
        "Who asserts, and what a distribution's CVEs are",
        arguments: [
            "GO-2024-0001 | Go Vulnerability Database | CVE-2024-1 | CVE-2024-10000 | ",
            "DEBIAN-CVE-2024-1234 | Debian Security Tracker | CVE-2024-1 | | CVE-2024-1234 CVE-2024-10000",
            "ALPINE-CVE-2024-1234 | Alpine Linux | CVE-2024-1 | | CVE-2024-1234 CVE-2024-10000",
            "DSA-5000-1 | Debian | CVE-2024-1 | | CVE-2024-10000",
            "DLA-5000-1 | Debian LTS | CVE-2024-1 | | CVE-2024-10000",
            "RHSA-2024:1234 | Red Hat | CVE-2024-1 | | CVE-2024-10000",
            "SUSE-SU-2024:1-1 | SUSE | CVE-2024-1 | | CVE-2024-10000",
            "openSUSE-SU-2024:1-1 | openSUSE | CVE-2024-1 | | CVE-2024-10000",
            "GHSA-aaaa-bbbb-cccc | GitHub Security Advisories | CVE-2024-1 | CVE-2024-10000 | ",
            "PYSEC-2024-1 | PyPI Advisory Database | CVE-2024-1 | CVE-2024-10000 | ",
            "RUSTSEC-2024-0001 | RustSec | CVE-2024-1 | CVE-2024-10000 | ",
            "ASB-A-1234 | Android Security Bulletin | CVE-2024-1 | CVE-2024-10000 | ",
        ])
    func names(_ row: String) throws {
        let cells = row.split(separator: "|", omittingEmptySubsequences: false).map {
            $0.split(separator: " ").joined(separator: " ")
        }
        let (advisories, findings) = OSVSamples.read(
            "{\"id\": \"\(cells[0])\", \"aliases\": [\"CVE-2024-10000\"], \"affected\": []}")
        let advisory = try #require(advisories.first)
        #expect(findings.isEmpty)
        #expect(advisory.asserter == cells[1])
        #expect(advisory.aliases.joined(separator: " ") == cells[3])
        #expect(advisory.upstream.joined(separator: " ") == cells[4])
        #expect(advisory.state == .awaiting)
    }

    @Test(
        "Each fault is told with its place, and the rest is read",
        arguments: [
            ("", "no-records", 0, 0), ("  \n", "no-records", 0, 0),
            ("{\"id\": \"GO-1\", \"affected\": [", "json-syntax", 0, 1), ("[1]", "not-a-record", 0, 1),
            ("{\"name\": 1}", "not-a-record", 0, 1), ("{\"id\": [], \"affected\": []}", "not-a-record", 0, 1),
            ("{\"id\": \"GO-1\",\n\"schema_version\": \"2.0.0\"}", "unknown-schema", 0, 2),
            ("{\"id\": \"GO-1\",\n\"affecteds\": []}", "unknown-shape", 0, 2),
            ("{\"id\": \"GO-1\", \"affected\":\n{}}", "wrong-type", 0, 2),
            ("{\"id\": \"GO-1\", \"affected\": [],\n\"tide\": 1}", "unknown-field", 1, 2),
            ("{\"id\": \"TIDE-1\", \"affected\": []}", "unknown-database", 1, 1),
            ("{\"id\": \"GO-1\", \"modified\": \"yesterday\"}", "bad-time", 1, 1),
            (
                "{\"id\": \"GO-1\", \"severity\": [{\"type\": \"CVSS_V3\", \"score\": \"7.5\"}]}",
                "bad-severity", 1, 1
            ),
            (
                "{\"id\": \"GO-1\", \"affected\": [{\"package\": {\"ecosystem\": \"Go\"}}]}", "no-package", 1,
                1
            ),
            ("{\"id\": \"GO-1\", \"affected\": [{}]}", "no-package", 1, 1),
            ("{\"id\": \"GO-1\", \"affected\": [7]}", "wrong-type", 1, 1),
            ("{\"vulns\": {}}", "wrong-type", 0, 1),
            ("[{\"id\": \"GO-1\"},\n{\"x\": 1},\n{\"id\": \"GO-2\"}]", "not-a-record", 2, 2),
            ("{\"id\": \"GO-1\"}\n{\"id\": \n{\"id\": \"GO-2\"}\n", "json-syntax", 2, 2),
            ("id: GO-1\naffected: {}\n", "wrong-type", 0, 2),
            ("id: GO-1\n\taffected: []\n", "yaml-syntax", 0, 2),
            ("id: GO-1\nmodified: [1\n", "yaml-syntax", 0, 3), ("just words", "not-a-record", 0, 1),
            ("\u{0}\u{1}", "yaml-syntax", 0, 1),
        ])
    func fault(_ text: String, _ code: String, _ count: Int, _ line: Int) throws {
        let (advisories, findings) = OSVSamples.read(text)
        let finding = try #require(findings.first { $0.code == code }, "\(findings)")
        #expect(advisories.count == count)
        #expect(finding.origin.line == line)
        let isLost = count == 0 || text.hasPrefix("[{") || text.contains("}\n{")
        #expect((finding.severity == .error) == isLost)
    }

    @Test func recordsStandInListsAndLinesAndAnswers() {
        let one = "{\"id\": \"GO-1\", \"affected\": []}"
        let two = "{\"id\": \"GO-2\", \"affected\": []}"
        for (text, lines) in [
            ("[\(one),\n\n\(two)]", [1, 3]), ("\(one)\n\(two)\n", [1, 2]),
            ("\n\(one)\r\n\r\n\(two)", [2, 4]),
            ("{\"vulns\": [\n\(one),\n\(two)]}", [2, 3]),
        ] {
            let (advisories, findings) = OSVSamples.read(text)
            #expect(findings.isEmpty)
            #expect(advisories.map(\.id) == ["GO-1", "GO-2"])
            #expect(advisories.map(\.origin.line) == lines)
        }
    }

    @Test func noPrefixOfARecordIsTakenForTheWhole() {
        let bytes = Array(Self.json.utf8)
        for count in 0..<(bytes.count - 1) {
            let (advisories, findings) = OSVSamples.read(Array(bytes.prefix(count)))
            #expect(advisories.isEmpty)
            #expect(findings.contains { $0.severity == .error })
        }
        let yaml = Array(Self.yaml.utf8)
        for count in 0..<yaml.count {
            let (advisories, findings) = OSVSamples.read(Array(yaml.prefix(count)))
            #expect(!advisories.isEmpty || !findings.isEmpty)
        }
    }

    @Test func packagesWithoutEcosystemAreFoundByTheirURLOrRepository() throws {
        let (byURL, _) = OSVSamples.read(
            "{\"id\": \"GO-1\", \"affected\": [{\"package\": {\"purl\": \"pkg:npm/%40a/b\"}, \"versions\": [\"1\"]}]}"
        )
        #expect(byURL.first?.statements.first?.subject == .package(ecosystem: "npm", name: "@a/b"))
        let (byRepository, _) = OSVSamples.read(
            """
            {"id": "CVE-2024-0001", "affected": [{"versions": ["v1"], "ranges": [{"type": "GIT",
              "repo": "https://k.example/k", "events": [{"introduced": "0"}, {"limit": "f00"}]}]}]}
            """)
        let statement = try #require(byRepository.first?.statements.first)
        #expect(statement.subject == .package(ecosystem: "GIT", name: "https://k.example/k"))
        #expect(statement.span == .exactly("v1"))
        #expect(statement.scheme == nil)
    }

    @Test(
        "A document is recognised by its first keys",
        arguments: [
            (json, true), (yaml, true), ("[\(json)]", true), ("{\"vulns\": []}", true),
            ("{\"id\": \"CVE-1\", \"cve\": {}, \"published\": 1}", false), ("{\"document\": {}}", false),
            ("{\"a\": {\"id\": 1, \"affected\": 1}}", false), ("title: x\n", false), ("", false),
        ])
    func recognised(_ text: String, _ isOSV: Bool) { #expect(OSVReader.recognises(text.utf8) == isOSV) }
}

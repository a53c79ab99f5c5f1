import Kernel
import NVDFormat
import Testing
import Vulnerabilities

/// What becomes of one record, and of one fault.
@Suite struct NVDReaderTests {
    static func read(_ text: String) -> ([Advisory], [Finding]) {
        var advisories: [Advisory] = []
        let findings = NVDReader.read(Array(text.utf8), file: "f.json") { advisories.append($0) }
        return (advisories, findings)
    }

    static func record(_ more: String, status: String = "Analyzed") -> String {
        #"{"id":"CVE-2030-0001","sourceIdentifier":"a@example.org","vulnStatus":"\#(status)""# + more + "}"
    }

    static func match(_ more: String, _ name: String = "cpe:2.3:a:v:p:*:*:*:*:*:*:*:*") -> String {
        #"{"vulnerable":true,"criteria":"\#(name)"\#(more)}"#
    }

    static func configuration(_ matches: String) -> String {
        record(#","configurations":[{"nodes":[{"operator":"OR","negate":false,"cpeMatch":[\#(matches)]}]}]"#)
    }

    @Test(
        arguments: [
            (#""#, #"*"#, VersionSpan.all, []),
            (#""#, "-", .unstated, []),
            ("", "1.0", .exactly("1.0"), []),
            ("", #"7.0\\(3\\)I7"#, .exactly("7.0(3)i7"), []),
            ("", "1.?", .unstated, ["applicability-version-pattern"]),
            (#","versionStartIncluding":"1","versionEndExcluding":"2""#, "*", .from("1", before: "2"), []),
            (
                #","versionStartExcluding":"1""#, "*",
                .between(lower: .init("1", isIncluded: false), upper: nil), []
            ),
            (
                #","versionEndIncluding":"2""#, "*",
                .between(lower: nil, upper: .init("2", isIncluded: true)), []
            ),
            (#","versionEndExcluding":2"#, "*", .unstated, ["applicability-bound"]),
            (#","versionEndExcluding":"""#, "*", .unstated, ["applicability-bound"]),
            (#","versionEndExcluding":"2","versionStartIncluding":"""#, "*", .from(nil, before: "2"), []),
            (
                #","versionEndExcluding":"2","versionEndIncluding":"3""#, "*", .unstated,
                ["applicability-bound"]
            ),
            (#","versionBefore":"2""#, "*", .unstated, ["applicability-bound"]),
            (
                #","versionEndExcluding":"2""#, "1.0", .from(nil, before: "2"),
                ["applicability-version-and-bounds"]
            ),
            ("", #"android\\ 11"#, .exactly("android_11"), ["cpe-blank"]),
            ("", "1:2", .unstated, ["cpe-malformed"]),
        ]) func aMatchGivesItsSpan(
            more: String, version: String, span: VersionSpan, codes: [String]
        ) throws
    {
        let name = "cpe:2.3:a:v:p:\(version):*:*:*:*:*:*:*"
        let (advisories, findings) = Self.read(Self.configuration(Self.match(more, name)))
        let statement = try #require(advisories.first?.statements.first)
        #expect(statement.span == span)
        #expect(findings.map(\.code) == codes)
        #expect(findings.allSatisfy { $0.origin.line == 1 && $0.origin.column > 1 })
        #expect(advisories[0].conditions.isEmpty)
    }

    @Test func namesAreLowerCaseAndKeepTheirVersionAndUpdate() throws {
        let (advisories, _) = Self.read(
            Self.configuration(Self.match("", "cpe:2.3:o:Vendor:P\\\\:x:1.0:SP1:*:*:*:*:*:*")))
        #expect(advisories[0].statements[0].subject == .cpe(#"cpe:2.3:o:vendor:p\:x:1.0:sp1:*:*:*:*:*:*"#))
    }

    static let platform = #"{"vulnerable":false,"criteria":"cpe:2.3:h:v:h:-:*:*:*:*:*:*:*"}"#

    /// Nodes of one configuration, and what they mean together.
    @Test(
        arguments: [
            (#"{"nodes":[{"operator":"OR","cpeMatch":[$M,$M]}]}"#, nil),
            (#"{"operator":"AND","nodes":[{"operator":"OR","cpeMatch":[$M,$M]}]}"#, nil),
            (#"{"nodes":[{"operator":"OR","cpeMatch":[$M]},{"operator":"OR","cpeMatch":[$M]}]}"#, nil),
            (
                #"{"operator":"AND","nodes":[{"operator":"OR","cpeMatch":[$M,$M]},$B]}"#,
                .all([.any([.statement(0), .statement(1)]), .statement(2)])
            ),
            (#"{"nodes":[{"operator":"AND","cpeMatch":[$M,$M]}]}"#, .all([.statement(0), .statement(1)])),
            (#"{"nodes":[{"operator":"OR","negate":true,"cpeMatch":[$M]}]}"#, .not(.statement(0))),
            (#"{"nodes":[{"operator":"OR","cpeMatch":[$M,$P]}]}"#, .any([.statement(0), .statement(1)])),
            (
                #"{"operator":"AND","negate":true,"nodes":[$B,$A]}"#,
                .not(.all([.statement(0), .statement(1)]))
            ),
            (
                #"{"operator":"AND","nodes":[$A,$C]}"#,
                .all([.statement(0), .statement(1)])
            ),
        ] as [(String, ApplicabilityCondition?)])
    func aConfigurationThatIsNoPlainListBecomesACondition(nodes: String, condition: ApplicabilityCondition?)
        throws
    {
        let filled = nodes.replacing("$A", with: #"{"operator":"OR","cpeMatch":[$M]}"#)
            .replacing("$B", with: #"{"operator":"OR","cpeMatch":[$P]}"#)
            .replacing("$C", with: #"{"cpeMatch":[{"vulnerable":false,"criteria":"?"}]}"#)
            .replacing("$M", with: Self.match("")).replacing("$P", with: Self.platform)
        let (advisories, _) = Self.read(Self.record(#","configurations":[\#(filled)]"#))
        #expect(advisories[0].conditions == [condition].compactMap(\.self))
        #expect(!advisories[0].statements.isEmpty)
    }

    @Test func nodesOfTheFormat11StandInOneAnother() throws {
        let nodes = #"""
            {"CVE_data_type":"CVE","CVE_data_numberOfCVEs":"1","CVE_Items":[{"cve":{"CVE_data_meta":
            {"ID":"CVE-2030-0002","ASSIGNER":"a@example.org"},"problemtype":{"problemtype_data":[{"description":
            [{"lang":"en","value":"CWE-79"},{"lang":"en","value":"NVD-CWE-Other"}]}]},"references":
            {"reference_data":[{"url":"https://example.org/","tags":["Patch"]}]},"description":
            {"description_data":[{"lang":"en","value":"** DISPUTED ** text"}]}},"configurations":
            {"CVE_data_version":"4.0","nodes":[{"operator":"AND","children":[{"operator":"OR","children":[],
            "cpe_match":[{"vulnerable":true,"cpe23Uri":"cpe:2.3:o:v:f:*:*:*:*:*:*:*:*","versionEndExcluding":"2",
            "cpe_name":[]}]},{"operator":"OR","cpe_match":[{"vulnerable":false,
            "cpe23Uri":"cpe:2.3:h:v:h:-:*:*:*:*:*:*:*"}]}],"cpe_match":[]}]},"impact":{"baseMetricV3":{"cvssV3":
            {"version":"3.1","vectorString":"CVSS:3.1/AV:L","baseScore":4.7}}},
            "publishedDate":"2030-06-09T20:15Z","lastModifiedDate":"2030-06-28T18:03Z"}]}
            """#
        let (advisories, findings) = Self.read(nodes)
        let advisory = try #require(advisories.first)
        #expect(findings == [])
        #expect(advisory.id == "CVE-2030-0002" && advisory.asserter == "a@example.org")
        #expect(advisory.conditions == [.all([.statement(0), .statement(1)])])
        #expect(advisory.statements.map(\.status) == [.affected, .platform])
        #expect(advisory.isDisputed && advisory.state == .published && advisory.weaknesses == ["CWE-79"])
        #expect(advisory.references == [Advisory.Reference(url: "https://example.org/", tags: ["Patch"])])
        #expect(advisory.scores.map(\.tenths) == [47] && advisory.scores[0].version == "3.1")
        #expect(advisory.published?.description == "2030-06-09T20:15:00Z")
        #expect(advisory.origin.line == 1)
    }

    @Test(
        arguments: [
            ("Analyzed", Advisory.State.published, ["nvd-analyzed-without-products"]),
            ("Received", .awaiting, []), ("Awaiting Analysis", .awaiting, []),
            ("Undergoing Analysis", .awaiting, []), ("Deferred", .deferred, []),
            ("Rejected", .rejected, []), ("Pondering", .awaiting, ["nvd-status"]),
        ]) func theStatusSaysTheState(word: String, state: Advisory.State, codes: [String])
    {
        let (advisories, findings) = Self.read(Self.record("", status: word))
        #expect(advisories.map(\.state) == [state])
        #expect(findings.map(\.code) == codes)
    }

    @Test func theRestOfARecordIsKept() throws {
        let (advisories, findings) = Self.read(
            Self.record(
                #"""
                ,"published":"2030-01-02T03:04:05.678","cveTags":[{"sourceIdentifier":"a","tags":["disputed"]}],
                "descriptions":[{"lang":"en","value":"one"},{"lang":"es","value":"uno"}],
                "metrics":{"cvssMetricV40":[{"source":"a@example.org","type":"Secondary","cvssData":
                {"version":"4.0","vectorString":"CVSS:4.0/AV:N","baseScore":10.0}}],"cvssMetricV2":[{"source":
                "nvd@nist.gov","type":"Primary","cvssData":{"vectorString":"AV:N/AC:L","baseScore":5}}]},
                "weaknesses":[{"source":"x","type":"Primary","description":[{"lang":"en","value":"CWE-20"}]}],
                "cisaExploitAdd":"2030-02-03","cisaActionDue":"2030-02-24","cisaVulnerabilityName":"Name",
                "cisaRequiredAction":"Do","x_mine":1
                """#, status: "Deferred"))
        let advisory = try #require(advisories.first)
        #expect(findings == [] && advisory.isDisputed)
        #expect(advisory.summaries.map(\.language) == ["en", "es"] && advisory.titles[0].text == "Name")
        #expect(
            advisory.scores.map(\.version) == ["4.0", "2.0"] && advisory.scores.map(\.tenths) == [100, 50])
        #expect(advisory.scores.map(\.asserter) == ["a@example.org", nil])
        #expect(advisory.scores.map(\.isPrimary) == [false, true] && advisory.weaknesses == ["CWE-20"])
        let added = try #require(Day("2030-02-03"))
        #expect(advisory.exploitation == [.known(addedOn: added, dueOn: Day("2030-02-24"), ransomware: nil)])
    }

    /// A document, how many records are read from it, and what is told of it with its place.
    @Test(
        arguments: [
            (#"{"vulnerabilities":[{"cve":R},{"cve":R}],"resultsPerPage":2}"#, 2, []),
            (#"{"resultsPerPage":0,"vulnerabilities":[]}"#, 0, []),
            (#"{"resultsPerPage":3,"vulnerabilities":[{"cve":R}]}"#, 1, ["nvd-count 1:19"]),
            (#"{"resultsPerPage":3,"vulns":[{"cve":R}]}"#, 0, ["nvd-shape 1:1"]),
            (#"{"resultsPerPage":3,"vulnerabilities":{"cve":R}}"#, 0, ["nvd-shape 1:1"]),
            ("R\nR\nR", 3, []),
            ("[R,R]", 2, []),
            (#"{"vulnerabilities":[{"cve":R},{"cve":"#, 1, ["json-syntax 1:136"]),
            ("R\n{\"id\":\"CVE-2030-0001\nR", 2, ["json-syntax 2:7"]),
            ("R\n{\"id\": \nR", 2, ["json-syntax 2:8"]),
            ("{\"id\":\"CVE-2030-0001\nR", 1, ["json-syntax 1:21"]),
            ("R R", 1, ["json-syntax 1:101"]),
            (#"[{"id":"CVE-2030-x"},R]"#, 1, ["nvd-id 1:8"]),
            ("[7,R]", 1, ["nvd-shape 1:2"]),
            ("", 0, ["json-syntax 1:1"]),
            ("  \n", 0, ["json-syntax 2:1"]),
            (#"{"format":"NVD_CPE","vulnerabilities":[{"cve":R}]}"#, 1, ["nvd-shape 1:11"]),
        ] as [(String, Int, [String])])
    func aFaultIsToldWithItsPlaceAndTheOthersAreRead(text: String, count: Int, faults: [String]) {
        let record = Self.record(#","descriptions":[]"#, status: "Deferred")
        let (advisories, findings) = Self.read(text.replacing("R", with: record))
        #expect(advisories.count == count)
        #expect(findings.map { "\($0.code) \($0.origin.line):\($0.origin.column)" } == faults)
    }

    @Test(
        arguments: [
            (#","descriptions":7"#, "wrong-type"), (#","descriptions":[7]"#, "wrong-type"),
            (#","published":"soon""#, "impossible-time"), (#","news":1"#, "nvd-unknown-key"),
            (#","metrics":{"cvssMetricV50":[]}"#, "nvd-unknown-metric"),
            (#","metrics":{"cvssMetricV31":[{"cvssData":{"baseScore":1}}]}"#, "cvss-without-vector"),
            (
                #","metrics":{"cvssMetricV31":[{"cvssData":{"vectorString":"x","baseScore":11}}]}"#,
                "cvss-score"
            ),
            (#","configurations":[{"nodes":[]}]"#, "applicability-empty"),
            (#","configurations":[{"knots":[]}]"#, "applicability-unknown-key"),
            (#","configurations":[{"nodes":[{"operator":"XOR","cpeMatch":[]}]}]"#, "applicability-operator"),
            (#","configurations":[{"nodes":[{"negate":1,"cpeMatch":[]}]}]"#, "wrong-type"),
            (#","configurations":[{"nodes":[{"cpeMatch":[{"criteria":"x"}]}]}]"#, "applicability-vulnerable"),
        ]) func aPartThatCannotBeReadIsTold(more: String, code: String)
    {
        let (advisories, findings) = Self.read(Self.record(more, status: "Deferred"))
        #expect(advisories.count == 1)
        #expect(findings.contains { $0.code == code && $0.origin.column > 1 && $0.severity != .error })
    }
}

import Archives
import CVEFormat
import Kernel
import Testing
import VersionOrdering
import Vulnerabilities

/// What becomes of one record, and of one fault.
@Suite struct CVEReaderTests {
    static func read(_ text: String) -> ([Advisory], [Finding]) {
        var advisories: [Advisory] = []
        let findings = CVEReader.read(Array(text.utf8), file: "f.json") { advisories.append($0) }
        return (advisories, findings)
    }

    static func record(
        cna: String = "", adp: String = "", state: String = "PUBLISHED", version: String = "5.1"
    ) -> String {
        #"""
        {"dataType":"CVE_RECORD","dataVersion":"\#(version)","cveMetadata":{"cveId":"CVE-2030-0001","state":
        "\#(state)","assignerShortName":"maker","datePublished":"2030-01-02T03:04:05.678Z"},"containers":{"cna":
        {"providerMetadata":{"orgId":"x","shortName":"maker"}\#(cna)}\#(adp)}}
        """#
    }

    static func affected(_ more: String) -> String {
        record(cna: #","affected":[{"vendor":"V","product":"P"\#(more)}]"#)
    }

    /// The one entry of `versions`, and its spans.
    @Test(
        arguments: [
            (#""version":"1.0""#, [.exactly("1.0")], .stated, []),
            (#""version":"*""#, [.all], .stated, []),
            (#""version":"n/a""#, [.unstated], .productOnly, []),
            (#""version":"-""#, [.unstated], .productOnly, []),
            (#""version":"unspecified","lessThan":"3""#, [.from(nil, before: "3")], .stated, []),
            (#""version":"0","lessThan":"3","versionType":"semver""#, [.from(nil, before: "3")], .stated, []),
            (#""version":"1","lessThan":"3""#, [.from("1", before: "3")], .stated, []),
            (
                #""version":"1","lessThanOrEqual":"3""#,
                [.between(lower: .init("1", isIncluded: true), upper: .init("3", isIncluded: true))], .stated,
                []
            ),
            (#""version":"1","lessThanOrEqual":"*""#, [.from("1", before: nil)], .stated, []),
            (#""version":"0","lessThan":"*""#, [.all], .stated, []),
            (
                #""version":"5.4.2","lessThanOrEqual":"5.4.*""#,
                [
                    .between(
                        lower: .init("5.4.2", isIncluded: true),
                        upper: .init("5.4.4294967295", isIncluded: true))
                ], .stated, []
            ),
            (#""version":"8.1.*","lessThan":"8.1.30""#, [.from("8.1", before: "8.1.30")], .stated, []),
            (
                #""version":"1da177e4","lessThan":"9a2fa147","versionType":"git""#, [.unstated], .productOnly,
                []
            ),
            (#""version":"< 1.49.0""#, [.from(nil, before: "1.49.0")], .phrase, []),
            (#""version":">= 25.0.0, < 25.0.9""#, [.from("25.0.0", before: "25.0.9")], .phrase, []),
            (#""version":"= 1.2""#, [.exactly("1.2")], .phrase, []),
            (#""version":"All versions < V4.3.8""#, [.from(nil, before: "V4.3.8")], .phrase, []),
            (#""version":"All versions""#, [.all], .phrase, []),
            (#""version":"before 3.2""#, [.unstated], .productOnly, ["cve-version-words"]),
            (#""version":"8.0.32 and prior""#, [.unstated], .productOnly, ["cve-version-words"]),
            (#""version":"12.1.1-12.1.3""#, [.unstated], .productOnly, ["cve-version-words"]),
            (#""version":"< 1, < 2""#, [.unstated], .productOnly, ["cve-version-words"]),
            (
                #""version":"10.0.0","lessThan":"publication""#, [.unstated], .productOnly,
                ["cve-version-words"]
            ),
            (
                #""version":"1","lessThan":"2","lessThanOrEqual":"3""#, [.unstated], .productOnly,
                ["cve-version-bounds"]
            ),
            (
                #""version":"1","lessThan":2"#, [.unstated], .productOnly,
                ["cve-version-bounds", "wrong-type"]
            ),
        ] as [(String, [VersionSpan], ProductStatement.Basis, [String])])
    func anEntryGivesItsSpan(
        entry: String, spans: [VersionSpan], basis: ProductStatement.Basis, codes: [String]
    ) {
        let versions = #","defaultStatus":"unaffected","versions":[{"status":"affected",\#(entry)}]"#
        let (advisories, findings) = Self.read(Self.affected(versions))
        let statements = advisories.first?.statements ?? []
        #expect(statements.dropLast().map(\.span) == spans)
        #expect(statements.dropLast().allSatisfy { $0.basis == basis && $0.status == .affected })
        #expect(statements.dropLast().allSatisfy { ($0.basis == .stated) == ($0.phrase == nil) })
        #expect(statements.last?.isDefault == true && statements.last?.status == .notAffected)
        #expect(findings.map(\.code).sorted() == codes)
        #expect(findings.allSatisfy { $0.origin.line > 1 })
    }

    @Test func theHighestNumberOfAWildcardLiesBelowTheNextSeries() {
        #expect(VersionScheme.semver.compare("5.4.300", "5.4.4294967295") == .less)
        #expect(VersionScheme.semver.compare("5.5.0-rc1", "5.4.4294967295") == .greater)
        #expect(VersionScheme.generic.compare("5.4.4294967295", "5.5") == .less)
    }

    /// Changes split the span; those above it change nothing in it.
    @Test(
        arguments: [
            (#"[{"at":"2","status":"unaffected"}]"#, ["affected 1..<2", "not-affected 2..<5"]),
            (
                #"[{"at":"2","status":"unaffected"},{"at":"3","status":"affected"}]"#,
                ["affected 1..<2", "not-affected 2..<3", "affected 3..<5"]
            ),
            (#"[{"at":"5","status":"unaffected"}]"#, ["affected 1..<5"]),
            (#"[{"at":"6","status":"unaffected"}]"#, ["affected 1..<5"]),
            (#"[{"at":"1","status":"unaffected"}]"#, ["not-affected 1..<5"]),
            (#"[{"at":"soon","status":"unaffected"}]"#, ["unknown unstated"]),
            (#"[{"at":"3","status":"unaffected"},{"at":"2","status":"affected"}]"#, ["unknown unstated"]),
        ]) func changesSplitTheSpan(changes: String, parts: [String])
    {
        let entry = #""version":"1","lessThan":"5","status":"affected","versionType":"semver""#
        let (advisories, _) = Self.read(Self.affected(#","versions":[{\#(entry),"changes":\#(changes)}]"#))
        let statements = advisories.first?.statements.filter { !$0.isDefault } ?? []
        let told = statements.map { statement in
            guard case .between(let lower?, let upper?) = statement.span else {
                return "\(statement.status.rawValue) unstated"
            }
            return "\(statement.status.rawValue) \(lower.version)..<\(upper.version)"
        }
        #expect(told == parts)
    }

    @Test func everyNameOfAProductHasItsStatements() {
        let (advisories, findings) = Self.read(
            Self.affected(
                #"""
                ,"packageName":"left-pad","collectionURL":"https://www.npmjs.com/package/left-pad",
                "cpes":["cpe:2.3:a:V:p:1.0:*:*:*:*:*:*:*","cpe:/a:v:q:2"],"defaultStatus":"affected",
                "versions":[{"version":"1","status":"unaffected","versionType":"python"}]
                """#))
        #expect(findings == [])
        let statements = advisories[0].statements
        #expect(
            statements.filter(\.isDefault).map(\.subject) == [
                .cpe("cpe:2.3:a:v:p:*:*:*:*:*:*:*:*"), .cpe("cpe:2.3:a:v:q:*:*:*:*:*:*:*:*"),
                .package(ecosystem: "npm", name: "left-pad"), .named(vendor: "V", product: "P"),
            ])
        #expect(
            statements.filter { !$0.isDefault }.allSatisfy { $0.scheme == .pypi && $0.status == .notAffected }
        )
        #expect(statements.filter(\.isDefault).allSatisfy { $0.status == .affected && $0.span == .all })
    }

    @Test func aNameWithAVersionStandsForItWhereNoVersionsAreGiven() {
        let (advisories, _) = Self.read(
            Self.affected(#","cpes":["cpe:2.3:a:v:p:1.0:*:*:*:*:*:*:*"],"defaultStatus":"unknown""#))
        #expect(advisories[0].statements.map(\.span) == [.exactly("1.0"), .all])
        #expect(advisories[0].statements.map(\.isDefault) == [false, true])
    }

    @Test func eachContainerIsAnAssertionOfItsOwn() throws {
        let adp = #"""
            ,"adp":[{"title":"CISA ADP Vulnrichment","providerMetadata":{"shortName":"CISA-ADP","dateUpdated":
            "2030-02-02T00:00:00Z"},"metrics":[{"other":{"type":"ssvc","content":{"options":[{"Exploitation":
            "active"},{"Automatable":"yes"},{"Technical Impact":"total"}],"timestamp":"2030-02-01T00:00:00Z"}}},
            {"other":{"type":"kev","content":{"dateAdded":"2030-01-31","reference":"https://example.org"}}},
            {"cvssV3_1":{"version":"3.1","vectorString":"CVSS:3.1/AV:N","baseScore":9.8}}]}]
            """#
        let cna = #"""
            ,"title":"T","descriptions":[{"lang":"en","value":"D"}],"tags":["disputed"],"replacedBy":["CVE-2030-0009"],
            "problemTypes":[{"descriptions":[{"lang":"en","description":"CWE-79: words"},{"lang":"en","cweId":
            "CWE-20","description":"x"},{"lang":"en","description":"CWE words"}]}],"source":{"advisory":
            "GHSA-aaaa-bbbb-cccc"},"references":[{"url":"https://example.org","tags":["patch"]}],
            "metrics":[{"format":"CVSS","cvssV4_0":{"vectorString":"CVSS:4.0/AV:N","baseScore":5}}],"cpeApplicability":
            [{"nodes":[{"operator":"AND","negate":false,"cpeMatch":[{"vulnerable":true,"criteria":
            "cpe:2.3:a:v:p:*:*:*:*:*:*:*:*"},{"vulnerable":false,"criteria":"cpe:2.3:o:v:o:*:*:*:*:*:*:*:*"}]}]}]
            """#
        let (advisories, findings) = Self.read(Self.record(cna: cna, adp: adp))
        #expect(findings == [] && advisories.map(\.asserter) == ["maker", "CISA-ADP"])
        let (first, second) = (advisories[0], advisories[1])
        #expect(first.isDisputed && first.weaknesses == ["CWE-79", "CWE-20"])
        #expect(first.aliases == ["GHSA-aaaa-bbbb-cccc"] && first.upstream == ["CVE-2030-0009"])
        #expect(first.titles.map(\.text) == ["T"] && second.titles == [])
        #expect(first.conditions == [.all([.statement(0), .statement(1)])])
        #expect(first.scores.map(\.version) == ["4.0"] && first.scores[0].isPrimary)
        #expect(second.scores.map(\.tenths) == [98] && second.scores[0].asserter == "CISA-ADP")
        let day = try #require(Day("2030-01-31"))
        let at = Instant(secondsSinceEpoch: try #require(Day("2030-02-01")).ordinal * 86_400)
        #expect(
            second.exploitation == [
                .stakeholder(exploitation: "active", automatable: "yes", technicalImpact: "total", at: at),
                .known(addedOn: day, dueOn: nil, ransomware: nil),
            ])
        #expect(second.modified?.description == "2030-02-02T00:00:00Z")
    }

    @Test func aRejectedRecordSaysWhy() {
        let (advisories, findings) = Self.read(
            Self.record(cna: #","rejectedReasons":[{"lang":"en","value":"why"}]"#, state: "REJECTED"))
        #expect(findings == [] && advisories.map(\.state) == [.rejected])
        #expect(advisories[0].summaries.map(\.text) == ["why"])
    }

    /// A document, how many advisories are read from it, and what is told of it.
    @Test(
        arguments: [
            (record(cna: #","affected":[]"#), 1, []),
            (record(), 1, ["cve-no-products"]),
            (record(cna: #","affected":7"#), 1, ["wrong-type"]),
            (affected(""), 1, ["cve-no-versions"]),
            (
                record(
                    cna:
                        #","affected":[{"vendor":"n/a","product":"n/a","versions":[{"version":"n/a","status":"affected"}]}]"#
                ), 1, ["cve-no-product-name"]
            ),
            (affected(#","versions":[{"version":"1"}]"#), 1, ["cve-status"]),
            (affected(#","versions":[{"version":"1","status":"bad"}]"#), 1, ["cve-status"]),
            (affected(#","cpes":["cpe:nonsense"],"defaultStatus":"affected""#), 1, ["cpe-malformed"]),
            (record(cna: #","affected":[],"metrics":[{"cvssV9":{}}]"#), 1, ["cve-unknown-metric"]),
            (
                record(cna: #","affected":[],"metrics":[{"other":{"type":"own","content":{}}}]"#), 1,
                ["cve-other-metric"]
            ),
            (record(state: "PENDING"), 1, ["cve-state"]),
            (record(version: "4.0"), 0, ["cve-version"]),
            (record().replacing("CVE-2030-0001", with: "X"), 0, ["cve-id"]),
            (record().replacing("cveMetadata", with: "meta"), 0, ["cve-shape"]),
            (String(record().dropLast(3)), 0, ["json-syntax"]),
            (
                record().replacing("\n", with: "") + "\n{\n" + record().replacing("\n", with: ""), 2,
                ["cve-no-products", "cve-no-products", "json-syntax"]
            ),
            ("", 0, ["json-syntax"]),
        ]) func aFaultIsTold(text: String, count: Int, codes: [String])
    {
        let (advisories, findings) = Self.read(text)
        #expect(advisories.count == count)
        #expect(findings.map(\.code).sorted() == codes)
        #expect(findings.allSatisfy { $0.origin.line > 0 && $0.origin.file == "f.json" })
    }
}

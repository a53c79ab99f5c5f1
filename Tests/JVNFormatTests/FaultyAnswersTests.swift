import JVNFormat
import Kernel
import Testing
import Vulnerabilities

/// Answers that are cut off, of another shape, or hostile: a located finding, and the rest is read.
@Suite struct FaultyAnswersTests {
    private static let ok = "\"status\": {\"retCd\": 0, \"totalRes\": 1, \"totalResRet\": 1}"

    private static func vuldef(_ records: String, status: String = "") -> String {
        "<VULDEF-Document xmlns=\"http://jvn.jp/vuldef/\" xml:lang=\"ja\">\n\(records)\n\(status)"
            + "</VULDEF-Document>"
    }

    private static func record(_ id: String, _ data: String = "") -> String {
        "<Vulinfo><VulinfoID>\(id)</VulinfoID><VulinfoData><Title>題</Title>\(data)</VulinfoData></Vulinfo>"
    }

    private static func status(_ count: Int, code: String = "0") -> String {
        "<status:Status retCd=\"\(code)\" errMsg=\"だめ\" totalRes=\"\(count)\" totalResRet=\"\(count)\" />"
    }

    private static func item(_ cpe: String, _ version: String) -> String {
        "<Affected><AffectedItem><Name>架空社</Name><ProductName>架空品</ProductName><Cpe>\(cpe)</Cpe>"
            + "<VersionNumber>\(version)</VersionNumber></AffectedItem></Affected>"
    }

    private static func csaf(_ inside: String, id: String = "\"JVNDB-2024-000001\"") -> String {
        "{\"document\": {\"title\": \"題\", \"tracking\": {\"id\": \(id)}}, \(inside)\(ok)}"
    }

    /// Name, document, ids read, codes found.
    static let rows: [(name: String, text: String, ids: [String], codes: [String])] = [
        ("empty", "", [], ["jvn-unknown-document"]),
        ("text", "hello", [], ["jvn-unknown-document"]),
        ("another root", "<html/>", [], ["jvn-unknown-document"]),
        ("another object", "{\"vulnerabilities\": []}", [], ["jvn-unknown-document"]),
        ("cut off XML", "<VULDEF-Document><Vulinfo>", [], ["xml-syntax"]),
        ("cut off JSON", "{\"document\": {\"title\": ", [], ["json-syntax"]),
        (
            "no records though there should be", vuldef("", status: status(3)), [],
            ["jvn-count-differs", "jvn-no-records"]
        ),
        ("nothing found", vuldef("", status: status(0)), [], []),
        (
            "renamed list", vuldef("<Vuln/>", status: status(1)), [],
            ["jvn-count-differs", "jvn-no-records", "jvn-unknown-element"]
        ),
        ("refused", "<Result>\(status(0, code: "1"))</Result>", [], ["jvn-refused"]),
        ("refused in JSON", "{\"status\": {\"retCd\": 1, \"errMsg\": \"だめ\"}}", [], ["jvn-refused"]),
        (
            "one without id", vuldef(record("") + record("JVNDB-2024-000002"), status: status(2)),
            ["JVNDB-2024-000002"], ["jvn-id"]
        ),
        (
            "a strange id", vuldef(record("JVNDB-1#2") + record("X-1"), status: status(2)), [],
            ["jvn-id", "jvn-id"]
        ),
        (
            "no data",
            vuldef("<Vulinfo><VulinfoID>JVNDB-2024-000001</VulinfoID></Vulinfo>", status: status(1)), [],
            ["jvn-no-data"]
        ),
        (
            "a date",
            vuldef(
                record("JVNDB-2024-000001", "<DateFirstPublished>きのう</DateFirstPublished>"), status: status(1)
            ), ["JVNDB-2024-000001"], ["jvn-date"]
        ),
        (
            "a bad CPE", vuldef(record("JVNDB-2024-000001", item("cpe:/q:a:b", "1.0")), status: status(1)),
            ["JVNDB-2024-000001"], ["jvn-cpe"]
        ),
        (
            "no vector",
            vuldef(
                record("JVNDB-2024-000001", "<Impact><Cvss version=\"3.0\"><Base>9.8</Base></Cvss></Impact>"),
                status: status(1)), ["JVNDB-2024-000001"], ["jvn-score-without-vector"]
        ),
        (
            "a new member", vuldef(record("JVNDB-2024-000001", "<Epss/>"), status: status(1)),
            ["JVNDB-2024-000001"], ["jvn-unknown-element"]
        ),
        ("no status", vuldef(record("JVNDB-2024-000001")), ["JVNDB-2024-000001"], ["jvn-no-status"]),
        (
            "malformed status", vuldef(record("JVNDB-2024-000001"), status: "<status:Status retCd= 0/>"),
            ["JVNDB-2024-000001"], ["jvn-no-status", "jvn-status-unreadable"]
        ),
        ("malformed before the status", vuldef("<Vulinfo a= 0/>", status: status(1)), [], ["xml-syntax"]),
        ("JSON without anything", csaf(""), ["JVNDB-2024-000001"], []),
        ("an id that is a number", csaf("", id: "12"), [], ["jvn-id"]),
        ("a list that is none", csaf("\"vulnerabilities\": {},"), ["JVNDB-2024-000001"], ["jvn-wrong-type"]),
        (
            "a CVE that is none", csaf("\"vulnerabilities\": [{\"cve\": \"CVE-x\"}],"), ["JVNDB-2024-000001"],
            ["jvn-cve"]
        ),
        (
            "a CVE that is a number", csaf("\"vulnerabilities\": [{\"cve\": 5}],"), ["JVNDB-2024-000001"],
            ["jvn-wrong-type"]
        ),
        (
            "an unknown product",
            csaf(
                "\"vulnerabilities\": [{\"cve\": \"\", \"product_status\": {\"known_affected\": [\"P\"]}}],"),
            ["JVNDB-2024-000001"], ["jvn-product-id"]
        ),
        (
            "an unknown status",
            csaf("\"vulnerabilities\": [{\"cve\": \"\", \"product_status\": {\"recommended\": []}}],"),
            ["JVNDB-2024-000001"], ["jvn-product-status"]
        ),
        (
            "a bundle of something else",
            "{\"type\": \"bundle\", \"objects\": [{\"type\": \"malware\"}], \(ok)}", [],
            ["jvn-count-differs", "jvn-no-records", "jvn-no-records", "jvn-stix-object"]
        ),
        (
            "a key twice",
            "{\"feed\": {\"entry\": [], \"entry\": []}, \"status\": {\"totalRes\": 0, \"totalResRet\": 0}}",
            [], ["duplicate-key"]
        ),
        (
            "malformed status in JSON",
            "{\"feed\": {\"entry\": [{\"id\": \"JVNDB-2024-000001\"}]},\n\"status\": {\"retMax\": ,}}",
            ["JVNDB-2024-000001"], ["jvn-no-status", "jvn-status-unreadable"]
        ),
    ]

    @Test func eachFaultIsToldAndTheRestIsRead() {
        for row in Self.rows {
            var ids: [String] = []
            let findings = JVNReader.read(Array(row.text.utf8), file: "answer") { ids.append($0.id) }
            #expect(ids == row.ids, "\(row.name)")
            #expect(findings.map(\.code).sorted() == row.codes, "\(row.name)")
            #expect(
                findings.allSatisfy { $0.origin.file == "answer" && !$0.message.ja.isEmpty }, "\(row.name)")
        }
    }

    @Test func bytesThatAreNoTextAndEndlessNestingAreRefused() {
        let deep = Array(String(repeating: "<a>", count: 100_000).utf8)
        let lists = Array(("{\"feed\": " + String(repeating: "[", count: 100_000)).utf8)
        for bytes in [[0x3C, 0x61, 0xFF, 0x3E], deep, lists, [0x7B, 0xFF]] {
            let findings = JVNReader.read(bytes, file: "answer") { _ in Issue.record("nothing is to be read")
            }
            #expect(findings.contains { $0.severity == .error })
        }
    }

    @Test func anAnswerCutAnywhereIsReadWithoutFailing() throws {
        guard JVNCorpus.isThere("answers cut off") else { return }
        for file in [
            "hnd/getVulnDetailInfo_hnd_JVNDB-2022-000097.xml", "oka/getVulnDetailInfo_oka_jvncsaf.json",
        ] {
            let bytes = try JVNCorpus.bytes(file)
            let whole = try JVNCorpus.read(file).advisories
            for end in stride(from: 0, to: bytes.count - 700, by: 61) {
                let findings = JVNReader.read(Array(bytes[..<end]), file: file) {
                    #expect(whole.map(\.id).contains($0.id))
                }
                #expect(findings.contains { $0.severity != .note }, "\(file) cut at \(end)")
            }
        }
    }

    @Test func documentsOfJVNAreToldFromOthers() throws {
        let others = ["<VULDEF/>", "{\"document\": {\"csaf_version\": \"2.0\"}}", "{}", ""]
        for other in others { #expect(!JVNReader.recognises(other.utf8)) }
        guard JVNCorpus.isThere("recognising answers") else { return }
        for file in try JVNCorpus.files() {
            #expect(JVNReader.recognises(try JVNCorpus.bytes(file)), "\(file)")
        }
    }

    @Test func severalVulnerabilitiesOfOneRecordStayApart() throws {
        guard JVNCorpus.isThere("several CVEs in one record") else { return }
        let read = try JVNCorpus.read("hnd/dataFeed_jvndb_detail_hnd.xml").advisories
            .filter { $0.document == "JVNDB-2025-000002" }
        #expect(read.map(\.id) == ["0354", "0355", "0356"].map { "JVNDB-2025-000002#CVE-2025-\($0)" })
        #expect(read.map(\.aliases) == [["CVE-2025-0354"], ["CVE-2025-0355"], ["CVE-2025-0356"]])
        #expect(read.map(\.statements.count) == [6, 9, 2])
        #expect(read.allSatisfy { $0.scores.count == 1 && !$0.scores[0].isPrimary })
        #expect(
            read[2].statements[0].subject == .cpe("cpe:2.3:o:nec:aterm_wx1500hp_firmware:*:*:*:*:*:*:*:*"))
        #expect(read[0].origin.line == 87)
        #expect(read[0].titles[0].language == "ja")
    }

    @Test func englishAnswersAreEnglishAndDisputedOnesAreSaidToBeSo() {
        let text = """
            <VULDEF-Document xmlns="http://jvn.jp/vuldef/" xml:lang="en"><Vulinfo><VulinfoID>JVNDB-2024-000001</VulinfoID>
            <VulinfoData><Title>Example</Title><VulinfoDescription><Overview>** DISPUTED ** See &lt;ul&gt;&lt;li&gt;one&lt;/li&gt;
            &lt;/ul&gt;</Overview></VulinfoDescription><Affected><AffectedItem><Name>Fictional</Name><ProductName>Thing
            </ProductName><VersionNumber>Ver.1.2 and earlier</VersionNumber></AffectedItem></Affected><Impact><ImpactItem>
            <Description>Bad</Description></ImpactItem></Impact></VulinfoData></Vulinfo><Vulinfo><VulinfoID>JVNDB-2024-000002
            </VulinfoID><VulinfoData><VulinfoDescription><Overview>** REJECT ** no</Overview></VulinfoDescription>
            </VulinfoData></Vulinfo><Status retCd="0" totalRes="2" totalResRet="2"/></VULDEF-Document>
            """
        var read: [Advisory] = []
        let findings = JVNReader.read(Array(text.utf8), file: "answer") { read.append($0) }
        #expect(findings.isEmpty)
        #expect(read.map(\.id) == ["JVNDB-2024-000001", "JVNDB-2024-000002"])
        #expect(read.map(\.isDisputed) == [true, false])
        #expect(read.map(\.state) == [.published, .rejected])
        #expect(read[0].titles == [Advisory.Wording(language: "en", text: "Example")])
        #expect(read[0].summaries.map(\.text) == ["** DISPUTED ** See \n・one\n\n[Impact]\nBad"])
        let subject = ProductStatement.Subject.named(vendor: "Fictional", product: "Thing")
        let span = VersionSpan.between(lower: nil, upper: VersionSpan.Bound("1.2", isIncluded: true))
        #expect(
            read[0].statements == [
                ProductStatement(subject, .affected, span, basis: .phrase, phrase: "Ver.1.2 and earlier")
            ])
    }

    @Test func conditionsOfTheExtensionAreKept() {
        let text = """
            {"document": {"tracking": {"id": "JVNDB-2024-000001"}}, "vulnerabilities": [{"cve": "CVE-2024-0001"}],
            "jvn_extension": {"cpeApplicability": [{"operator": "AND", "nodes": [
              {"operator": "OR", "negate": false, "cpeMatch": [{"vulnerable": true, "criteria": "cpe:2.3:a:v:p:1.0:*:*:*:*:*:*:*"}]},
              {"operator": "OR", "negate": true, "cpeMatch": [{"vulnerable": false, "criteria": "jvnpid:1.0::v:q"}]}]}]},
            "status": {"totalRes": 1, "totalResRet": 1}}
            """
        var read: [Advisory] = []
        let findings = JVNReader.read(Array(text.utf8), file: "answer") { read.append($0) }
        #expect(findings.isEmpty)
        #expect(read.map(\.aliases) == [["CVE-2024-0001"]])
        #expect(
            read.first?.conditions == [
                .all([.any([.statement(0)]), .not(.any([.statement(1)]))])
            ])
        #expect(
            read.first?.statements == [
                ProductStatement(.cpe("cpe:2.3:a:v:p:*:*:*:*:*:*:*:*"), .affected, .exactly("1.0")),
                ProductStatement(
                    .cpe("cpe:2.3:*:v:q:*:*:*:*:*:*:*:*"), .platform, .unstated, basis: .productOnly),
            ])
    }
}

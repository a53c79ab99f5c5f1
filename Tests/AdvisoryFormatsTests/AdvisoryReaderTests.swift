import AdvisoryFormats
import Kernel
import SharedCorpora
import Testing
import Vulnerabilities

/// The door, and the two sources that are read behind it.
@Suite struct AdvisoryReaderTests {
    static func read(_ bytes: [UInt8], file: String = "f") -> ([Advisory], AdvisoryReader.Result) {
        var advisories: [Advisory] = []
        let result = AdvisoryReader.read(bytes, file: file) { advisories.append($0) }
        return (advisories, result)
    }

    /// The start of a document, and what it is.
    @Test(
        arguments: [
            (#"{"resultsPerPage":1,"vulnerabilities":[]}"#, .nvd), (#"{"id":"x","vulnStatus":"y"}"#, .nvd),
            (#"{"a":{"b":["}",{}]},"vulnerabilities":[{"cve":{}}]}"#, .nvd), (#"{"CVE_Items":[]}"#, .nvd),
            (#"[{"cve":{}}]"#, .nvd), ("{\"id\":\"x\",\"vulnStatus\":1}\n{}", .nvd),
            (#"{"containers":{},"x":1}"#, .cve), (#"{"dataType":"CVE_RECORD"}"#, .cve),
            (#"{"title":"x","vulnerabilities":[{"cveID":"x"}]}"#, .kev), (#"{"catalogVersion":"1"}"#, .kev),
            (#"{"title":"x","catalogVersion":"1","vulnerabilities":[{"cveID":"CVE-2030-0001"}]}"#, .kev),
            ("cveID,vendorProject,product,vulnerabilityName,dateAdded\n", .kev),
            ("#model_version:v1,score_date:2030-01-01\ncve,epss,percentile\n", .epss),
            ("\u{FEFF}cve,epss,percentile\n", .epss),
            (#"{"vulnerabilities":[{"cve":"CVE-1"}],"document":{}}"#, .csaf),
            (#"{"@context":"https://openvex.dev/ns/v0.2.0"}"#, .openVEX),
            (#"{"$schema":"https://jvndb.jvn.jp/schema/x.json","document":{}}"#, .jvn),
            ("<?xml version=\"1.0\"?><VULDEF-Document xmlns=\"http://jvn.jp/vuldef/\"/>", .jvn),
            (#"{"id":"GO-1","modified":"x"}"#, .osv), ("id: PYSEC-1\nmodified: x\n", .osv),
            ("<html></html>", nil), ("{}", nil), ("{\"a\":1}", nil), ("{\"a", nil), ("[[[[", nil), ("", nil),
            ("hello", nil), ("\"", nil), ("{\"a\":\"\\", nil), ("{\"\\", nil),
        ] as [(String, AdvisoryFormat?)]) func aDocumentIsFoundFromItsContent(
            text: String, format: AdvisoryFormat?
        )
    {
        #expect(AdvisoryFormat.detect(Array(text.utf8)) == format)
    }

    @Test func whatIsNoAdvisoryIsAnErrorWithItsPlace() {
        for text in ["", "hello", "{}", "<html/>"] {
            let (advisories, result) = Self.read(Array(text.utf8))
            #expect(advisories.isEmpty && result.formats.isEmpty)
            #expect(result.findings.map(\.code) == ["advisory-format"])
            #expect(result.findings.map(\.origin) == [Origin(file: "f", line: 1, column: 1)])
            #expect(result.findings[0].severity == .error)
        }
    }

    static let head = "#model_version:v2030.01.01,score_date:2030-02-03T00:00:00+0000\ncve,epss,percentile\n"

    /// A table of EPSS, how many rows are read from it, and what is told with its line.
    @Test(
        arguments: [
            (head + "CVE-2030-0001,0.00043,0.07\r\nCVE-2030-0002,1,1.0\n\n", 2, []),
            (head + "CVE-2030-0001,0.1,0.2,0.3\nCVE-2030-0002,0.1,0.2", 1, ["epss-row 3"]),
            (
                head + "CVE-2030-0001,1.1,0.2\nCVE-2030-0002,x,0.2\nX,0,0\nCVE-2030-0001,0.", 0,
                ["epss-row 3", "epss-row 4", "epss-row 5", "epss-row 6"]
            ),
            ("cve,epss,percentile\nCVE-2030-0001,0.1,0.2\n", 0, ["epss-date 1"]),
            (
                "#model_version:v1,score_date:2030-13-01\ncve,epss,percentile\nCVE-2030-0001,0,0", 0,
                ["epss-date 2"]
            ),
            ("#model_version:v1,score_date:2030-01-01\ncve,score\nCVE-2030-0001,0", 0, ["epss-shape 2"]),
            ("#model_version:v1,score_date:2030-01-01\n", 0, ["epss-shape 1"]),
        ]) func aRowOfEPSSIsReadOrTold(text: String, count: Int, faults: [String])
    {
        let (advisories, result) = Self.read(Array(text.utf8))
        #expect(advisories.count == count && result.records["epss", default: 0] == count)
        #expect(result.findings.map { "\($0.code) \($0.origin.line)" } == faults)
        #expect(result.findings.allSatisfy { $0.severity == .error })
    }

    @Test(
        arguments: [
            ("0.00043", 430), ("0.97354", 973_540), ("0.0004300000", 430), ("1", 1_000_000), ("0", 0),
            ("9.1e-05", 91), ("1E-3", 1_000),
        ]) func aProbabilityIsKeptToItsSixthPlace(text: String, millionths: Int) throws
    {
        let (advisories, _) = Self.read(Array((Self.head + "CVE-2030-0001,\(text),0.5\n").utf8))
        let day = try #require(Day("2030-02-03"))
        #expect(
            advisories.first?.exploitation == [
                .predicted(probability: millionths, percentile: 500_000, on: day)
            ])
        #expect(advisories.first?.origin == Origin(file: "f", line: 3))
    }

    static func entry(_ more: String) -> String {
        #"{"catalogVersion":"1","count":1,"vulnerabilities":[{"cveID":"CVE-2030-0001","product":"P""#
            + more + "}]}"
    }

    /// An entry of CISA's catalogue, and what is told of it.
    @Test(
        arguments: [
            (entry(#","dateAdded":"2030-01-02""#), 1, []),
            (
                entry(#","dateAdded":"2030-01-02","knownRansomwareCampaignUse":"Maybe""#), 1,
                ["kev-ransomware"]
            ),
            (entry(#","dateAdded":"2030-01-02","dueDate":"soon""#), 1, ["kev-date"]),
            (entry(#","dateAdded":"2030-01-02","cwes":7"#), 1, ["wrong-type"]),
            (entry(""), 0, ["kev-date"]),
            (entry(#","dateAdded":"2030-01-02"},{"cveID":7"#), 1, ["kev-id"]),
            (
                entry(#","dateAdded":"2030-01-02"},{"cveID":"CVE-2030-0002","dateAdded":"2030-01-02""#), 2,
                ["kev-count", "kev-product"]
            ),
            (#"{"catalogVersion":"1","entries":[]}"#, 0, ["kev-id"]),
            (String(entry(#","dateAdded":"2030-01-02""#).dropLast(2)), 1, ["json-syntax"]),
        ]) func anEntryOfTheCatalogueIsReadOrTold(text: String, count: Int, codes: [String])
    {
        let (advisories, result) = Self.read(Array(text.utf8))
        #expect(advisories.count == count)
        #expect(result.findings.map(\.code).sorted() == codes)
        #expect(result.findings.allSatisfy { $0.origin.line == 1 })
    }

    @Test func bothFormsOfTheCatalogueSayTheSame() throws {
        let name = "kev/known_exploited_vulnerabilities"
        guard SharedCorpora.has("kev", for: "the catalogue of known exploited vulnerabilities") else {
            return
        }
        let (json, first) = Self.read(try SharedCorpora.bytes("\(name).json"))
        let (csv, second) = Self.read(try SharedCorpora.bytes("\(name).csv"))
        #expect(first.findings == [] && second.findings == [])
        #expect(first.records == ["kev": 1_404] && second.records == first.records)
        for (left, right) in zip(json, csv) {
            var right = right
            right.origin = left.origin
            if left != right { Issue.record("\(left.id) differs") }
        }
        let ransomware = json.filter { advisory in
            if case .known(_, _, true)? = advisory.exploitation.first { return true }
            return false
        }
        #expect(ransomware.count == 293)
        #expect(json.allSatisfy { $0.statements.map(\.span) == [.unstated] && $0.state == .published })
    }

    /// Archives of many files, of one file, and a file packed alone.
    @Test(
        arguments: [
            ("cve5/cve5-records-sample.tar.gz", [AdvisoryFormat.cve: 2_514], ["cve": 6_696]),
            ("nvd/feeds-1.1/nvdcve-1.1-2003.json.gz", [.nvd: 1], ["nvd": 1_550]),
        ] as [(String, [AdvisoryFormat: Int], [String: Int])])
    func packedFeedsAreOpened(path: String, formats: [AdvisoryFormat: Int], records: [String: Int]) throws {
        guard SharedCorpora.has(path, for: "packed feeds") else { return }
        let (_, result) = Self.read(try SharedCorpora.bytes(path), file: path)
        #expect(result.formats == formats && result.records == records)
        #expect(!result.findings.contains { $0.severity == .error })
    }

    @Test(
        arguments: [
            ("eol/products/nginx.md", "advisory-format"),
            ("openvex/openvex-documents.tar.gz", nil), ("osv/go-osv.tar.gz", nil),
            ("osv/pypi-osv-yaml.tar.gz", nil),
        ]) func everyDocumentOfACorpusIsRecognised(path: String, code: String?) throws
    {
        guard SharedCorpora.has(path, for: "recognising corpora") else { return }
        let (_, result) = Self.read(try SharedCorpora.bytes(path), file: path)
        #expect(result.findings.contains { $0.code == "advisory-format" } == (code != nil))
        #expect((result.formats.isEmpty) == (code != nil))
    }
}

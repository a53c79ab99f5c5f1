import JVNFormat
import Kernel
import Testing
import Vulnerabilities

/// Where HND and OKA describe the same record, both readings agree, field by field, but for what is listed.
@Suite struct BothFeedsTests {
    static let ids = ["JVNDB-2017-009608", "JVNDB-2018-009328", "JVNDB-2021-002774", "JVNDB-2022-000097"]

    /// `id field`: why the two are not the same.
    static let exceptions: [String: String] = [
        "JVNDB-2018-009328 versions": "OKA states versions where HND writes them as phrases: the same spans",
        "JVNDB-2021-002774 versions": "OKA has the four phrases of HND in one: all stay at product level",
        "JVNDB-2022-000097 versions": "OKA leaves the phrase out",
        "JVNDB-2022-000097#CVE-2022-41993 scores": "OKA scores each CVE, HND the record",
        "JVNDB-2022-000097#CVE-2022-46288 scores": "OKA scores each CVE, HND the record",
        "JVNDB-2018-009328 scores": "OKA's example has another vector of CVSS 2.0 beside the same score",
        "JVNDB-2021-002774 references": "OKA's example carries a reference of another record",
    ]

    @Test func bothFeedsSayTheSameOfTheSameRecord() throws {
        guard JVNCorpus.isThere("HND and OKA side by side") else { return }
        var differences: Set<String> = []
        for id in Self.ids {
            let old = try JVNCorpus.read("hnd/getVulnDetailInfo_hnd_\(id).xml").advisories
            let new = try JVNCorpus.read("oka/getVulnDetailInfo_oka_\(id).json").advisories
            #expect(old.map(\.id) == new.map(\.id))
            #expect(!old.isEmpty)
            for (left, right) in zip(old, new) {
                #expect(left.titles == right.titles)
                #expect(left.aliases == right.aliases)
                #expect(left.document == right.document)
                #expect(left.published == right.published)
                #expect(left.modified == right.modified)
                #expect(left.weaknesses == right.weaknesses)
                #expect(Set(left.statements.map(\.subject)) == Set(right.statements.map(\.subject)))
                if left.statements != right.statements { differences.insert("\(id) versions") }
                if Self.scores(left) != Self.scores(right) { differences.insert("\(left.id) scores") }
                if Set(left.references.map(\.url)) != Set(right.references.map(\.url)) {
                    differences.insert("\(id) references")
                }
            }
        }
        #expect(differences == Set(Self.exceptions.keys))
    }

    @Test func aSpanOutOfAPhraseIsTheSpanThatTheOtherFeedStates() throws {
        guard JVNCorpus.isThere("phrases of HND against stated spans of OKA") else { return }
        let id = "JVNDB-2018-009328"
        let old = try JVNCorpus.read("hnd/getVulnDetailInfo_hnd_\(id).xml").advisories.flatMap(\.statements)
        let new = try JVNCorpus.read("oka/getVulnDetailInfo_oka_\(id).json").advisories.flatMap(\.statements)
        #expect(old.map(\.span) == new.map(\.span))
        #expect(old.allSatisfy { $0.basis == .phrase } && new.allSatisfy { $0.basis == .stated })
        let ranges = try JVNCorpus.read("oka/getVulnDetailInfo_oka_jvncsaf.json").advisories[0].statements
        let phrases = ["バージョン 8.1.2", "バージョン 1.0.6未満", "バージョン 2.1.0以上 2.1.3以下", "バージョン 3.1.1a以上 3.1.1d未満"]
        #expect(ranges.prefix(4).map(\.span) == phrases.flatMap { VersionPhrase($0).spans })
    }

    @Test func aRecordInSTIXIsTheRecordInItsOwnShape() throws {
        guard JVNCorpus.isThere("STIX against CSAF") else { return }
        for (csaf, stix) in [
            ("getVulnDetailInfo_oka_JVNDB-2017-009608", "getVulnDetailInfo_oka_JVNDB-2017-009608_jvnstix"),
            ("getVulnDetailInfo_oka_jvncsaf", "getVulnDetailInfo_oka_jvnstix"),
        ] {
            var one = try #require(try JVNCorpus.read("oka/\(csaf).json").advisories.first)
            let other = try #require(try JVNCorpus.read("oka/\(stix).json").advisories.first)
            one.origin = other.origin
            #expect(one == other)
        }
    }

    private static func scores(_ advisory: Advisory) -> [String] {
        advisory.scores.map { "\($0.vector) \($0.tenths ?? -1)" }.sorted()
    }
}

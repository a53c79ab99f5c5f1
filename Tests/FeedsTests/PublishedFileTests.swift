import Foundation
import SharedCorpora
import Testing

@testable import Feeds

/// Published files that stand beside the project, in `../shared/corpora`; not part of it.
struct PublishedFileTests {
    private static let folder = SharedCorpora.folder.path

    private static func names(_ path: String) -> [String] {
        let all = FileManager.default.enumerator(atPath: folder + "/" + path)
        return (all?.compactMap { $0 as? String } ?? []).sorted()
    }

    @Test func realDocumentsHaveTheFormThatIsAskedFor() throws {
        guard SharedCorpora.has("kev", for: "the form of published documents") else { return }
        let forms: [(String, DocumentForm)] = [
            (".json", .json), (".xml", .xml), (".gz", .gzip), (".csv", .lines),
        ]
        var looked = 0
        var faulty: [String] = []
        for part in ["kev", "jvn", "csaf-advisories", "nvd/feeds-1.1"] {
            for name in Self.names(part).prefix(90) {
                guard let form = forms.first(where: { name.hasSuffix($0.0) })?.1 else { continue }
                let path = "\(Self.folder)/\(part)/\(name)"
                let size = try #require(
                    FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
                // The large years tell nothing new and take long in a debug build.
                guard size < 2 << 20 else { continue }
                if form.fault(of: path, name: name, bytesMax: 1 << 30) != nil { faulty.append(name) }
                looked += 1
            }
        }
        #expect(looked > 80)
        // Examples of IPA that are written by hand: quotes missing, a comma or a brace too many.
        #expect(
            faulty == [
                "hnd/dataFeed_jvndb_rss_hnd.xml", "oka/dataFeed_jvndb_detail_oka.json",
                "oka/dataFeed_myjvn_product_oka.json", "oka/dataFeed_myjvn_product_version_oka.json",
            ])
    }

    @Test func realAnswersOfMyJVNTellTheirIdsAndTheirNumber() throws {
        guard SharedCorpora.has("jvn", for: "answers of MyJVN") else { return }
        func answer(_ path: String, isOKA: Bool) throws -> JVNAnswer {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/jvn/\(path)")))
            return try #require(JVNAnswer(bytes, isOKA: isOKA, file: path))
        }
        let xml = try answer("hnd/getVulnOverviewList_hnd.xml", isOKA: false)
        #expect(xml.isGood && xml.total == 6)
        #expect(xml.ids == ["JVNDB-2025-002953", "JVNDB-2025-002884"])
        let json = try answer("oka/getVulnOverviewList_oka.json", isOKA: true)
        #expect(json.isGood && json.total == 6)
        #expect(json.ids.count == 3)
        #expect(json.ids.allSatisfy { $0.hasPrefix("JVNDB-2025-") })
        for path in ["hnd/getVulnDetailInfo_hnd_JVNDB-2022-000097.xml", "hnd/getAlertList_hnd.xml"] {
            #expect(try answer(path, isOKA: false).isGood)
        }
        #expect(try answer("oka/getVulnDetailInfo_oka_JVNDB-2022-000097.json", isOKA: true).isGood)
    }
}

import BillFormats
import BillOfMaterials
import Foundation
import Kernel
import ListFormat
import SharedCorpora
import Testing

/// Lists kept by hand become bills, and what is odd in them is told where it stands.
struct ListReaderTests {
    static func read(_ text: String, map: ColumnMap = .usual) -> (bill: Bill?, findings: [Finding]) {
        BillReader.read(Array(text.utf8), file: "l.csv", columns: map)
    }

    @Test func everyFieldOfASpreadsheetIsRead() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Samples/list.xlsx")
        let (read, findings) = BillReader.read([UInt8](try Data(contentsOf: file)), file: "l.xlsx")
        let bill = try #require(read, "\(findings)")
        #expect(bill.format == "XLSX")
        #expect(bill.components.map(\.name) == ["OpenSSL", "PostgreSQL", "zlib", "架空OS"])
        #expect(bill.components.map(\.version) == ["3.0.17", "15.8", "1.1", "12.4"])
        #expect(bill.components.map(\.kind) == ["library", "application", "library", "operating-system"])
        // A merged cell holds for the rows that it covers.
        #expect(bill.components[0].supplierName == "架空ソフト株式会社" && bill.components[2].supplierName == nil)
        let ends = bill.components.map { part in
            part.properties.first { $0.name == PropertyName.supportEnd }?.value
        }
        #expect(ends == ["2026-09-07", nil, "2027-03-31", "2027-08-31"])
        let level = bill.components[3].properties.first { $0.name == PropertyName.supportLevel }?.value
        #expect(level == "長期サポート")
        #expect(bill.components[0].licences == [Licence(.named("Apache-2.0"))])
        #expect(bill.components[0].properties.contains(Property(name: "社内管理", value: "A-2")))
        #expect(bill.dependencies.map(\.ref) == ["2", "3", "4"])
        #expect(bill.dependencies.map(\.dependsOn) == [["1"], ["1"], ["2", "3"]])
        let codes = findings.map { "\($0.origin) \($0.code)" }
        #expect(
            codes == [
                "l.xlsx#表紙 sheet-not-read",
                "l.xlsx#部品:2:10 unknown-column", "l.xlsx#部品:5:3 version-is-number",
                "l.xlsx component-without-identifier",
            ])
    }

    @Test(
        "Headings are recognised however they are written",
        arguments: [
            "部品名,バージョン,purl", "ソフトウェア名称,ﾊﾞｰｼﾞｮﾝ,Package URL", "品　名,Ｖｅｒ．,ＰＵＲＬ", "Component Name,Version,PURL",
            "name,VERSION,package_url", "名称（日本語）,版数(最新),purl", "コンポーネント,版,purl【任意】",
        ])
    func headings(_ heading: String) throws {
        let bill = try #require(Self.read("題名,,\n\(heading)\na,1,pkg:npm/a@1\n").bill)
        #expect(bill.components == [Self.component("a", "1", "pkg:npm/a@1")])
    }

    static func component(_ name: String, _ version: String, _ url: String) -> Component {
        var component = Component(name: name, version: version, packageURL: PackageURL(url))
        component.ref = "\(name)@\(version)"
        return component
    }

    @Test func identifiersHashesAndLinksAreRead() throws {
        let digest = String(repeating: "a1", count: 32)
        let text = """
            name;version;purl;cpe;swid;license;SHA-256;description;url;copyright;remarks
            a;1;pkg:npm/a@1;cpe:2.3:a:v:a:1:*:*:*:*:*:*:*;tag-1;MIT OR Apache-2.0;\(digest);D;https://a.example;(c);R
            """
        let (read, findings) = Self.read(text)
        let part = try #require(read?.components.first)
        #expect(part.packageURL?.text == "pkg:npm/a@1" && part.cpe != nil && part.swid?.tagID == "tag-1")
        #expect(part.licences == [Licence(.expression("MIT OR Apache-2.0"))])
        #expect(part.hashes == [ContentHash(algorithm: "SHA-256", value: digest)])
        #expect(part.description == "D" && part.copyright == "(c)")
        #expect(part.externalReferences == [ExternalReference(kind: "website", url: "https://a.example")])
        #expect(part.properties == [Property(name: "remarks", value: "R")])
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test(
        "What is odd is told with its place",
        arguments: [
            ("name,version\n,1\na,1\n", "2:2", "row-without-name"),
            ("name,version\na,1\na,1\n", "3:1", "duplicate-row"),
            ("name,version,供給者\na,1,x\na,1,y\n", "3:1", "duplicate-component"),
            ("name,purl\na,npm/a\n", "2:3", "invalid-purl"), ("name,cpe\na,cpe:9\n", "2:3", "invalid-cpe"),
            ("name,SHA-256\na,xyz\n", "2:3", "invalid-hash"),
            ("name,MD5\na,\(String(repeating: "0", count: 64))\n", "2:3", "invalid-hash"),
            ("name,サポート終了日\na,2027年春\n", "2:3", "invalid-day"),
            ("name,サポート期限\na,2027-02-30\n", "2:3", "invalid-day"),
            ("name,種類\na,ひみつ\n", "2:3", "unknown-kind"),
            ("name,version,ﾒﾓ2\na,1,x\n", "1:14", "unknown-column"),
            ("name,名称\na,b\n", "1:6", "duplicate-column"), ("name,依存先\na,b\n", "2:3", "unknown-dependency"),
            ("name,version\na,\"1\n", "2:3", "csv-quote"),
        ])
    func oddities(_ text: String, _ place: String, _ code: String) throws {
        let (bill, findings) = Self.read(text)
        #expect(bill != nil && !findings.contains { $0.severity == .error }, "\(findings)")
        let origin = place.isEmpty ? "l.csv" : "l.csv:\(place)"
        let found = findings.first { $0.origin.description == origin && $0.code == code }
        let message = try #require(found?.message, "\(findings)")
        #expect(message.ja != message.en)
    }

    @Test func aRowThatStandsTwiceCountsOnce() {
        #expect(Self.read("no,name,version\n1,a,1\n2,a,1\n3,a,2\n").bill?.components.count == 2)
        #expect(Self.read("name,version,供給者\na,1,x\na,1,y\n").bill?.components.count == 2)
    }

    @Test func aTableWithoutNamesIsRefusedWithItsHeadings() throws {
        let (bill, findings) = Self.read("年度,金額\n2026,100\n")
        let finding = try #require(findings.first)
        #expect(bill == nil && findings.count == 1)
        #expect(finding.code == "list-no-name-column" && finding.origin == Origin(file: "l.csv", line: 1))
        #expect(finding.message.ja.contains("年度 | 金額") && finding.message.ja.contains("部品名"))
    }

    @Test(
        "Days are read as people write them",
        arguments: [
            ("2027-08-31", "2027-08-31"), ("2027/8/31", "2027-08-31"), ("2027.8.31", "2027-08-31"),
            ("2027年8月31日", "2027-08-31"), ("２０２７年８月３１日", "2027-08-31"), ("令和9年8月31日", "2027-08-31"),
            ("R9.8.31", "2027-08-31"), ("平成元年1月8日", "1989-01-08"), ("2027-08-31T00:00:00", "2027-08-31"),
            ("2027/08/31 0:00", "2027-08-31"), ("2027-08", nil), ("2027", nil), ("8/31", nil), ("不明", nil),
            ("2027-8-31-1", nil),
        ] as [(String, String?)])
    func days(_ text: String, _ day: String?) {
        let bill = Self.read("name,EOL\na,\(text)\n").bill
        let found = bill?.components.first?.properties.first { $0.name == "mamori:support-end" }?.value
        #expect(bill != nil && found == day)
    }

    @Test func whatIsSaidNotToBeKnownIsNoValue() throws {
        let part = try #require(
            Self.read("name,version,供給者,purl,licence\na,不明,－,-,N/A\n").bill?.components.first)
        #expect(
            part
                == {
                    var bare = Component(name: "a", version: nil); bare.ref = "a"; return bare
                }())
    }

    // MARK: Own columns

    @Test func anOwnMapComesBeforeTheUsualHeadings() throws {
        let (map, faults) = ColumnMap.read(Array("{name: 図番, version: [Ver, 改訂]}".utf8), file: "m.yaml")
        #expect(faults.isEmpty)
        let (bill, findings) = Self.read("図番,名称,改訂\nA-1,ねじ,3\n", map: try #require(map))
        let part = try #require(bill?.components.first)
        #expect(part.name == "A-1" && part.version == "3")
        #expect(part.properties == [Property(name: "名称", value: "ねじ")])
        #expect(findings.contains { $0.code == "column-not-found" && $0.origin.description == "m.yaml:1:22" })
    }

    @Test(
        "A faulty map is told with its place",
        arguments: [
            ("{nme: 品名}", "m.yaml:1:2", "unknown-key", "name"), ("- name", "m.yaml:1:1", "wrong-type", "見出し"),
            ("name: {a: b}", "m.yaml:1:7", "wrong-type", "name"),
            ("zzzzzzz: a", "m.yaml:1:1", "unknown-key", "supplier"),
            ("{", "m.yaml:2:1", "yaml-syntax", "YAML"),
        ])
    func faultyMaps(_ text: String, _ place: String, _ code: String, _ word: String) {
        let (map, findings) = ColumnMap.read(Array((text + "\n").utf8), file: "m.yaml")
        #expect(map == nil)
        let found = findings.contains {
            $0.origin.description == place && $0.code == code && $0.message.ja.contains(word)
        }
        #expect(found, "\(findings)")
    }

    // MARK: Real lists

    @Test("A list of a Debian system is the same bill", arguments: ["dicom-gateway", "imaging-workstation"])
    func debian(_ name: String) throws {
        guard SharedCorpora.has("bills/debian-medical", for: "lists of Debian systems") else { return }
        let folder = "bills/debian-medical/\(name)"
        let list = try #require(BillReader.read(try SharedCorpora.bytes("\(folder).csv"), file: "l.csv").bill)
        let bill = try #require(
            BillReader.read(try SharedCorpora.bytes("\(folder).cdx.json"), file: "b").bill)
        #expect(list.components.count == bill.components.count && list.components.count > 100)
        let urls = Set(list.components.compactMap(\.packageURL?.canonical))
        #expect(urls == Set(bill.components.compactMap(\.packageURL?.canonical)))
        // The same packages as dpkg-query would tell them.
        let lines = list.components.map { "\($0.name)\t\($0.version ?? "")" }.joined(separator: "\n")
        let listing = try #require(BillReader.read(Array(lines.utf8), file: "d.txt").bill)
        #expect(listing.format == "dpkg" && listing.components.count == list.components.count)
        #expect(listing.components.allSatisfy { $0.packageURL?.qualifier("distro") == "debian-12" })
    }
}

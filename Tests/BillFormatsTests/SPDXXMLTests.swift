import BillOfMaterials
import Kernel
import Testing

@testable import SPDXFormat
import LocatedXML

/// XML is read strictly, and its elements are the fields of the JSON.
struct SPDXXMLTests {
    private static func document(_ body: String) -> [UInt8] {
        Array(
            """
            <?xml version="1.0"?>
            <Document xmlns="urn:x"><SPDXID>SPDXRef-DOCUMENT</SPDXID><spdxVersion>SPDX-2.3</spdxVersion>
            <name>a &amp; &#x8B77;<![CDATA[<b>]]></name><dataLicense>CC0-1.0</dataLicense><creationInfo>
            <created>2026-11-22T05:30:00Z</created><creators>Tool: t</creators></creationInfo>
            <documentNamespace>https://example.invalid/d</documentNamespace>
            \(body)<packages><SPDXID>SPDXRef-a</SPDXID><name>a</name><downloadLocation>NONE</downloadLocation>
            <filesAnalyzed>false</filesAnalyzed></packages></Document><!-- end -->
            """.utf8)
    }

    @Test func elementsAreFields() throws {
        let read = SPDXReader.read(
            Self.document("<note><x>1</x><x>2</x></note><note/>"), file: "f")
        let bill = try #require(read.bill)
        #expect(bill.components.map(\.name) == ["a"])
        #expect(bill.carried.contains(Carried(["name"], .text("a & 護<b>"))))
        let note = CarriedValue.map([.init("x", .list([.text("1"), .text("2")]))])
        #expect(bill.carried.contains(Carried(["note"], .list([note, .text("")]))))
        #expect(read.findings.map(\.code) == ["unknown-field"])
    }

    /// What stands before the packages, and the fault with its line.
    @Test(arguments: [
        ("<a>", "xml-syntax", 7), ("</a>", "xml-syntax", 6), ("<a b=1/>", "xml-syntax", 6),
        ("<a b='1' b='2'/>", "xml-syntax", 6), ("<a>&b;</a>", "xml-entity", 6),
        ("<a>&#0;</a>", "xml-entity", 6),
        ("<a>&#xD800;</a>", "xml-entity", 6), ("<!DOCTYPE a>", "xml-syntax", 6), ("<!-- ", "xml-syntax", 7),
        ("<name>b</name>", "duplicate-key", 6), ("text", "xml-text", 2), ("<a", "xml-syntax", 6),
        ("<annotations x='1'/>", "xml-attribute", 6), ("<a>\u{1}</a>", "xml-syntax", 6),
    ])
    func faultsAreFoundAtTheirLine(_ row: (String, String, Int)) {
        let (bill, findings) = SPDXReader.read(Self.document(row.0), file: "f")
        #expect(bill == nil)
        #expect(findings.contains { $0.code == row.1 && $0.origin.line == row.2 })
    }

    @Test func documentTypesAndDepthAreRefused() {
        let bomb = Array("<!DOCTYPE a [<!ENTITY b 'c'>]><Document/>".utf8)
        #expect(XMLScanner.read(bomb, file: "f").finding?.code == "xml-doctype")
        let deep = Array(String(repeating: "<a>", count: 100_000).utf8)
        #expect(XMLScanner.read(deep, file: "f").finding?.code == "too-deep")
        #expect(XMLScanner.read(Array("<a/><b/>".utf8), file: "f").finding?.code == "xml-syntax")
        #expect(XMLScanner.read(Array("<a/>".utf8), file: "f").root?.name == "a")
    }
}

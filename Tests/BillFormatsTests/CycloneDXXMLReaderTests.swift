import BillFormats
import BillOfMaterials
import CycloneDXFormat
import Kernel
import Testing

/// What XML says in ways of its own arrives in the neutral model, and faults are told with their place.
struct CycloneDXXMLReaderTests {
    static let text = """
        <?xml version="1.0" encoding="UTF-8"?>
        <c:bom xmlns:c="http://cyclonedx.org/schema/bom/1.6" version="03" xmlns:f="urn:f" f:x="1">
          <c:metadata><c:tools><c:components><c:component type="file"><c:name>t</c:name></c:component>
            </c:components></c:tools></c:metadata>
          <c:components>
            <c:component type="library" bom-ref="b">
              <c:supplier><c:name>架空医療機器株式会社</c:name><c:url> https://example.com </c:url></c:supplier>
              <c:name>z&amp;lib</c:name><c:version>1.3</c:version>
              <c:description>
                <![CDATA[a <b>]]>
              </c:description>
              <c:hashes><c:hash alg="MD5">00000000000000000000000000000000</c:hash></c:hashes>
              <c:licenses><c:license acknowledgement="declared"><c:id>Zlib</c:id></c:license></c:licenses>
              <c:purl>pkg:generic/zlib@1.3</c:purl>
              <c:modified>1</c:modified>
              <c:properties><c:property name="p">v</c:property></c:properties>
              <f:own><f:x/></f:own><f:own/>
            </c:component>
          </c:components>
          <c:dependencies><c:dependency ref="b"><c:dependency ref="d"/></c:dependency></c:dependencies>
          <ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:KeyInfo/></ds:Signature>
        </c:bom>
        """

    private static func read(_ text: String) -> (bill: Bill?, findings: [Finding]) {
        BillReader.read(Array(text.utf8), file: "a.xml")
    }

    @Test("Attributes, texts, lists and wrappers are the members of the JSON")
    func reads() throws {
        let (read, findings) = Self.read(Self.text)
        let bill = try #require(read, "\(findings)")
        #expect(bill.format == "CycloneDX 1.6" && bill.version == "3")
        #expect(bill.metadata.toolComponents.map(\.name) == ["t"])
        let zlib = try #require(bill.components.first)
        #expect(zlib.name == "z&lib" && zlib.version == "1.3" && zlib.description == "a <b>")
        #expect(zlib.supplier?.urls == ["https://example.com"] && zlib.supplier?.name == "架空医療機器株式会社")
        #expect(zlib.hashes.map(\.algorithm) == ["MD5"] && zlib.kind == "library" && zlib.ref == "b")
        #expect(zlib.licences.map(\.name) == [.id("Zlib")] && zlib.packageURL != nil)
        #expect(zlib.properties == [Property(name: "p", value: "v")])
        #expect(zlib.carried == [Carried(["modified"], .flag(true))])
        #expect(bill.dependencies.map(\.dependsOn) == [["d"]])
    }

    @Test("What is not of the specification, and what points nowhere, is told once for each kind")
    func tells() {
        let told = Self.read(Self.text).findings.map { "\($0.code) \($0.origin.line):\($0.origin.column)" }
        #expect(
            told.sorted() == [
                "dangling-ref 20:60", "foreign-attribute 2:1", "foreign-element 17:7", "xml-signature 21:3",
            ])
    }

    @Test("Each kind of fault is told with its line")
    func refuses() {
        let rows: [(from: String, to: String, code: String, line: Int)] = [
            ("type=\"library\"", "type=\"pump\"", "bill-structure", 6),
            (" type=\"library\"", "", "bill-structure", 6),
            ("<c:name>z", "<c:nom/><c:name>z", "bill-structure", 8),
            ("<c:name>z", "<c:name/><c:name>z", "bill-structure", 8), ("MD5", "MD6", "bill-structure", 12),
            (">Zlib<", ">ZLIB!<", "bill-structure", 13), ("\"03\"", "\"1.5\"", "bill-structure", 2),
            ("acknowledgement", "by", "bill-structure", 13),
            (">1</c:mod", ">yes</c:mod", "bill-structure", 15),
            ("<c:hashes>", "<c:hashes>text", "bill-structure", 12),
            ("name=\"p\"", "", "bill-structure", 16),
            ("<c:dependency ref=\"d\"/>", "<c:dependency/>", "bill-structure", 20),
            ("<c:component type=\"file\">", "<c:component type=\"file\" bom-ref=\"b\">", "duplicate-ref", 6),
            ("bom/1.6", "bom/1.1", "bill-version", 2), ("bom/1.6", "bom/9.9", "bill-version", 2),
            ("cyclonedx.org/schema/bom", "example.com", "bill-format", 2),
            ("</c:name><c:version>", "</c:nome><c:version>", "xml-syntax", 8),
            ("&amp;", "&none;", "xml-entity", 8),
        ]
        for row in rows {
            let broken = Self.text.replacing(row.from, with: row.to)
            #expect(broken != Self.text)
            let (bill, findings) = Self.read(broken)
            #expect(bill == nil, "\(row.to)")
            #expect(
                findings.contains { $0.code == row.code && $0.origin.line == row.line },
                "\(row.to): \(findings)")
            #expect(findings.allSatisfy { $0.severity != .error || $0.origin.column > 0 })
        }
    }

    @Test("An element out of order is read and told")
    func toldOrder() {
        let (bill, findings) = Self.read(
            Self.text.replacing("<c:modified>1</c:modified>", with: "")
                .replacing("<c:purl>", with: "<c:modified>1</c:modified><c:purl>"))
        #expect(bill != nil && findings.contains { $0.code == "element-order" && $0.origin.line == 14 })
    }

    @Test("UTF-16 is read, in XML and in JSON")
    func sixteenBits() {
        let json =
            "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": "
            + "[{\"type\": \"file\", \"name\": \"架空\", \"bom-ref\": \"a\"}]}"
        for text in [Self.text, json] {
            let plain = Self.read(text)
            let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
            let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            for bytes in [[0xFE, 0xFF] + big, [0xFF, 0xFE] + little, big, little] {
                let (bill, findings) = BillReader.read(bytes, file: "a.xml")
                #expect(bill?.components == plain.bill?.components && bill != nil)
                #expect(findings == plain.findings)
            }
        }
        let broken: [UInt8] = Array(Self.text.utf8.prefix(300)) + [0xFF]
        #expect(BillReader.read(broken, file: "a.xml").findings.map(\.code) == ["encoding"])
    }

    @Test("Refs in JSON that stand twice or point nowhere are warnings, bounded in number")
    func references() throws {
        let components = (0..<150).map { n in "{\"type\": \"file\", \"name\": \"\(n)\", \"bom-ref\": \"a\"}" }
        let text = """
            {"bomFormat": "CycloneDX", "specVersion": "1.6",
             "components": [\(components.joined(separator: ","))],
             "dependencies": [{"ref": "a", "dependsOn": ["b", "urn:cdx:x/1#c"]}],
             "compositions": [{"aggregate": "complete", "assemblies": ["e"]}],
             "vulnerabilities": [{"affects": [{"ref": "f"}]}]}
            """
        let (bill, findings) = Self.read(text)
        #expect(bill != nil && findings.allSatisfy { $0.severity == .warning })
        #expect(findings.count { $0.code == "duplicate-ref" } == 100)
        #expect(findings.filter { $0.code == "dangling-ref" }.map(\.origin.line) == [3, 5, 4])
        #expect(findings.last?.message.en.hasPrefix("49 more") == true)
        let written = CycloneDXWriter.writeXML(try #require(bill), as: .v1_6)
        #expect(
            written.findings.count == 149 && written.findings.allSatisfy { $0.code == "not-representable" })
        #expect(Self.read(String(decoding: written.bytes, as: UTF8.self)).bill?.components.count == 150)
    }

    @Test("Limits on depth hold")
    func depth() {
        let deep = Self.text.replacing(
            "<c:modified>1</c:modified>", with: String(repeating: "<c:components><c:component>", count: 2000))
        #expect(Self.read(deep).findings.map(\.code) == ["too-deep"])
    }

    @Test("What XML cannot hold is left out and told")
    func tellsLoss() throws {
        let text = """
            {"bomFormat": "CycloneDX", "specVersion": "1.6", "signature": {"value": "x"}, "components": [
              {"type": "file", "name": "a\\u0001\\r\\n\\t<&>\\"", "mime-type": "text/plain"}]}
            """
        let bill = try #require(Self.read(text).bill)
        let written = CycloneDXWriter.writeXML(bill, as: .v1_7)
        #expect(
            written.findings.map(\.code) == ["not-representable", "not-representable"], "\(written.findings)")
        #expect(written.findings.contains { $0.message.en.contains(": signature") })
        #expect(written.findings.contains { $0.message.en.contains("components[0].name") })
        let again = try #require(Self.read(String(decoding: written.bytes, as: UTF8.self)).bill)
        #expect(again.components.map(\.name) == ["a\r\n\t<&>\""])
    }
}

import BillEncoding
import CycloneDXFormat
import Testing

/// The format is found from what is in a bill.
struct BillFormatTests {
    static let samples: [(String, BillFormat?)] = [
        (#"{"a": {"spdxVersion": 1}, "bomFormat": "CycloneDX"}"#, .cycloneDXJSON),
        (#" {"name": "bomFormat", "spdxVersion": "SPDX-2.3"}"#, .spdxJSON),
        (#"{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"}"#, .spdxJSONLD),
        (#"{"a": "\"", "b": "bomFormat"}"#, nil), ("{\"bomFormat", nil), ("[1]", nil), ("", nil),
        ("<?xml version='1.0'?><!-- <bom> --><bom xmlns='x'/>", .cycloneDXXML), ("<c:bom/>", .cycloneDXXML),
        ("<rdf:RDF >", .spdxRDF), ("<Document>", .spdxXML), ("<html>", nil), ("<!--", nil), ("<", nil),
        ("# c\n\nSPDXVersion: SPDX-2.2", .spdxTagValue), ("---\nname: a\nspdxVersion: SPDX-2.3", .spdxYAML),
        ("\"spdxVersion\": \"SPDX-2.3\"", .spdxYAML), ("name,version\na,1", nil),
    ]

    @Test(arguments: samples)
    func formatsAreFoundFromContent(_ sample: (String, BillFormat?)) {
        #expect(BillFormat.detect(Array(sample.0.utf8)) == sample.1)
        let units = Array(sample.0.utf16)
        let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(BillFormat.detect([0xFE, 0xFF] + big) == sample.1)
        #expect(BillFormat.detect([0xFF, 0xFE] + little) == sample.1)
        #expect(BillFormat.detect(big) == sample.1)
    }
}

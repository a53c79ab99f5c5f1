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
        ("\"spdxVersion\": \"SPDX-2.3\"", .spdxYAML), ("name,version\na,1", .csv),
        ("name;version\na;1", .csv), ("name\tversion\na\t1.x", .csv), ("題名\n部品名,版\na,1\nb,2", .csv),
        ("a\t1.0\nb\t2:3.1-1+deb12u1", .dpkgListing), ("a 1.0\nb 2", .dpkgListing),
        ("# x\nID=debian\na\t1", .dpkgListing),
        ("Desired=Unknown\n+++-===-===\nii a 1 all x", .dpkgListing), ("a\t1.0\tx86_64", .rpmListing),
        ("bash-5.1-9.el9.x86_64\ngpg-pubkey-1-2", .rpmListing), ("a==1\nb==2 ; x\n-e y", .pythonFreeze),
        ("a @ file:///x", .pythonFreeze), ("GDAL==3.8", .pythonFreeze),
        ("musl-1.2-r1\nzlib-1.3-r0", .apkListing),
        ("musl-1.2-r1 x86_64 {musl} (MIT) [installed]", .apkListing),
        ("a==1\nb==1\nc==1\nd==1\n??", .pythonFreeze),
        ("Hello world", nil), ("Dear all,\nthis is\nno bill at all", nil), ("a: b\nc: d", nil),
        ("1\n2\n3", nil),
        ("just-a-name", nil), ("{\"a\": 1}\na==1", nil), ("[a==1]", nil), ("<a>\nb==1", nil),
        ("PK\u{3}\u{4}x", .xlsx),
    ]

    @Test(arguments: samples)
    func formatsAreFoundFromContent(_ sample: (String, BillFormat?)) {
        #expect(BillFormat.detect(Array(sample.0.utf8)) == sample.1)
        // A spreadsheet is no text.
        if sample.1 == .xlsx { return }
        let units = Array(sample.0.utf16)
        let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(BillFormat.detect([0xFE, 0xFF] + big) == sample.1)
        #expect(BillFormat.detect([0xFF, 0xFE] + little) == sample.1)
        if sample.0.first?.isASCII != false { #expect(BillFormat.detect(big) == sample.1) }
    }
}

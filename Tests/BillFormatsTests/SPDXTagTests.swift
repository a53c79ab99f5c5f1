import SPDXFormat
import BillOfMaterials
import Kernel
import Testing

/// The tag-value serialisation: lines, texts over several lines, and what belongs to what.
struct SPDXTagTests {
    private static let head = """
        # 部品表
        SPDXVersion: SPDX-2.3
        DataLicense: CC0-1.0
        SPDXID: SPDXRef-DOCUMENT
        DocumentName: d
        DocumentNamespace: https://example.invalid/d
        Creator: Tool: t
        Created: 2026-11-22T05:30:00Z

        """

    private static func read(
        _ body: String, _ reading: SPDXReader.Reading = .strict
    ) -> (bill: Bill?, findings: [Finding]) {
        SPDXReader.read(Array((head + body).utf8), file: "f", reading: reading)
    }

    private static let package = """
        PackageName: a
        SPDXID: SPDXRef-a
        PackageDownloadLocation: NONE

        """

    @Test func textsRunOverLines() throws {
        let body =
            Self.package + "PackageComment: <text>一行目\r\n: not a tag\n</text>  \r\nPackageVersion: 1 \r\n"
        let read = Self.read(body)
        let component = try #require(read.bill?.components.first)
        #expect(component.carried.contains(Carried(["comment"], .text("一行目\r\n: not a tag\n"))))
        #expect(component.version == "1")
        #expect(read.findings == [])
    }

    @Test func filesStandInThePackageBeforeThem() throws {
        let file = """
            FileName: ./f
            SPDXID: SPDXRef-f
            FileChecksum: SHA1: 85ed0817af83a24ad8da68c2b5094de69833983c
            Annotator: Tool: t
            AnnotationDate: 2026-11-22T05:30:00Z
            AnnotationType: OTHER
            AnnotationComment: c
            SPDXREF: SPDXRef-a
            Relationship: SPDXRef-a DEPENDS_ON NONE
            """
        let bill = try #require(Self.read(Self.package + file).bill)
        let component = try #require(bill.components.first)
        #expect(component.carried.contains(Carried(["hasFiles"], .list([.text("SPDXRef-f")]))))
        #expect(component.carried.contains { $0.path == ["annotations"] })
        #expect(bill.carried.contains { $0.path == ["files"] })
        // The part has no dependencies, which is not the same as none told.
        #expect(bill.dependencies == [Dependency(ref: "SPDXRef-a")])
    }

    /// What follows the package, and the fault with its line.
    @Test(arguments: [
        ("PackageComment: <text>open\n", "text-open", 12), ("no tag\n", "tag-syntax", 12),
        ("PackageComment: <text>a\nb</text> more\n", "tag-syntax", 13),
        ("PackageWeight: 1\n", "unknown-tag", 12),
        ("SPDXID: SPDXRef-c\n", "duplicate-key", 12), ("PackageChecksum: 00\n", "tag-value", 12),
        ("ExternalRef: OTHER x\n", "tag-value", 12), ("ExternalRefComment: x\n", "unknown-tag", 12),
        ("Relationship: SPDXRef-a DEPENDS_ON\n", "tag-value", 12),
        ("FilesAnalyzed: True\n", "wrong-type", 12),
        ("Relationship: SPDXRef-a DEPENDS_ON SPDXRef-c\n", "unknown-reference", 12),
        ("Annotator: Tool: t\nSPDXREF: SPDXRef-c\n", "unknown-reference", 13),
        ("SnippetSPDXID: SPDXRef-s\nSnippetByteRange: 1\n", "tag-value", 13),
        ("Created: 2026-11-22T05:30:00Z\n", "duplicate-key", 12), (": x\n", "tag-syntax", 12),
    ])
    func faultsAreFoundAtTheirLine(_ row: (String, String, Int)) {
        let (bill, findings) = Self.read(Self.package + row.0)
        #expect(bill == nil)
        #expect(findings.contains { $0.code == row.1 && $0.origin.line == row.2 && $0.severity == .error })
        #expect(Self.read(Self.package).bill != nil)
    }

    @Test func bytesThatAreNoTextAreRefused() {
        let bytes = Array(Self.head.utf8) + Array("PackageName: ".utf8) + [0x83, 0x65, 0x0A]
        let (bill, findings) = SPDXReader.read(bytes, file: "f", reading: .tolerant)
        #expect(bill == nil)
        #expect(findings.map(\.code) == ["encoding"])
        #expect(findings.map(\.origin.line) == [9])
    }
}

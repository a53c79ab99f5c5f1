import BillFormats
import BillOfMaterials
import Kernel
import Testing

/// The door takes bills of every kind, packed or not, and says what it does not take.
struct BillReaderTests {
    /// A gzip whose content is stored as it is.
    static func gzip(_ plain: [UInt8]) -> [UInt8] {
        precondition(plain.count < 65_536, "One stored block.")
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in plain {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
        }
        func bytes(_ value: UInt32, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(value >> (8 * UInt32($0)) & 0xFF) }
        }
        let size = UInt32(plain.count)
        return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + bytes(size, 2) + bytes(~size & 0xFFFF, 2) + plain
            + bytes(crc ^ 0xFFFF_FFFF, 4) + bytes(size, 4)
    }

    static let bills = [
        #"{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "#
            + #""components": [{"type": "library", "name": "a"}]}"#,
        "name,version\na,1\n", "a==1\n", "a\t1+deb12u1\n", "a-1-1.fc40.noarch\n", "a-1-r0\n",
        """
        SPDXVersion: SPDX-2.3
        DataLicense: CC0-1.0
        SPDXID: SPDXRef-DOCUMENT
        DocumentName: d
        DocumentNamespace: https://example.org/d
        Creator: Tool: t
        Created: 2026-11-22T00:00:00Z
        PackageName: a
        SPDXID: SPDXRef-a
        PackageDownloadLocation: NOASSERTION
        """,
    ]

    @Test("Every form is read packed and in UTF-16", arguments: bills)
    func forms(_ text: String) {
        let plain = Array(text.utf8)
        let units = Array(text.utf16)
        let wide: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        for bytes in [plain, Self.gzip(plain), wide, Self.gzip(wide)] {
            let (bill, findings) = BillReader.read(bytes, file: "b")
            #expect(bill?.components.map(\.name) == ["a"], "\(findings)")
        }
    }

    @Test(
        "What is no bill is told",
        arguments: [
            (Array("Hello world".utf8), "bill-format", "b:1:1"), ([], "bill-format", "b:1:1"),
            (gzip(Array("Hello".utf8)), "bill-format", "b:1:1"),
            (Array(gzip([1, 2, 3]).dropLast(9)), "archive-corrupted", "b"),
            (Array(gzip([1, 2, 3]).dropLast(1)) + [9], "archive-checksum", "b"),
            (gzip(gzip([0x61])), "bill-format", "b:1:1"),
            ([0xFF, 0xFE, 0x00], "encoding", "b:1:1"), (Array("<html/>".utf8), "bill-format", "b:1:1"),
            (Array("PK\u{3}\u{4}".utf8), "archive-unknown", "b"), (Array("[1".utf8), "json-syntax", "b:1:3"),
        ] as [([UInt8], String, String)])
    func refusals(_ bytes: [UInt8], _ code: String, _ place: String) throws {
        let (bill, findings) = BillReader.read(bytes, file: "b")
        let finding = try #require(findings.first)
        #expect(bill == nil && finding.severity == .error)
        #expect(finding.code == code && finding.origin.description == place, "\(findings)")
        if code == "bill-format" { #expect(finding.message.ja.contains("CSV")) }
    }
}

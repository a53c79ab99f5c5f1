import BillFormats
import BillOfMaterials
import Kernel
import Testing

/// What the fuzzer found: what is written must be readable, strictly, whatever was read.
struct WrittenOnceTests {
    private static func isReadable(_ bill: Bill, as target: BillTarget) -> Bool {
        let (bytes, _) = BillWriter.write(bill, as: target)
        return BillReader.read(bytes, file: "written", reading: .strict).bill != nil
    }

    @Test("A part that is carried twice is written once")
    func carriedTwice() {
        var component = Component(name: "a", version: "1", kind: "library")
        component.carried = [Carried(["copyright"], .text("x")), Carried(["copyright"], .text("y"))]
        var bill = Bill(format: "SPDX 2.3", components: [component])
        bill.carried = [Carried(["annotations"], .list([])), Carried(["annotations"], .list([]))]
        for target in BillTarget.allCases { #expect(Self.isReadable(bill, as: target), "\(target)") }
    }

    @Test("Refs that differ only in characters that XML cannot hold do not stand twice in XML")
    func refsInXML() {
        let components = ["a", "a\u{0}", "a\u{FFFE}"].map { ref in
            var component = Component(name: "n\u{1}", version: "1", kind: "library")
            component.ref = ref
            return component
        }
        let bill = Bill(format: "test", components: components)
        for target in [BillTarget.cycloneDX16XML, .cycloneDX17XML] {
            #expect(Self.isReadable(bill, as: target), "\(target)")
            let findings = BillWriter.write(bill, as: target).findings
            #expect(findings.count { $0.message.en.contains("characters that XML cannot hold") } == 5)
        }
    }

    /// Kinds and hashes in the words of other formats, and what CycloneDX says instead.
    static let words: [(kind: String?, algorithm: String, type: String, written: String)] = [
        (nil, "SHA256", "application", "SHA-256"), ("source", "sha-512", "application", "SHA-512"),
        ("firmware", "MD5", "firmware", "MD5"), ("install", "SHA3-256", "application", "SHA3-256"),
        ("operating-system", "blake2b_256", "operating-system", "BLAKE2b-256"),
    ]

    @Test("Words of other formats lose no component and no hash", arguments: words)
    func foreignWords(_ sample: (kind: String?, algorithm: String, type: String, written: String)) throws {
        var component = Component(name: "a", version: "1", kind: sample.kind)
        let digits = [
            "SHA-512": 128, "MD5": 32, "SHA-256": 64, "SHA3-256": 64, "BLAKE2b-256": 64,
        ][sample.written]
        component.hashes = [
            ContentHash(
                algorithm: sample.algorithm, value: String(repeating: "0", count: try #require(digits)))
        ]
        let bill = Bill(format: "SPDX 2.3", components: [component])
        for target in BillTarget.allCases where target != .spdx23 {
            let (bytes, findings) = BillWriter.write(bill, as: target)
            let again = try #require(BillReader.read(bytes, file: "w").bill)
            #expect(again.components.map(\.kind) == [sample.type])
            #expect(again.components.first?.hashes.map(\.algorithm) == [sample.written])
            #expect(findings.contains { $0.code == "kind-assumed" } == (sample.type != sample.kind))
        }
    }
}

import BillFormats
import Kernel
import Testing

/// Some hundreds of seeded changes to a document of each serialisation: always an answer, in time, and what
/// is refused is refused at a place.
struct SPDXMutationTests {
    /// A small generator with a fixed seed: the same changes at each run.
    private struct Dice {
        var state: UInt64

        mutating func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
    }

    private static let words = [
        "\"", "{", "}", "[", "]", "<", ">", "</", "/>", "&", ":", ",", "null", "-1", "1e999", "\\u0000",
        "\u{0}",
        "SPDXRef-", "rdf:nodeID='a'", "LicenseRef-", "_:", "NONE", "  ", "\n", "é", "💥",
    ]

    private static func change(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
        var bytes = bytes
        for _ in 0...dice.below(3) {
            let at = dice.below(bytes.count)
            let length = min(dice.below(40), bytes.count - at)
            switch dice.below(5) {
            case 0: bytes[at] ^= UInt8(1 << dice.below(8))
            case 1: bytes.removeSubrange(at..<(at + length))
            case 2: bytes.insert(contentsOf: words[dice.below(words.count)].utf8, at: at)
            case 3:
                let from = dice.below(bytes.count - length)
                bytes.insert(contentsOf: Array(bytes[from..<(from + length)]), at: at)
            default:
                let word = Array(words[dice.below(words.count)].utf8)
                bytes.replaceSubrange(at..<(at + length), with: word)
            }
            if bytes.isEmpty { return [0x20] }
        }
        return bytes
    }

    @Test(arguments: [
        "spdx/documents/SPDXJSONExample-v2.3.spdx.json", "spdx/documents/SPDXYAMLExample-v2.3.spdx.yaml",
        "spdx/documents/SPDXTagExample-v2.3.spdx", "spdx/documents/SPDXXMLExample-v2.3.spdx.xml",
        "bills/defective/no_elements_missing/SPDXRdfExample-v2.3.spdx.rdf.xml",
        "bills/spdx-examples/software/example13/spdx3.0/example13.spdx3.json",
    ])
    func changedDocumentsAreAnswered(_ path: String) throws {
        guard let bytes = try SPDXCorpus.bytes(path) else { return }
        var dice = Dice(state: 20_261_123)
        var refused = 0
        for _ in 0..<300 {
            let changed = Self.change(bytes, &dice)
            for reading in [BillReader.Reading.strict, .tolerant] {
                let (bill, findings) = BillReader.read(changed, file: "f", reading: reading)
                guard bill == nil else { continue }
                refused += 1
                #expect(findings.contains { $0.severity == .error && $0.origin.line > 0 })
            }
        }
        #expect(refused > 30)
    }
}

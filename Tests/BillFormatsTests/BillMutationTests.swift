import BillFormats
import BillOfMaterials
import CycloneDXFormat
import Foundation
import Kernel
import SharedCorpora
import Testing

/// Documents that were changed at random, always in the same way: nothing crashes or hangs, and what is
/// refused is refused with a place.
struct BillMutationTests {
    /// The same numbers for the same seed (SplitMix64).
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// Small documents of both serialisations, valid and not.
    static let documents =
        ([".json", ".xml"].flatMap { SharedCorpora.files("cyclonedx/cases", $0) }
        + SharedCorpora.files("bills/vex", ".json")).filter {
            ((try? $0.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? .max) < 12_000
        }

    private static let marks = Array("<>/\"'&;:{}[],=!-#\\\u{0}\u{1}\n x0".utf8) + [0x80, 0xC3, 0xE3, 0xFF]

    @Test("Changed documents are read or refused with a place", arguments: 0..<4)
    func mutated(_ part: Int) throws {
        guard SharedCorpora.has("cyclonedx/cases", for: "changed CycloneDX documents") else { return }
        #expect(Self.documents.count > 400)
        var (count, refused) = (0, 0)
        for (index, file) in Self.documents.enumerated() where index % 4 == part {
            let bytes = [UInt8](try Data(contentsOf: file))
            var numbers = Numbers(state: UInt64(index))
            for _ in 0..<4 {
                let changed = Self.change(bytes, &numbers)
                let (bill, findings) = CycloneDXReader.read(changed, file: "a")
                count += 1
                if let bill {
                    #expect(!CycloneDXWriter.write(bill, as: .v1_6).bytes.isEmpty)
                    continue
                }
                refused += 1
                let isLocated = findings.contains {
                    $0.severity == .error && $0.origin.line > 0 && $0.origin.column > 0
                }
                #expect(isLocated, "\(file.lastPathComponent): \(String(decoding: changed, as: UTF8.self))")
            }
        }
        #expect(count > 400 && refused > count / 4 && refused < count)
    }

    /// One to three changes: bytes replaced, left out, put in, cut off, or a piece put elsewhere.
    private static func change(_ bytes: [UInt8], _ numbers: inout Numbers) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...3, using: &numbers) where !bytes.isEmpty {
            let at = Int.random(in: 0..<bytes.count, using: &numbers)
            let end = min(bytes.count, at + Int.random(in: 1...40, using: &numbers))
            switch Int.random(in: 0..<6, using: &numbers) {
            case 0: bytes[at] = marks.randomElement(using: &numbers) ?? 0
            case 1: bytes.insert(marks.randomElement(using: &numbers) ?? 0, at: at)
            case 2: bytes.removeSubrange(at..<end)
            case 3:
                bytes.insert(
                    contentsOf: bytes[at..<end], at: Int.random(in: 0...bytes.count, using: &numbers))
            case 4: if Int.random(in: 0..<4, using: &numbers) == 0 { bytes.removeSubrange(at...) }
            default: swapLines(&bytes, &numbers)
            }
        }
        return bytes
    }

    /// A change of structure: in indented documents a line is mostly one element or member.
    private static func swapLines(_ bytes: inout [UInt8], _ numbers: inout Numbers) {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        let (one, other) = (
            Int.random(in: 0..<lines.count, using: &numbers), Int.random(in: 0..<lines.count, using: &numbers)
        )
        if Bool.random(using: &numbers) { lines.swapAt(one, other) } else { lines[one] = lines[other] }
        bytes = Array(lines.joined(separator: [0x0A]))
    }
}

import Foundation
import Kernel
import LocatedJSON
import Testing

/// Whatever is done to a document's bytes, reading ends with a tree or with a located finding, as Foundation
/// has it.
struct FuzzTests {
    /// A small generator with a seed, so that a failure can be shown again (SplitMix64).
    struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    static let rounds = ProcessInfo.processInfo.environment["MAMORI_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 3000

    @Test("Damaged documents are read or refused, never a crash")
    func damaged() {
        let whole = Array(TreeTests.text.utf8)
        let alphabet = Array("{}[]:,\"\\u0aDdE-+.1e tfn\n".utf8) + [0x00, 0x80, 0xC3, 0xE3, 0xFF]
        var refused = 0
        for round in 0..<Self.rounds {
            var dice = Dice(state: UInt64(round))
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &dice) {
                let place = Int.random(in: 0..<bytes.count, using: &dice)
                switch Int.random(in: 0..<4, using: &dice) {
                case 0: bytes[place] = alphabet.randomElement(using: &dice) ?? 0
                case 1: bytes.insert(alphabet.randomElement(using: &dice) ?? 0, at: place)
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + 3))
                default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 20)], at: place)
                }
            }
            let (tree, findings) = JSONReader.read(bytes, file: "a.json")
            if let tree {
                walk(tree.root)
            } else {
                refused += 1
                #expect(findings.first.map { $0.origin.line > 0 && $0.origin.column > 0 } == true)
            }
            // Foundation takes a lone surrogate and depth that we refuse, and never the reverse.
            let theirs = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
            if theirs == nil, tree != nil, String(validating: bytes, as: UTF8.self)?.contains("\0") == false {
                Issue.record("round \(round) is read here and not by Foundation")
            }
        }
        #expect(refused > Self.rounds / 2, "The damage does nothing: \(refused) of \(Self.rounds) refused.")
    }

    private func walk(_ node: JSONNode) {
        #expect(node.origin.line > 0)
        for member in node.members {
            #expect(member.value.path.isEmpty == false || member.key.isEmpty)
            walk(member.value)
        }
        for item in node.items { walk(item) }
    }
}

import DossierFormat
import Foundation
import Kernel
import LocatedYAML
import Testing

/// Whatever is done to a dossier's bytes, reading ends with a dossier or with located findings.
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

    static let rounds = ProcessInfo.processInfo.environment["MAMORI_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 150

    static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Examples/devices/patient-monitor")

    @Test(
        "Damaged files are read or refused, never a crash",
        arguments: ["device.yaml", "risk.yaml", "support.yaml"])
    func damaged(_ name: String) throws {
        let whole = [UInt8](try Data(contentsOf: Self.examples.appendingPathComponent(name)))
        let device = [UInt8](try Data(contentsOf: Self.examples.appendingPathComponent("device.yaml")))
        var refused = 0
        for round in 0..<Self.rounds {
            var dice = Dice(state: UInt64(round))
            let bytes = Self.damage(whole, &dice)
            var files = [DossierFiles.File(path: name, bytes: bytes)]
            if name != "device.yaml" { files.append(DossierFiles.File(path: "device.yaml", bytes: device)) }
            let dossier = DossierReader.read(DossierFiles(device: files, company: nil))
            if !dossier.isReadable { refused += 1 }
            for finding in dossier.findings {
                #expect(!finding.message.ja.isEmpty && !finding.message.en.isEmpty, "round \(round)")
                #expect(finding.origin.line >= 0 && !finding.origin.file.isEmpty, "round \(round)")
            }
        }
        #expect(refused > Self.rounds / 4, "The damage does nothing: \(refused) of \(Self.rounds) refused.")
    }

    private static func damage(_ whole: [UInt8], _ dice: inout Dice) -> [UInt8] {
        var bytes = Array(whole.prefix(Int.random(in: 200...whole.count, using: &dice)))
        let alphabet = Array("{}[]:,-&*!|>'\"%@`#\n\t ~?".utf8) + [0x00, 0x80, 0xC3, 0xE3, 0xFF]
        for _ in 0..<Int.random(in: 1...6, using: &dice) {
            let place = Int.random(in: 0..<bytes.count, using: &dice)
            switch Int.random(in: 0..<4, using: &dice) {
            case 0: bytes[place] = alphabet.randomElement(using: &dice) ?? 0
            case 1: bytes.insert(alphabet.randomElement(using: &dice) ?? 0, at: place)
            case 2:
                bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &dice)))
            default:
                let end = min(bytes.count, place + Int.random(in: 1...200, using: &dice))
                bytes.insert(contentsOf: bytes[place..<end], at: place)
            }
        }
        return bytes
    }
}

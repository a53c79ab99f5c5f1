import BillOfMaterials
import Foundation
import Testing

/// Whatever the bytes, reading an identifier ends soon, with an identifier that survives being written, or
/// with a refusal whose place is in the text.
struct IdentifierFuzzTests {
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

    static let rounds = ProcessInfo.processInfo.environment["MAMORI_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 2000

    static let purls = [
        "pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie", "pkg:npm/%40kaku/ui@12.3.1#a/b",
        "pkg:cpan/GDT/URI-PackageURL@1", "pkg:chrome-extension/dlpngalgnefjeiefhmpklpfiohadpglk@1.2",
        "pkg:pub/a@1", "pkg:git/github.com/a/b@1",
    ]
    static let cpes = [
        "cpe:2.3:a:ka\\:ku:pump*:??1.0-b:*:-:*:*:*:*:*:*", "cpe:/a:kaku:pump%2b:1.%02:r%01:~a~b~~-~c:ja",
        "wfn:[part=\"a\",vendor=\"ka\\\\ku\", version=NA,other=ANY]",
    ]

    private static func damaged(_ text: String, _ dice: inout Dice) -> String {
        var bytes = Array(text.utf8)
        let alphabet = Array("/@?#&=%:.-_~*\\\"[],+ aZ09".utf8) + [0x00, 0x7F, 0x80, 0xE3, 0xFF]
        for _ in 0..<Int.random(in: 1...8, using: &dice) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &dice)
            switch Int.random(in: 0..<4, using: &dice) {
            case 0: bytes[place] = alphabet.randomElement(using: &dice) ?? 0
            case 1: bytes.insert(alphabet.randomElement(using: &dice) ?? 0, at: place)
            case 2: bytes.removeSubrange(place..<min(bytes.count, place + 3))
            default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 5)], at: place)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("Damaged package URLs are read or refused", arguments: purls)
    func packageURLs(_ whole: String) throws {
        var refused = 0
        for round in 0..<Self.rounds {
            var dice = Dice(state: UInt64(round))
            let text = Self.damaged(whole, &dice)
            for reading in [PackageURL.Reading.strict, .tolerant, .pattern] {
                do {
                    let url = try PackageURL(text, reading: reading)
                    let again = try PackageURL(
                        url.canonical, reading: reading == .pattern ? .pattern : .strict)
                    #expect(again.canonical == url.canonical, "\(text)")
                    #expect(again.name == url.name && again.version == url.version, "\(text)")
                    #expect(again.qualifiers == url.qualifiers && again.subpath == url.subpath, "\(text)")
                } catch let refusal {
                    refused += 1
                    #expect((0...text.utf8.count).contains(refusal.at ?? -1), "\(text) \(refusal)")
                }
            }
        }
        #expect(refused > Self.rounds / 4 && refused < Self.rounds * 3, "\(refused) refused")
    }

    @Test("Damaged CPE names are read or refused", arguments: cpes)
    func cpeNames(_ whole: String) throws {
        var refused = 0
        for round in 0..<Self.rounds {
            var dice = Dice(state: UInt64(round))
            let text = Self.damaged(whole, &dice)
            do {
                try CPETableTests.expectRoundTrips(try CPEName(text))
            } catch let refusal as BillOfMaterialsRefusal {
                refused += 1
                #expect((0...text.utf8.count).contains(refusal.at ?? -1), "\(text) \(refusal)")
            }
        }
        #expect(refused > Self.rounds / 4 && refused < Self.rounds, "\(refused) refused")
    }

    @Test("Random bytes are refused")
    func random() {
        for round in 0..<Self.rounds {
            var dice = Dice(state: UInt64(round))
            let bytes = (0..<Int.random(in: 0...80, using: &dice)).map { _ in
                UInt8.random(in: 0...255, using: &dice)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(PackageURL(text) == nil)
            #expect((try? CPEName(text)) == nil)
        }
    }

    @Test("A megabyte is refused by its length, and the longest text allowed ends soon")
    func lengths() throws {
        let clock = ContinuousClock()
        let started = clock.now
        for unit in ["a", "/", "@", "%41", "&a=b", "\\:", ":", "*", "?", "~", "a/"] {
            let long = String(repeating: unit, count: (1 << 20) / unit.utf8.count)
            #expect(throws: BillOfMaterialsRefusal.packageURL(.tooLong(bytesMax: 16384), at: 16384)) {
                try PackageURL("pkg:npm/" + long, reading: .tolerant)
            }
            #expect(throws: BillOfMaterialsRefusal.cpeName(.tooLong(bytesMax: 4096), at: 4096)) {
                try CPEName("cpe:2.3:a:" + long)
            }
            _ = PackageURL(String(("pkg:npm/a?" + long).prefix(PackageURL.bytesMax)))
            _ = PackageURL(String(("pkg:npm/a/" + long).prefix(PackageURL.bytesMax)))
            _ = try? CPEName(String(("cpe:/a:" + long).prefix(CPEName.bytesMax)))
        }
        let long = try CPEName("wfn:[product=\"*" + String(repeating: "a", count: 1900) + "b*\"]")
        let target = try CPEName("wfn:[product=\"" + String(repeating: "a", count: 4000) + "\"]")
        #expect(long.relation(to: target) == .disjoint)
        #expect(clock.now - started < .seconds(20))
    }
}

import Archives
import Foundation
import Kernel
import Testing

/// Packed bytes are unpacked whole, or refused with a reason; the samples are made with Python's own modules.
struct ArchiveTests {
    static func sample(_ name: String) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        return [UInt8](try Data(contentsOf: folder.appendingPathComponent("Samples/\(name)")))
    }

    static func code(_ work: () throws(ArchivesRefusal) -> Void) -> String? {
        do {
            try work()
            return nil
        } catch {
            return error.code
        }
    }

    @Test(
        "gzip is taken off once, members are joined",
        arguments: [("text.gz", "first\n"), ("members.gz", "first\nsecond\n")])
    func gunzip(_ name: String, _ text: String) throws {
        #expect(try Archive.gunzip(Self.sample(name), bytesMax: 1_000) == Array(text.utf8))
    }

    @Test func oneLayerOfGzipIsTakenOff() throws {
        let inner = try Archive.gunzip(Self.sample("twice.gz"), bytesMax: 1_000)
        #expect(Archive.isGzip(inner))
        #expect(try Archive.gunzip(inner, bytesMax: 1_000) == Array("first\n".utf8))
    }

    @Test(
        "gzip that is not whole is refused",
        arguments: [
            ("checksum.gz", 1 << 20, "archive-checksum"), ("cut.gz", 1 << 20, "archive-corrupted"),
            ("zeros.gz", 4 << 20, nil), ("zeros.gz", 4 << 20 - 1, "archive-too-large"),
            ("files.zip", 1 << 20, "archive-unknown"),
        ])
    func gunzipRefusals(_ name: String, _ bytesMax: Int, _ code: String?) throws {
        let bytes = try Self.sample(name)
        #expect(
            Self.code { () throws(ArchivesRefusal) in _ = try Archive.gunzip(bytes, bytesMax: bytesMax) }
                == code)
    }

    @Test func aGzipCutAnywhereIsRefused() throws {
        let whole = try Self.sample("members.gz")
        for count in 0..<whole.count {
            // A member that ends is a gzip.
            if count == whole.count - 27 { continue }
            let part = Array(whole.prefix(count))
            let code = Self.code { () throws(ArchivesRefusal) in _ = try Archive.gunzip(part, bytesMax: 100) }
            #expect(code != nil, "cut at \(count)")
        }
    }

    @Test(
        "The files of an archive are read in their order",
        arguments: ["files.zip", "files.tar.gz", "files.tar"])
    func entries(_ name: String) throws {
        let entries = try Archive.entries(Self.sample(name))
        #expect(entries.map(\.name) == ["a.txt", "dir/部品.txt"])
        #expect(entries.map(\.bytes) == [Array("A\n".utf8), Array(repeating: 0x42, count: 2_000)])
    }

    @Test("Files can be passed over, and the visit ended", arguments: ["files.zip", "files.tar.gz"])
    func visiting(_ name: String) throws {
        let bytes = try Self.sample(name)
        var seen: [String] = []
        try Archive.visit(bytes, wants: { $0.hasPrefix("dir/") }) { entry in
            seen.append(entry.name)
            return true
        }
        #expect(seen == ["dir/部品.txt"])
        seen = []
        try Archive.visit(bytes) { entry in
            seen.append(entry.name)
            return false
        }
        #expect(seen == ["a.txt"])
    }

    @Test(
        "An archive that is damaged or could do harm is refused",
        arguments: [
            ("up.zip", "archive-unsafe-name"), ("absolute.zip", "archive-unsafe-name"),
            ("drive.zip", "archive-unsafe-name"), ("backslash.zip", "archive-unsafe-name"),
            ("up.tar.gz", "archive-unsafe-name"), ("duplicate.zip", "archive-duplicate-name"),
            ("encrypted.zip", "archive-encrypted"), ("zeros.zip", "archive-ratio"),
            ("zeros.tar.gz", "archive-ratio"), ("crc.zip", "archive-corrupted"),
            ("cut.zip", "archive-unknown"), ("cut.tar.gz", "archive-unknown"),
            ("symlink.tar.gz", "archive-not-a-file"), ("hardlink.tar.gz", "archive-not-a-file"),
            ("device.tar.gz", "archive-not-a-file"), ("text.gz", "archive-unknown"),
        ])
    func refusals(_ name: String, _ code: String) throws {
        let bytes = try Self.sample(name)
        var refusal: ArchivesRefusal?
        do throws(ArchivesRefusal) {
            _ = try Archive.entries(bytes)
        } catch {
            refusal = error
        }
        #expect(refusal?.code == code)
        let finding = try #require(refusal?.finding(in: "f.zip"))
        #expect(finding.origin == Origin(file: "f.zip") && finding.severity == .error)
        #expect(!finding.message.ja.isEmpty && finding.message.ja != finding.message.en)
    }

    /// What is passed over in a tar.gz is unpacked all the same.
    @Test func aBombThatIsPassedOverIsRefused() throws {
        let bytes = try Self.sample("zeros.tar.gz")
        let code = Self.code { () throws(ArchivesRefusal) in
            try Archive.visit(bytes, wants: { _ in false }) { _ in true }
        }
        #expect(code == "archive-ratio")
    }

    @Test(
        "Each limit holds",
        arguments: [
            (Archive.Limits(entriesMax: 1), "archive-too-many-entries"),
            (Archive.Limits(entryBytesMax: 1_999), "archive-entry-too-large"),
            (Archive.Limits(bytesMax: 2_001), "archive-too-large"),
        ])
    func limits(_ limits: Archive.Limits, _ code: String) throws {
        for name in ["files.zip", "files.tar"] {
            let bytes = try Self.sample(name)
            #expect(
                Self.code { () throws(ArchivesRefusal) in _ = try Archive.entries(bytes, limits: limits) }
                    == code)
        }
    }

    /// SplitMix64, so that a failure can be shown again.
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

    @Test("Damaged archives are read or refused", arguments: ["files.zip", "files.tar.gz", "members.gz"])
    func damage(_ name: String) throws {
        let whole = try Self.sample(name)
        var refused = 0
        for round in 0..<400 {
            var dice = Dice(state: UInt64(round))
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &dice) {
                bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            }
            let code = Self.code { () throws(ArchivesRefusal) in
                if name.hasSuffix("s.gz") {
                    _ = try Archive.gunzip(bytes, bytesMax: 10_000)
                } else {
                    _ = try Archive.entries(bytes, limits: Archive.Limits(entryBytesMax: 10_000))
                }
            }
            if code != nil { refused += 1 }
        }
        #expect(refused > 40, "The damage does nothing: \(refused) refused.")
    }
}

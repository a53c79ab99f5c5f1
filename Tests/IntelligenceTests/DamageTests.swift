import Foundation
import Kernel
import Testing
import Vulnerabilities
import Ports

@testable import Intelligence

/// A damaged file is refused or told; it never gives other answers.
struct DamageTests {
    private let folder = TemporaryStore()

    private func records(_ seed: UInt64, _ count: Int, prefix: String) -> [Advisory] {
        var random = FixedGenerator(state: seed)
        return (0..<count).map { Sample.advisory(&random, id: "\(prefix)-\($0)") }
    }

    /// All that can be asked, as one text; nil where it is refused or told to be damaged.
    private func answers() -> [String]? {
        guard let index = try? folder.store.open() else { return nil }
        var answers: [String] = []
        for product in Sample.products {
            let key = ProductKey(text: "c:a:\(product)")
            for version in ["1.0", "2.7.1", "10.0.17763.1", "abc"] {
                index.visit(key, version: version, all: true) { claim, standing in
                    answers.append("\(index.head(claim.ref).id) \(claim.hashValue) \(standing)")
                }
            }
            answers += index.keys(ofProduct: String(product.split(separator: ":")[1])).map(\.text)
        }
        for number in 0..<40 { answers.append("\(index.named("A-\(number)"))") }
        index.forEachRecord { answers.append("\($0) \(index.advisory($0).hashValue)") }
        return index.isDamaged ? nil : answers
    }

    @Test("A byte that is another, a file that is shorter: refused, told, or no answer changes")
    func bytes() throws {
        try folder.commit(records(1, 25, prefix: "A"))
        try folder.commit(records(2, 5, prefix: "A") + records(3, 12, prefix: "B"))
        let right = try #require(answers())
        var random = FixedGenerator(state: 5)
        var (refused, same) = (0, 0)
        let files = folder.files(".index") + folder.files(".records") + [folder.path + "/current"]
        for file in files {
            let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
            for round in 0..<50 {
                var bytes = whole
                // The head and the checksums of a large file would seldom be met.
                let place = round < 15 ? random.below(min(600, bytes.count)) : random.below(bytes.count)
                if round < 40 {
                    bytes[place] ^= UInt8(1 << random.below(8))
                } else {
                    bytes.removeLast(min(bytes.count, 1 + random.below(bytes.count)))
                }
                try Data(bytes).write(to: URL(fileURLWithPath: file))
                if let answers = answers() {
                    same += 1
                    #expect(answers == right, "\(file) \(place)")
                } else {
                    refused += 1
                }
            }
            try Data(whole).write(to: URL(fileURLWithPath: file))
            #expect(answers() == right)
        }
        #expect(refused > 120, "\(refused) refused, \(same) the same")
    }

    @Test("Files of two segments that were swapped are refused, whichever they are", arguments: 0..<3)
    func swapped(_ which: Int) throws {
        // Both of the same size.
        try folder.commit([Advisory(source: "nvd", id: "A-1", origin: Origin(file: "f"))])
        try folder.commit([Advisory(source: "nvd", id: "A-2", origin: Origin(file: "f"))])
        for ending in [[".index"], [".records"], [".index", ".records"]][which] {
            let files = folder.files(ending)
            try #require(files.count == 2)
            #expect(rename(files[0], files[0] + "x") == 0 && rename(files[1], files[0]) == 0)
            #expect(rename(files[0] + "x", files[1]) == 0)
        }
        #expect(throws: IntelligenceRefusal.self) { try folder.store.open() }
        if which > 0 {
            #expect(throws: IntelligenceRefusal.self) { try folder.store.rebuild() }
        }
    }

    @Test("A damaged, lost or older index is made anew", arguments: ["damaged", "lost", "empty", "older"])
    func rebuilt(_ how: String) throws {
        try folder.commit(records(1, 30, prefix: "A"))
        try folder.commit(records(2, 30, prefix: "A"))
        let right = try #require(answers()?.count)
        let states = try folder.store.standing().states
        let file = try #require(folder.files(".index").first)
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
        switch how {
        case "damaged": for place in 5000..<5100 { bytes[place] ^= 0x55 }
        case "older": bytes[8] ^= 0x40
        default: bytes = []
        }
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        if how == "lost" { #expect(unlink(file) == 0) }
        if how != "damaged" {
            let path = String(file.dropLast(".index".count))
            #expect(throws: IntelligenceRefusal.indexDamaged(path: path)) { try folder.store.open() }
        }
        try folder.store.rebuild()
        #expect(answers()?.count == right)
        #expect(try folder.store.standing().states == states)
    }

    @Test("Damaged records are refused by name, and nothing else is touched")
    func recordsDamaged() throws {
        try folder.commit(records(1, 30, prefix: "A"))
        try folder.commit(records(2, 30, prefix: "B"))
        let file = try #require(folder.files(".records").first)
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
        bytes[bytes.count / 2] ^= 0xFF
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        let before = SystemFolder.names(folder.path + "/segments")
        #expect(throws: IntelligenceRefusal.recordsDamaged(path: file)) { try folder.store.rebuild() }
        #expect(SystemFolder.names(folder.path + "/segments") == before)
        let index = try folder.store.open()
        #expect(index.named("B-3").count == 1)
        #expect(!index.checkAll())
    }

    @Test("Bytes made by something else, with checksums that are right, end in no crash")
    func hostile() throws {
        try folder.commit(records(1, 40, prefix: "A"))
        let file = try #require(folder.files(".index").first)
        let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
        var random = FixedGenerator(state: 11)
        var opened = 0
        for round in 0..<200 {
            var bytes = whole
            for _ in 0...random.below(12) {
                let place = round % 3 == 0 ? random.below(260) : random.below(bytes.count)
                bytes[place] = random.one(of: [0, 1, 0x7F, 0xFF, UInt8(random.below(256))])
            }
            HostileIndex.seal(&bytes)
            try Data(bytes).write(to: URL(fileURLWithPath: file))
            if answers() != nil { opened += 1 }
        }
        #expect(opened > 10)
    }
}

/// The list of what counts is gone, and the records are not.
struct LostListTests {
    @Test("A lost list is told, by readers and writers, and no record is swept away with it")
    func lost() throws {
        let folder = "/tmp/mamori-lost-list-\(UInt64.random(in: .min ... .max))"
        let store = RecordStore(folder)
        do {
            let writer = try store.begin()
            try writer.add(Advisory(source: "nvd", id: "CVE-2030-0001", origin: Origin(file: "a")))
            _ = try writer.commit([])
        }
        let segments = SystemFolder.names(folder + "/segments")
        try #require(segments.contains { $0.hasSuffix(".records") })
        let list = try #require(try SystemFolder.read(folder + "/current", bytesMax: 1 << 20))
        SystemFolder.remove(folder + "/current")
        let refusal = IntelligenceRefusal.listDamaged(path: folder + "/current")
        #expect(throws: refusal) { try store.standing() }
        #expect(throws: refusal) { try store.open() }
        #expect(throws: refusal) { try store.begin() }
        #expect(SystemFolder.names(folder + "/segments") == segments)
        // Restored from a copy everything is there.
        try SystemFolder.replace(folder + "/current", with: list)
        #expect(try store.open().named("CVE-2030-0001").count == 1)
        for name in segments { SystemFolder.remove("\(folder)/segments/\(name)") }
    }
}

/// Index files that nobody has written.
enum HostileIndex {
    /// Writes checksums that are right into an index file, where it has a place for them.
    static func seal(_ bytes: inout [UInt8]) {
        let at = 16 + 16 * SegmentLayout.Section.checksums.rawValue
        guard bytes.count >= SegmentLayout.block else { return }
        let start = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: at, as: UInt64.self) }
        guard start <= bytes.count else { return }
        for (number, from) in stride(from: 0, to: Int(start), by: SegmentLayout.block).enumerated() {
            let place = Int(start) + 8 * number
            guard place + 8 <= bytes.count else { return }
            let end = min(from + SegmentLayout.block, Int(start))
            let sum = bytes.withUnsafeBytes {
                Checksum64.of(UnsafeRawBufferPointer(rebasing: $0[from..<end]))
            }
            withUnsafeBytes(of: sum.littleEndian) { bytes.replaceSubrange(place..<(place + 8), with: $0) }
        }
    }
}

import Foundation
import Testing

/// What is kept goes into a signed bundle, is carried, and comes out the same elsewhere.
@Suite struct BundleCommandTests {
    /// A home with records, a pair of keys, and an exported bundle.
    private struct Carried {
        let from: SyncBench
        let folder: URL
        let bundle: String
        let publicKey: String

        init(_ ending: String) throws {
            from = try SyncBench()
            for run in from.syncAll() { try #require(run.code == 0, "\(run.everything)") }
            folder = BuiltBinary.temporary.appendingPathComponent(UUID().uuidString)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let keys = from.mamori(["intel", "keys", folder.path + "/hospital"])
            try #require(keys.code == 0, "\(keys.everything)")
            bundle = folder.path + "/bundle" + ending
            publicKey = folder.path + "/hospital.pub"
            let run = from.mamori(["intel", "export", bundle, "--key", folder.path + "/hospital.key"])
            try #require(run.code == 0, "\(run.everything)")
        }
    }

    @Test(arguments: [".tar", ""])
    func aBundleGivesTheSameResultElsewhere(ending: String) throws {
        let carried = try Carried(ending)
        let verified = carried.from.mamori(["intel", "verify", carried.bundle, "--trust", carried.publicKey])
        #expect(verified.code == 0, "\(verified.everything)")
        #expect(verified.output.contains("2026-11-01"))
        let there = try SyncBench()
        #expect(try there.scan().code == 3)
        let run = there.mamori(["intel", "import", carried.bundle, "--trust", carried.publicKey])
        #expect(run.code == 0, "\(run.everything)")
        let (one, other) = (try carried.from.scan(), try there.scan())
        #expect(one.code == 1)
        #expect(one.everything == other.everything)
        // A record that came twice in one fetch may count twice where it was fetched.
        func table(_ bench: SyncBench) -> [String] {
            bench.status().output.split(separator: "\n").filter { !$0.contains("世代") }
                .map { String($0).replacing(/\s+[0-9]+\s\s/, with: " ", maxReplacements: 1) }
        }
        // Ages and days are those of the records and of the place that fetched them.
        #expect(table(there) == table(carried.from))
        // Once more: nothing is doubled.
        #expect(there.mamori(["intel", "import", carried.bundle, "--trust", carried.publicKey]).code == 0)
        #expect(table(there) == table(carried.from))
        #expect(try there.scan().output == one.output)
        #expect(there.mamori(["intel", "check"]).code == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: there.home.path + "/intelligence")
        #expect(!names.contains("incoming") && !names.contains("outgoing"))
    }

    @Test func whatIsNotAsItWasSignedChangesNothing() throws {
        let carried = try Carried(".tar")
        let there = try SyncBench()
        #expect(there.sync(["epss"]).code == 0)
        let current = there.home.appendingPathComponent("intelligence/current")
        let before = try Data(contentsOf: current)
        let whole = try Data(contentsOf: URL(fileURLWithPath: carried.bundle))
        let bad = carried.folder.path + "/bad.tar"
        // In the manifest, its signature, records, and behind a file's name.
        for place in [600, whole.count / 3, whole.count / 2, whole.count - 2_048] {
            var bytes = whole
            bytes[place] ^= 0x01
            try bytes.write(to: URL(fileURLWithPath: bad))
            let run = there.mamori(["intel", "import", bad, "--trust", carried.publicKey])
            #expect(run.code == 2, "byte \(place): \(run.everything)")
            #expect(there.mamori(["intel", "verify", bad, "--trust", carried.publicKey]).code == 2)
            #expect(try Data(contentsOf: current) == before)
        }
        try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: bad))
        #expect(there.mamori(["intel", "import", bad, "--trust", carried.publicKey]).code == 2)
        // Another's key, no key, and a key that signs nothing.
        let stranger = carried.folder.path + "/stranger"
        #expect(there.mamori(["intel", "keys", stranger]).code == 0)
        let unknown = there.mamori(["intel", "import", carried.bundle, "--trust", stranger + ".pub"])
        #expect(unknown.code == 2)
        #expect(unknown.errors.contains("信頼する鍵の一覧にありません"), "\(unknown.errors)")
        #expect(there.mamori(["intel", "import", carried.bundle]).code == 64)
        #expect(there.mamori(["intel", "import", carried.bundle, "--trust", carried.bundle]).code == 2)
        #expect(try Data(contentsOf: current) == before)
        #expect(there.mamori(["intel", "keys", stranger]).code == 64)
        let again = ["intel", "export", carried.bundle, "--key", carried.folder.path + "/hospital.key"]
        #expect(carried.from.mamori(again).code == 64)
    }

    @Test func nothingKeptIsNotExported() throws {
        let bench = try SyncBench()
        let name = BuiltBinary.temporary.appendingPathComponent(UUID().uuidString).path
        #expect(bench.mamori(["intel", "keys", name]).code == 0)
        let run = bench.mamori(["intel", "export", name + ".tar", "--key", name + ".key"])
        #expect(run.code == 3, "\(run.everything)")
        #expect(!FileManager.default.fileExists(atPath: name + ".tar"))
    }
}

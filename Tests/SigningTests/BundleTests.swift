import Foundation
import Kernel
import Signing
import Testing
import Ports

/// A bundle goes out, is tampered with in every way, and comes in whole or not at all.
struct BundleTests {
    /// A folder with keys, three documents, and a bundle of them.
    final class Bench {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("mamori-bundle-\(UUID().uuidString)").path
        let signer = SodiumSigner()
        let key: SigningKey
        let bundle: String

        init(tar: Bool) throws {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            key = try signer.makeKeys(privateKey: folder + "/key", publicKey: folder + "/key.pub")
            bundle = folder + (tar ? "/bundle.tar" : "/bundle")
            try write("one", "a.json")
            try write(String(repeating: "two", count: 200_000), "b.json")
            try write("", "empty.csv")
            _ = try signer.write(order(output: bundle))
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }

        func order(
            _ names: [String] = ["nvd/a.json", "osv/b.json", "empty.csv"], output: String
        ) -> BundleOrder {
            BundleOrder(
                items: names.map {
                    .init(name: $0, path: folder + "/" + ($0.split(separator: "/").last ?? ""), source: "nvd")
                },
                sources: [
                    .init(source: "nvd", newest: Day("2026-11-01")), .init(source: "osv", newest: nil),
                ],
                created: Instant(secondsSinceEpoch: 1_793_577_600), privateKey: folder + "/key",
                output: output)
        }

        func write(_ text: String, _ path: String) throws {
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + path))
        }

        func read(_ path: String) throws -> Data {
            try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path))
        }

        /// What is wrong, by code, and that nothing of it can be unpacked.
        func faults(trusting keys: [SigningKey]? = nil) throws -> (SignatureVerdict, [String]) {
            let verdict = try signer.verify(bundle, trusting: keys ?? [key])
            if !verdict.isSound {
                #expect(throws: BundleRefusal.self) {
                    try signer.unpack(bundle, into: folder + "/out", trusting: keys ?? [key])
                }
                #expect(!FileManager.default.fileExists(atPath: folder + "/out"))
                #expect(!FileManager.default.fileExists(atPath: folder + "/out.new"))
            }
            return (verdict.signature, verdict.findings.map(\.code))
        }
    }

    @Test(arguments: [false, true])
    func whatGoesOutComesIn(_ tar: Bool) throws {
        let bench = try Bench(tar: tar)
        let verdict = try bench.signer.verify(bench.bundle, trusting: [bench.key])
        #expect(verdict.isSound)
        let manifest = try bench.signer.unpack(
            bench.bundle, into: bench.folder + "/out", trusting: [bench.key])
        #expect(manifest == verdict.manifest)
        #expect(manifest.files.map(\.name) == ["empty.csv", "nvd/a.json", "osv/b.json"])
        #expect(manifest.sources.first?.newest == Day("2026-11-01"))
        #expect(try bench.read("out/osv/b.json") == bench.read("b.json"))
        #expect(try bench.read("out/empty.csv").isEmpty)
        #expect(throws: BundleRefusal.self) {
            try bench.signer.unpack(bench.bundle, into: bench.folder + "/out", trusting: [bench.key])
        }
        // The same documents give the same bytes.
        if tar {
            _ = try bench.signer.write(bench.order(output: bench.folder + "/again.tar"))
            #expect(try bench.read("again.tar") == bench.read("bundle.tar"))
        }
    }

    @Test func everyChangeInAFolderIsFound() throws {
        typealias Row = (
            change: (Bench) throws -> Void, verdict: (Bench) -> SignatureVerdict, codes: [String]
        )
        let valid = { (bench: Bench) in SignatureVerdict.valid(keyID: bench.key.id) }
        let rows: [Row] = [
            ({ try $0.write("ome", "bundle/nvd/a.json") }, valid, ["bundle-changed"]),
            ({ try $0.write("one and more", "bundle/nvd/a.json") }, valid, ["bundle-changed"]),
            ({ try $0.write("x", "bundle/extra.json") }, valid, ["bundle-extra"]),
            ({ try $0.write("x", "bundle/nvd/.hidden") }, valid, ["bundle-extra"]),
            (
                { try FileManager.default.removeItem(atPath: $0.bundle + "/empty.csv") }, valid,
                ["bundle-missing"]
            ),
            (
                {
                    try FileManager.default.removeItem(atPath: $0.bundle + "/nvd/a.json")
                    try FileManager.default.createSymbolicLink(
                        atPath: $0.bundle + "/nvd/a.json", withDestinationPath: $0.folder + "/a.json")
                }, valid, ["bundle-not-a-file"]
            ),
            (
                {
                    let text = String(decoding: try $0.read("bundle/manifest.json"), as: UTF8.self)
                    try $0.write(text.replacing("2026-11-01", with: "2026-11-02"), "bundle/manifest.json")
                }, { .wrong(keyID: $0.key.id) }, []
            ),
            (
                {
                    let text = String(decoding: try $0.read("bundle/manifest.sig"), as: UTF8.self)
                    try $0.write(String(text.dropLast(20)), "bundle/manifest.sig")
                }, { _ in .damaged }, []
            ),
            (
                { try FileManager.default.removeItem(atPath: $0.bundle + "/manifest.sig") },
                { _ in .damaged }, []
            ),
            (
                { try FileManager.default.removeItem(atPath: $0.bundle + "/manifest.json") },
                { _ in .damaged },
                ["bundle-manifest"]
            ),
            (
                { try $0.write("{}", "bundle/manifest.json") }, { .wrong(keyID: $0.key.id) },
                ["bundle-manifest"]
            ),
        ]
        for row in rows {
            let bench = try Bench(tar: false)
            try row.change(bench)
            let (signature, codes) = try bench.faults()
            #expect(signature == row.verdict(bench))
            #expect(codes == row.codes)
        }
    }

    @Test func anotherKeyIsNotTrusted() throws {
        let bench = try Bench(tar: true)
        let other = try bench.signer.makeKeys(
            privateKey: bench.folder + "/other", publicKey: bench.folder + "/other.pub")
        #expect(try bench.faults(trusting: [other]) == (.unknownKey(keyID: bench.key.id), []))
        #expect(try bench.signer.trustedKeys(at: bench.folder + "/other.pub") == [other])
    }

    @Test func everyChangeInATarIsFound() throws {
        let bench = try Bench(tar: true)
        let good = [UInt8](try bench.read("bundle.tar"))
        // A byte of the large document, of its name, of the manifest, and the end.
        let manifest = try #require(good.firstRange(of: Array("\"created\"".utf8)))
        let name = try #require(good.firstRange(of: Array("osv/b.json\0".utf8)))
        for place in [good.count / 2, name.lowerBound, manifest.lowerBound + 2] {
            var bytes = good
            bytes[place] ^= 1
            try Data(bytes).write(to: URL(fileURLWithPath: bench.bundle))
            let (signature, codes) = try bench.faults()
            #expect(signature != .valid(keyID: bench.key.id) || !codes.isEmpty)
        }
        try Data(good[..<(good.count / 2)]).write(to: URL(fileURLWithPath: bench.bundle))
        #expect(try !bench.faults().1.isEmpty)
        try Data("no tar".utf8).write(to: URL(fileURLWithPath: bench.bundle))
        #expect(throws: BundleRefusal.self) { try bench.signer.verify(bench.bundle, trusting: [bench.key]) }
    }

    @Test(arguments: [
        "../a.json", "/a.json", "nvd/../../a.json", "manifest.json", "Manifest.SIG", "a\\b.json", ".",
        "a//a.json",
    ])
    func namesThatLeadElsewhereDoNotGoIn(_ name: String) throws {
        let bench = try Bench(tar: false)
        let refusal = #expect(throws: BundleRefusal.self) {
            try bench.signer.write(bench.order([name], output: bench.folder + "/x"))
        }
        #expect(refusal?.code == "bundle-name")
        // Nor do they come in, though a trusted key has signed them.
        let text = String(decoding: try bench.read("bundle/manifest.json"), as: UTF8.self)
        let escaped = name.replacing("\\", with: "\\\\")
        let hostile = text.replacing("nvd/a.json", with: escaped)
        try bench.write(hostile, "bundle/manifest.json")
        let seed = try #require(
            KeyText.read(.privateKey, String(decoding: try bench.read("key"), as: UTF8.self)))
        try bench.write(
            KeyText.sign(Array(hostile.utf8), with: .init(seed: seed.bytes)), "bundle/manifest.sig")
        let (signature, codes) = try bench.faults()
        #expect(signature == .valid(keyID: bench.key.id))
        #expect(codes == ["bundle-manifest"])
    }

    @Test func keysAreKeptToTheirOwner() throws {
        let bench = try Bench(tar: false)
        let path = bench.folder + "/key"
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let before = try bench.read("key")
        for (secret, open) in [("key", "new.pub"), ("new", "key.pub")] {
            let refusal = #expect(throws: BundleRefusal.self) {
                try bench.signer.makeKeys(
                    privateKey: bench.folder + "/" + secret, publicKey: bench.folder + "/" + open)
            }
            #expect(refusal?.code == "bundle-exists")
        }
        #expect(try bench.read("key") == before)
        #expect(!FileManager.default.fileExists(atPath: bench.folder + "/new"))
        #expect(throws: BundleRefusal.self) { try bench.signer.write(bench.order(output: bench.bundle)) }
        #expect(chmod(path, 0o644) == 0)
        let refusal = #expect(throws: BundleRefusal.self) {
            try bench.signer.write(bench.order(output: bench.folder + "/x"))
        }
        #expect(refusal?.code == "bundle-key-open")
    }
}

import Foundation
import Testing

/// The list of ends of support: fetched and kept by a sync, taken into a company's facts without a network.
struct EndsOfSupportSyncTests {
    private func company() throws -> URL {
        let root = BuiltBinary.temporary.appendingPathComponent(UUID().uuidString)
        let files = [
            ("company.yaml", "company: {name: 架空医療機器株式会社}\n"),
            (
                "devices/d/device.yaml",
                "identity: {id: d, name: d}\nreleases: {\"1\": {status: released, bill: b.json}}\n"
            ),
            (
                "devices/d/b.json",
                #"{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","#
                    + #""name":"kaku-box","version":"2.4","purl":"pkg:generic/kaku-box@2.4"}]}"#
            ),
        ]
        for (name, text) in files {
            let file = root.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        return root
    }

    private func importing(_ bench: SyncBench, _ root: URL, _ more: [String] = []) -> BuiltBinary.Run {
        bench.mamori(
            ["support", "import"] + more
                + ["--company", root.path, "--by", "製品セキュリティ室長", "--role", "psirt"])
    }

    @Test("A sync keeps the list, and an import without a path takes from it what the devices carry")
    func syncedAndImported() throws {
        let bench = try SyncBench()
        let root = try company()
        let nothing = importing(bench, root)
        #expect(nothing.code == 2 && nothing.errors.contains("[no-product-list]"), "\(nothing.everything)")
        let run = bench.sync(["endoflife"])
        #expect(run.code == 0, "\(run.everything)")
        let status = bench.mamori(["intel", "status"])
        #expect(status.output.contains("サポート終了（endoflife.date）：1 製品"), "\(status.everything)")
        #expect(status.code == 3, "no vulnerability is kept")
        let imported = importing(bench, root)
        #expect(imported.code == 0, "\(imported.everything)")
        let facts = root.appendingPathComponent("facts/support/endoflife.date.yaml")
        let text = try String(contentsOf: facts, encoding: .utf8)
        #expect(text.contains("kaku-box") && text.contains("security_end: 2027-04-01"), "\(text)")
        // Nothing new is no reason to fetch it again; a list that was lost is.
        #expect(bench.sync(["endoflife"]).output.contains("新しいものはありません"))
        let kept = bench.home.appendingPathComponent("intelligence/documents/endoflife")
        try FileManager.default.removeItem(at: kept)
        #expect(bench.sync(["endoflife"]).code == 0)
        #expect(FileManager.default.fileExists(atPath: kept.path))
        // The same list as a file, for a site without a network.
        let list = root.appendingPathComponent("list.json")
        try FileManager.default.copyItem(at: kept, to: list)
        try FileManager.default.removeItem(at: facts)
        #expect(importing(bench, root, [list.path]).code == 0)
        #expect(FileManager.default.fileExists(atPath: facts.path))
    }

    @Test(
        "A list that is cut off or of another shape fails loudly, and the old one stays",
        arguments: ["renamed", "403"])
    func failing(_ how: String) throws {
        let bench = try SyncBench()
        #expect(bench.sync(["endoflife"]).code == 0)
        let run = bench.sync(["endoflife"], how)
        #expect(run.code == 3, "\(run.everything)")
        let status = bench.mamori(["intel", "status"])
        #expect(status.output.contains("1 製品") && status.output.contains("失敗"), "\(status.everything)")
        #expect(importing(bench, try company()).code == 0)
    }
}

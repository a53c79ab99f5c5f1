import Foundation
import Testing

/// `mamori support` as a user runs it: import, import again, refuse, and the state of every part.
struct SupportTests {
    private static let product = """
        ---
        title: Box
        permalink: /box
        identifiers:
          - purl: pkg:generic/box
        releases:
          - releaseCycle: "2"
            eol: 2026-01-31
          - releaseCycle: "1"
            eol: true
        ---
        Text
        """

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
                #"{"bomFormat":"CycloneDX","specVersion":"1.6","components":["#
                    + #"{"type":"library","name":"box","version":"2.4","purl":"pkg:generic/box@2.4"},"#
                    + #"{"type":"library","name":"old","version":"1.0","purl":"pkg:generic/box@1.0"},"#
                    + #"{"type":"library","name":"other"}]}"#
            ),
            ("list/box.md", Self.product),
            ("list/unused.md", "---\ntitle: Unused\npermalink: /unused\nreleases: []\n---\n"),
        ]
        for (name, text) in files { try write(text, name, root) }
        return root
    }

    private func write(_ text: String, _ name: String, _ root: URL) throws {
        let file = root.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
    }

    private func text(_ name: String, _ root: URL) -> String? {
        try? String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
    }

    private func importing(
        _ root: URL, _ more: [String] = [], role: String = "psirt", path: String = "list"
    ) -> BuiltBinary.Run {
        BuiltBinary.run(
            [
                "support", "import", root.appendingPathComponent(path).path, "--company", root.path,
                "--read-on", "2026-08-22", "--by", "製品セキュリティ室長", "--role", role,
            ] + more)
    }

    static let facts = "facts/support/endoflife.date.yaml"

    @Test("Import takes what the devices use, says what it left out, and writes one event; others cannot")
    func importing() throws {
        let root = try company()
        #expect(importing(root, role: "visitor").code == 64)
        #expect(text(Self.facts, root) == nil)
        let run = importing(root)
        #expect(run.code == 0, "\(run.everything)")
        #expect(run.output.contains("＋ box") && run.output.contains("取り込まなかった製品 1"), "\(run.output)")
        let first = try #require(text(Self.facts, root))
        #expect(first.contains("read_on: 2026-08-22") && first.contains("security_end: ended"))
        #expect(!first.contains("unused"))
        #expect(text("decisions/log.jsonl", root)?.components(separatedBy: "import-support-facts").count == 2)
        #expect(importing(root).code == 0)
        #expect(text(Self.facts, root) == first, "the same input gives the same bytes")
    }

    @Test("Importing again tells what changed; --product and --all take more; an unknown name is refused")
    func again() throws {
        let root = try company()
        #expect(importing(root).code == 0)
        try write(
            Self.product.replacingOccurrences(of: "2026-01-31", with: "2027-01-31")
                .replacingOccurrences(of: "\"1\"", with: "\"3\""), "list/box.md", root)
        let run = importing(root)
        for said in ["security_end：2026-01-31 → 2027-01-31", "＋ box 3", "－ box 1"] {
            #expect(run.output.contains(said), "\(run.output)")
        }
        let missing = importing(root, ["--product", "unusd"])
        #expect(missing.code == 64 && missing.errors.contains("unused"), "\(missing.everything)")
        #expect(importing(root, ["--product", "unused"]).output.contains("＋ unused"))
        let single = importing(root, path: "list/box.md")
        #expect(
            single.code == 0 && text(Self.facts, root)?.contains("unused") == true, "\(single.everything)")
        let all = importing(try company(), ["--all"])
        #expect(all.output.contains("取り込まなかった製品 0"), "\(all.output)")
    }

    @Test("A faulty product file, a faulty file of facts and a bad name are refused, and nothing is written")
    func refusal() throws {
        let root = try company()
        try write("---\ntitle: X\nreleases:\n  - releaseCycle: a\n    eol: soon\n---\n", "list/bad.md", root)
        let bad = importing(root)
        #expect(bad.code == 2 && bad.errors.contains("bad.md:5:10"), "\(bad.everything)")
        #expect(text(Self.facts, root) == nil && text("decisions/log.jsonl", root) == nil)
        try FileManager.default.removeItem(at: root.appendingPathComponent("list/bad.md"))
        #expect(importing(root, ["--source", "../evil"]).code == 64)
        #expect(importing(root, path: "nothing").code == 2)
        try write("source: {name: x, kind: guess}\nproduct: {}\n", Self.facts, root)
        let faulty = importing(root)
        #expect(faulty.code == 2, "\(faulty.everything)")
        for place in ["endoflife.date.yaml:1:9", "endoflife.date.yaml:1:25", "endoflife.date.yaml:2:1"] {
            #expect(faulty.errors.contains(place), "\(place): \(faulty.errors)")
        }
    }

    private struct Status: Decodable {
        struct Part: Decodable {
            struct Fact: Decodable { let confidence, by, cycle: String, ageDays: Int }
            let name, standing, end: String
            let fact: Fact?
            let unknownBecause: String?
        }
        struct Account: Decodable {
            let components, byRecord, byFact, unknown: Int
            let unknownBecause: [String: Int]
        }
        let components: [Part]
        let accounts: [Account]
    }

    @Test("Status accounts for every part, in text and for programs")
    func status() throws {
        let root = try company()
        #expect(importing(root).code == 0)
        let device = root.appendingPathComponent("devices/d").path
        let run = BuiltBinary.run(["support", "status", device, "--on", "2025-12-01"])
        #expect(run.code == 0, "\(run.everything)")
        #expect(
            run.output.hasSuffix("計 3 件＝記録 0＋情報 2＋不明 1（識別子がない 1）\n"), "\(run.output)")
        let json = BuiltBinary.run(["support", "status", device, "--on", "2026-11-22", "--format", "json"])
        let status = try JSONDecoder().decode(Status.self, from: Data(json.output.utf8))
        #expect(status.components.map(\.name) == ["box", "old", "other"])
        #expect(status.components.map(\.standing) == ["ended", "ended", "unknown"])
        #expect(status.components.map(\.end) == ["2026-01-31", "ended", "unknown"])
        #expect(status.components[0].fact?.confidence == "exact" && status.components[0].fact?.ageDays == 92)
        #expect(status.components[2].unknownBecause == "no-identifier")
        let account = try #require(status.accounts.first)
        #expect(account.components == 3 && account.byFact == 2 && account.unknown == 1)
        #expect(account.byRecord + account.byFact + account.unknown == account.components)
    }

    @Test("Every part of the examples is accounted for, and no example contradicts the facts")
    func examples() throws {
        let root = BuiltBinary.root.appendingPathComponent("Examples/devices")
        for device in try FileManager.default.contentsOfDirectory(atPath: root.path).sorted() {
            let place = root.appendingPathComponent(device).path
            let run = BuiltBinary.run(["support", "status", place, "--on", "2026-11-22"])
            #expect(run.code == 0 && run.errors.isEmpty, "\(device): \(run.errors)")
            let json = BuiltBinary.run(["support", "status", place, "--on", "2026-11-22", "--format", "json"])
            let status = try JSONDecoder().decode(Status.self, from: Data(json.output.utf8))
            for account in status.accounts {
                #expect(account.byRecord + account.byFact + account.unknown == account.components)
                #expect(account.unknownBecause.values.reduce(0, +) == account.unknown)
            }
            #expect(status.accounts.map(\.components).reduce(0, +) == status.components.count)
        }
    }
}

import Audit
import DossierFormat
import Foundation
import Kernel
import Testing
import Ports

@testable import Storage

/// The folder engine keeps whole files, or nothing.
struct FolderStoreTests {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "mamori-store-\(UUID().uuidString)"
    ).path

    private func change(_ files: [(String, String)], mustBeNew: Bool = false) -> DossierChange {
        let event = AuditEvent(
            actor: Actor(name: "安全管理責任者", role: "safety_manager"), action: "test", record: "x",
            reason: LocalizedText(ja: "改行\nと\"引用\"", en: "x"), instant: Instant(secondsSinceEpoch: 0))
        return DossierChange(
            dossier: folder, files: files.map { (path: $0.0, text: $0.1) }, mustBeNew: mustBeNew, event: event
        )
    }

    private func text(_ path: String) -> String? {
        try? String(contentsOfFile: folder + "/" + path, encoding: .utf8)
    }

    @Test("A change writes its files and one line in the log; nothing else is left behind")
    func saves() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FolderStore().save(
            change([("device.yaml", "a: 1\n"), ("decisions/judgements/G-1.yaml", "b: 2\n")]))
        try FolderStore().save(change([("device.yaml", "a: 2\n")]))
        #expect(text("device.yaml") == "a: 2\n")
        let lines = try #require(text("decisions/log.jsonl")).split(separator: "\n")
        #expect(lines.count == 2)
        for line in lines {
            let event = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
            #expect(event["actor"] == "安全管理責任者" && event["at"] == "1970-01-01T00:00:00Z")
        }
        let left = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        #expect(left.allSatisfy { !$0.hasSuffix(".new") }, "\(left)")
    }

    @Test(
        "A change that was interrupted after its journal is ended by whoever comes next",
        arguments: [0, 1, 2])
    func interrupted(_ moved: Int) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FolderStore().save(change([("device.yaml", "identity: {id: D, name: old}\n")]))
        let names = ["device.yaml", "decisions/log.jsonl"]
        let contents = ["identity: {id: D, name: new}\n", "{}\n{}\n"]
        for (name, text) in zip(names, contents) {
            try text.write(toFile: folder + "/" + name + ".new", atomically: false, encoding: .utf8)
        }
        for name in names.prefix(moved) {
            #expect(rename(folder + "/" + name + ".new", folder + "/" + name) == 0)
        }
        try journal(names)
        let files = try FolderStore().files(of: folder)
        #expect(files.device.first.map { String(decoding: $0.bytes, as: UTF8.self) } == contents[0])
        #expect(text("decisions/log.jsonl") == contents[1])
        let left = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        #expect(left.allSatisfy { !$0.hasSuffix(".new") && !$0.hasSuffix(".journal") }, "\(left)")
    }

    private func journal(_ names: [String]) throws {
        let file = URL(fileURLWithPath: folder + "/decisions/.journal")
        try JSONEncoder().encode(names).write(to: file)
    }

    @Test(
        "A journal cannot reach out of the folder",
        arguments: ["../victim.yaml", "../../../victim.yaml", "/tmp/victim.yaml", "a/../../victim.yaml"])
    func hostile(_ name: String) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FolderStore().save(change([("device.yaml", "a: 1\n")]))
        let victim = folder + "/../victim.yaml"
        try "new".write(toFile: victim + ".new", atomically: false, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: victim + ".new") }
        try journal([name])
        #expect(throws: StoreRefusal.self) { try FolderStore().files(of: folder) }
        #expect(!FileManager.default.fileExists(atPath: victim))
    }

    @Test("Fresh copies without a journal are of a change that was not made")
    func notBegun() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FolderStore().save(change([("device.yaml", "old\n")]))
        try "new\n".write(toFile: folder + "/device.yaml.new", atomically: false, encoding: .utf8)
        _ = try FolderStore().files(of: folder)
        #expect(text("device.yaml") == "old\n")
    }

    @Test("What must be new does not overwrite, and then writes nothing at all")
    func mustBeNew() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FolderStore().save(change([("device.yaml", "old\n")]))
        #expect(throws: StoreRefusal.self) {
            try FolderStore().save(change([("risk.yaml", "x\n"), ("device.yaml", "new\n")], mustBeNew: true))
        }
        #expect(text("device.yaml") == "old\n" && text("risk.yaml") == nil)
        #expect(text("decisions/log.jsonl")?.split(separator: "\n").count == 1)
    }

    @Test("Where one file cannot be written, the others stay as they were")
    func allOrNothing() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FolderStore().save(change([("device.yaml", "old\n")]))
        // A folder in the place of a file's fresh copy makes its writing fail, even for root.
        try FileManager.default.createDirectory(
            atPath: folder + "/risk.yaml.new", withIntermediateDirectories: true)
        #expect(throws: StoreRefusal.self) {
            try FolderStore().save(change([("device.yaml", "new\n"), ("risk.yaml", "x\n")]))
        }
        #expect(text("device.yaml") == "old\n")
        #expect(text("decisions/log.jsonl")?.split(separator: "\n").count == 1)
    }

    @Test(
        "A bill is read only from the device's own folder",
        arguments: ["../x.json", "/etc/hostname", "a/../../x", "", "."])
    func outside(_ name: String) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FolderStore().save(change([("device.yaml", "a: 1\n")]))
        #expect(throws: StoreRefusal.self) { try FolderStore().bill(named: name, of: folder) }
    }

    @Test("A bill behind a link that leads out is refused")
    func link() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FolderStore().save(change([("device.yaml", "a: 1\n")]))
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/b.json", withDestinationPath: "/etc/hostname")
        #expect(throws: StoreRefusal.self) { try FolderStore().bill(named: "b.json", of: folder) }
    }

    @Test("Two writers at once lose nothing")
    func twoWriters() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FolderStore().save(change([("device.yaml", "a: 1\n")]))
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                let one = change([("decisions/judgements/G-\(number).yaml", "n: \(number)\n")])
                group.addTask { try? FolderStore().save(one) }
            }
        }
        #expect(text("decisions/log.jsonl")?.split(separator: "\n").count == 21)
        for number in 0..<20 { #expect(text("decisions/judgements/G-\(number).yaml") == "n: \(number)\n") }
    }
}

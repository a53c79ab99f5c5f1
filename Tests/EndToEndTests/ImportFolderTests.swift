import Foundation
import SharedCorpora
import Testing

/// `mamori intel import FOLDER`: what stands beside the data is left out and told, nothing else is lost.
struct ImportFolderTests {
    private let folder = BuiltBinary.temporary.appendingPathComponent("import-\(UUID().uuidString)")
    private var home: [String: String] { ["MAMORI_HOME": folder.path + "-home"] }

    private static let kev = #"""
        {"title": "f", "catalogVersion": "2026.11.01", "dateReleased": "2026-11-01T00:00:00.000Z", "count": 1,
         "vulnerabilities": [{"cveID": "CVE-2099-0001", "vendorProject": "Kaku", "product": "Server",
          "vulnerabilityName": "Fictional", "dateAdded": "2026-06-01", "dueDate": "2026-06-22",
          "shortDescription": "f", "requiredAction": "Apply.", "knownRansomwareCampaignUse": "Unknown"}]}
        """#
    private static let beside = [
        "README.md": "# Fictional", "LICENSE": "Free.", "sub/licence.txt": "Free.", "kev_schema.json": "{}",
    ]

    private func write(_ files: [String: String]) throws {
        for (name, text) in files {
            let file = folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
    }

    private func importing(_ path: String? = nil) -> BuiltBinary.Run {
        BuiltBinary.run(
            ["intel", "import", "--lang", "en", path ?? folder.path], environment: home)
    }

    @Test("What stands beside the data is left out and named")
    func companions() throws {
        try write(Self.beside.merging(["kev.json": Self.kev]) { $1 })
        let run = importing()
        #expect(run.code == 0, "\(run.everything)")
        #expect(run.output.contains("1 records taken in from 1 files"), "\(run.output)")
        for name in Self.beside.keys.compactMap({ $0.split(separator: "/").last }) {
            #expect(run.errors.contains(name), "\(name) in \(run.errors)")
        }
        #expect(run.errors.contains("[folder-passed-over]"))
    }

    @Test("A file that no reader knows is told by its name; the others are taken")
    func unknown() throws {
        try write(["kev.json": Self.kev, "sub/notes.txt": "Nothing of it is an advisory."])
        let run = importing()
        #expect(run.code == 1, "\(run.everything)")
        #expect(run.output.contains("1 records taken in"), "\(run.output)")
        #expect(
            run.errors.contains("sub/notes.txt:1:1: ") && run.errors.contains("[advisory-format]"),
            "\(run.errors)")
    }

    @Test(
        "Refused, and nothing is taken in: a companion by its name, a folder without data, a cut file",
        arguments: [
            ("LICENSE", ["LICENSE": "Free.", "kev.json": kev], "[advisory-format]"),
            ("", beside, "[folder-empty]"),
            ("", ["a/kev.json": kev, "b/cut.json": String(kev.dropLast(60))], "b/cut.json"),
        ])
    func refused(_ name: String, _ files: [String: String], _ words: String) throws {
        try write(files)
        let run = importing(name.isEmpty ? folder.path : folder.appendingPathComponent(name).path)
        #expect(run.code == 2, "\(run.everything)")
        #expect(run.errors.contains(words), "\(run.errors)")
        let status = BuiltBinary.run(["intel", "status"], environment: home)
        #expect(status.code == 3, "\(status.everything)")
    }

    @Test(
        "Every folder of advisories beside the project is taken in",
        arguments: ["kev", "jvn", "csaf-advisories", "cve5", "osv"])
    func published(_ name: String) throws {
        guard SharedCorpora.has(name, for: "the import of the folder \(name)") else { return }
        let run = importing(SharedCorpora.folder.appendingPathComponent(name).path)
        #expect(run.code == 0, "\(run.errors.suffix(500))")
    }
}

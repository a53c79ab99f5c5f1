import Foundation
import Testing

/// Every broken dossier is refused with located messages and exit code 2, never with a crash.
struct BrokenDossierTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Broken")

    static let names: [String] = {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return all.filter { !$0.contains(".") }.sorted()
    }()

    @Test("There are at least 30 broken dossiers")
    func enough() { #expect(BrokenDossierTests.names.count >= 30) }

    @Test("A broken dossier is refused where it is broken", arguments: names)
    func refused(_ name: String) throws {
        let expectations = try String(
            contentsOf: BrokenDossierTests.folder.appendingPathComponent("\(name)/expect.txt"),
            encoding: .utf8)
        for language in ["ja", "en"] {
            let run = BuiltBinary.run(["check", name, "--lang", language], in: BrokenDossierTests.folder)
            #expect(run.code == 2, "\(name): exit code \(run.code)\n\(run.everything)")
            #expect(!run.everything.isEmpty)
            for line in expectations.split(separator: "\n") {
                let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
                let found = run.everything.split(separator: "\n").contains { message in
                    message.contains("\(name)/\(parts[0])") && message.contains("[\(parts[1])]")
                        && (parts.count < 3 || message.contains(parts[2]))
                }
                #expect(found, "\(name): no message \(line)\n\(run.everything)")
            }
        }
    }

    @Test("A file of 200 MB is refused at once")
    func hugeFile() throws {
        let folder = BuiltBinary.temporary.appendingPathComponent("huge")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent("device.yaml")
        _ = FileManager.default.createFile(atPath: file.path, contents: Data("identity:\n".utf8))
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: 200 << 20)
        try handle.close()
        let run = BuiltBinary.run(["assess", folder.path])
        #expect(run.code == 2)
        #expect(run.everything.contains("device.yaml: 誤り: ファイルが大きすぎます"), "\(run.everything)")
        try FileManager.default.removeItem(at: folder)
    }

    @Test(
        "A folder, a file or a device that is no dossier is refused",
        arguments: ["/nowhere", "/dev/null", "/"])
    func noDossier(_ path: String) {
        let run = BuiltBinary.run(["assess", path])
        #expect(run.code == 2, "\(run.everything)")
        #expect(run.errors.contains("device.yaml"))
    }
}

import BillFormats
import BillOfMaterials
import CycloneDXFormat
import Foundation
import SharedCorpora
import Testing

/// Every real bill, written in each version and serialisation, is valid by the official schemas.
struct WrittenBillsTests {
    private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("validate_bills.py")
    private static let schemas = SharedCorpora.folder.appendingPathComponent("cyclonedx/schema")

    /// The Python that has the validators: of the tests' environment, or as told. Says aloud when there is
    /// none; with CI=true that is a failure.
    private static func python() -> String? {
        let environment = ProcessInfo.processInfo.environment
        let cache = environment["XDG_CACHE_HOME"] ?? "\(NSHomeDirectory())/.cache"
        let path = environment["MAMORI_PYTHON"] ?? "\(cache)/mamori/venv/bin/python"
        if FileManager.default.fileExists(atPath: path),
            (try? run(path, ["-c", "import jsonschema, lxml, referencing"]))?.status == 0
        {
            return path
        }
        print("not run: written bills against the official schemas (jsonschema and lxml are not installed)")
        if environment["CI"] == "true" {
            Issue.record("the validators are needed when CI=true: scripts/setup.sh")
        }
        return nil
    }

    private static func run(_ path: String, _ arguments: [String]) throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }

    private static func validate(_ files: [String], _ python: String) throws -> (status: Int32, text: String)
    {
        try run(python, [script.path, schemas.path] + files)
    }

    @Test("All written bills are valid")
    func valid() throws {
        guard SharedCorpora.has("bills", for: "written bills against the schemas"), let python = Self.python()
        else { return }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("written-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let sources = SharedCorpora.files("bills", "").filter { !$0.hasDirectoryPath }
        DispatchQueue.concurrentPerform(iterations: sources.count) { index in
            Self.write(sources[index], into: folder, "\(index)")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let files = names.map { folder.appendingPathComponent($0).path }
        #expect(files.count >= 356)
        let (status, text) = try Self.validate(files, python)
        #expect(status == 0, "\(text)")
        #expect(text.hasSuffix("\(files.count) files\n"))
    }

    /// Writes one bill in every way; nothing when it is no bill.
    private static func write(_ source: URL, into folder: URL, _ name: String) {
        guard let data = try? Data(contentsOf: source),
            let bill = BillReader.read([UInt8](data), file: source.lastPathComponent).bill
        else { return }
        for version in CycloneDXWriter.Version.allCases {
            let file = folder.appendingPathComponent(
                "\(name)-\(source.lastPathComponent)-\(version.rawValue)")
            for (ending, bytes) in [
                ("json", CycloneDXWriter.write(bill, as: version).bytes),
                ("xml", CycloneDXWriter.writeXML(bill, as: version).bytes),
            ] {
                // A file that is not there is missed in the count.
                try? Data(bytes).write(to: file.appendingPathExtension(ending))
            }
        }
    }

    @Test("A spoilt bill is refused by the validator")
    func spoilt() throws {
        guard SharedCorpora.has("cyclonedx/schema", for: "spoilt bills against the schemas"),
            let python = Self.python()
        else { return }
        let text = """
            {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"type": "file", "name": "a"}]}
            """
        let bill = try #require(CycloneDXReader.read(Array(text.utf8), file: "a.json").bill)
        let json = String(decoding: CycloneDXWriter.write(bill, as: .v1_6).bytes, as: UTF8.self)
        let xml = String(decoding: CycloneDXWriter.writeXML(bill, as: .v1_7).bytes, as: UTF8.self)
        let rows = [
            (json, 0), (xml, 0), (json.replacing("\"file\"", with: "\"pump\""), 1),
            (xml.replacing("\"file\"", with: "\"pump\""), 1), (json.replacing("\"1.6\"", with: "\"9.9\""), 2),
            (xml.replacing("bom/1.7", with: "bom/9.9"), 2), ("{", 2), ("<bom", 2),
        ]
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("spoilt-\(UUID())")
        defer { try? FileManager.default.removeItem(at: file) }
        for (content, status) in rows {
            try Data(content.utf8).write(to: file)
            let found = try Self.validate([file.path], python)
            #expect(found.status == Int32(status), "\(content): \(found.text)")
        }
    }
}

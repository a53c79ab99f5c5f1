import BillFormats
import BillOfMaterials
import Foundation
import SPDXFormat
import SharedCorpora
import Testing

/// Written SPDX held against spdx-tools, which scripts/setup.sh installs beside the PDF renderer.
struct SPDXValidatorTests {
    /// Faults that the source has and that therefore stay, by name, with the reason.
    static let faultsOfSources: [String: String] = {
        // Packages that say filesAnalyzed false contain files.
        var faults = [
            "bills__spdx-examples__software__example9__spdx2.2__appbomination.spdx.json":
                "package must contain no elements if files_analyzed is False"
        ]
        // The file tells of files and a package, and nothing of what it describes; in each serialisation.
        for end in [
            "JSONExample-v2.3.spdx.json", "TagExample-v2.3.spdx.spdx.json",
            "XMLExample-v2.3.spdx.xml.spdx.json",
            "YAMLExample-v2.3.spdx.yaml.spdx.json",
        ] {
            faults["bills__defective__missing_dependency_relationships__SPDX\(end)"] =
                "there must be at least one relationship"
        }
        return faults
    }()

    /// The Python with spdx-tools; nil, told aloud, where it is not. With CI=true that is a failure.
    private static func python() -> URL? {
        let environment = ProcessInfo.processInfo.environment
        let home = environment["HOME"] ?? ""
        let cache = environment["XDG_CACHE_HOME"] ?? "\(home)/.cache"
        let python = URL(fileURLWithPath: "\(cache)/mamori/venv/bin/python")
        if (try? run(python, ["-c", "import spdx_tools"]))?.status == 0 { return python }
        print("not run: written SPDX against spdx-tools (scripts/setup.sh installs it)")
        if environment["CI"] == "true" {
            Issue.record("spdx-tools is needed when CI=true; run scripts/setup.sh")
        }
        return nil
    }

    private static func run(_ tool: URL, _ arguments: [String]) throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = tool
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    /// Faults by file; several of one file joined.
    private static func faults(_ python: URL, _ files: [URL]) throws -> [String: String] {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("scripts/check_spdx.py")
        let (status, text) = try run(python, [script.path] + files.map(\.path))
        var faults: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
            if parts.count == 2 { faults[parts[0], default: ""] += parts[1] + "\n" }
        }
        #expect((status == 0) == faults.isEmpty)
        return faults
    }

    @Test func everyRealBillIsValidAsSPDX() throws {
        guard SharedCorpora.has("bills", for: "every real bill as SPDX 2.3"), let python = Self.python()
        else {
            return
        }
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("mamori-spdx-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var files: [URL] = []
        let root = SharedCorpora.folder.appendingPathComponent("bills")
        for path in try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted() {
            let url = root.appendingPathComponent(path)
            guard !url.hasDirectoryPath, let data = try? Data(contentsOf: url) else { continue }
            guard let bill = BillReader.read([UInt8](data), file: "f").bill else {
                continue
            }
            let name = String(url.path.dropFirst(SharedCorpora.folder.path.count + 1))
                .replacing("/", with: "__")
            let file = folder.appendingPathComponent(
                name.hasSuffix(".spdx.json") ? name : "\(name).spdx.json")
            try Data(SPDXWriter.write(bill).bytes).write(to: file)
            files.append(file)
        }
        #expect(files.count > 110)
        let spoilt = folder.appendingPathComponent("spoilt.spdx.json")
        let bytes = SPDXWriter.write(
            Bill(format: "CSV", components: [Component(name: "a", version: "1")])
        ).bytes
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("SPDXRef-a-1"))
        try Data(text.replacing(#""SPDXRef-a-1""#, with: #""a 1""#).utf8).write(to: spoilt)
        let faults = try Self.faults(python, files + [spoilt])
        #expect(faults["spoilt.spdx.json"] != nil)
        for (name, fault) in faults where name != "spoilt.spdx.json" {
            let known = Self.faultsOfSources[name]
            #expect(known.map(fault.hasPrefix) == true, "\(name): \(fault)")
        }
        #expect(Set(Self.faultsOfSources.keys).isSubset(of: faults.keys))
    }
}

import Foundation
import Kernel
import RiskManagement
import SharedCorpora
import Testing

@testable import ThreatModelFormat

/// What is written reads back the same, and every public model survives both formats.
struct ModelRoundTripTests {
    static func read(_ written: ThreatModelWriter.Written) -> ThreatModelReader.Result {
        ThreatModelReader.read(written.bytes, file: "w.json")
    }

    /// What both formats can say: who and what, what passes, what is inside what, what threatens it.
    static func shared(_ model: ThreatModelDocument) -> [String] {
        let cells = model.elements.map { "\($0.kind) \($0.id) \($0.name)" }
        let flows = model.flows.map { "flow \($0.id) \($0.name) \($0.from ?? "–") \($0.to ?? "–")" }
        let boundaries = model.boundaries.map { "boundary \($0.id) \($0.name) \($0.isLine) \($0.encloses)" }
        let threats = model.threats.flatMap { threat in
            threat.occurrences.map { "threat \(threat.title) at \($0.subject)" }
        }
        return [model.title] + (cells + flows + boundaries + threats).sorted()
    }

    @Test("A model with everything is the same after Open Threat Model, and its shared part after either")
    func full() throws {
        let model = PublicModels.full
        let otm = ThreatModelWriter.write(model, as: .otm, file: "w.json")
        #expect(otm.findings.isEmpty)
        let back = Self.read(otm)
        #expect(back.document == model)
        #expect(back.findings.isEmpty && back.format == .otm, "\(back.findings)")
        let dragon = ThreatModelWriter.write(model, as: .threatDragon, file: "w.json")
        #expect(dragon.findings.map(\.code) == ["not-carried"])
        let message = try #require(dragon.findings.first).message.en
        #expect(message.contains("assets (1)") && message.contains("threats at nothing (1)"), "\(message)")
        let other = Self.read(dragon)
        #expect(other.format == .threatDragon && other.findings.isEmpty, "\(other.findings)")
        #expect(try Self.shared(#require(other.document)) == Self.shared(model))
        // Written again, nothing more is lost.
        let again = Self.read(
            ThreatModelWriter.write(try #require(other.document), as: .threatDragon, file: "w"))
        #expect(again.document == other.document)
    }

    @Test("Every public model is the same after its own format, and after Open Threat Model")
    func publicModels() throws {
        guard SharedCorpora.has(PublicModels.folder, for: "public threat models, both ways") else { return }
        var count = 0
        for (name, result) in try PublicModels.all() {
            guard let model = result.document, let format = result.format else { continue }
            count += 1
            for way in ThreatModelFormat.allCases {
                let written = ThreatModelWriter.write(model, as: way, file: "w")
                let back = Self.read(written)
                let hasErrors = back.findings.contains { $0.severity == .error }
                #expect(!hasErrors, "\(name): \(back.findings)")
                if way == format || way == .otm {
                    #expect(back.document == model, "\(name) as \(way)")
                    if way == .otm { #expect(written.findings.isEmpty) }
                } else {
                    #expect(
                        try Self.shared(#require(back.document)) == Self.shared(model), "\(name) as \(way)")
                }
            }
        }
        #expect(count == 20)
    }

    @Test("Public files that are no models of either format are refused, each with a place")
    func refused() throws {
        guard SharedCorpora.has(PublicModels.folder, for: "public files that are no models") else { return }
        let refused = try PublicModels.all().filter { $0.result.document == nil }
        for (name, result) in refused {
            #expect(result.findings.contains { $0.severity == .error && $0.origin.line > 0 }, "\(name)")
        }
        #expect(
            refused.map { String($0.name.split(separator: "/").last ?? "") } == [
                "malformed-new-model.json", "v2-malformed-new-model.json", "tmbom-multi-example.cdx.json",
                "tmbom-otm-example.cdx.json", "tmbom-pytm-example.cdx.json", "huskyai.tmbom.json",
            ])
    }

    @Test("What the public models say, counted by hand, is there")
    func content() throws {
        guard SharedCorpora.has(PublicModels.folder, for: "the content of public models") else { return }
        let models = Dictionary(uniqueKeysWithValues: try PublicModels.all().map { ($0.name, $0.result) })
        let threats = models.values.compactMap(\.document).reduce(0) { $0 + $1.threats.count }
        #expect(threats == 107)
        let demo = "td.vue/src/service/demo/"
        let iot = try #require(models[demo + "iot-device.json"]?.document)
        #expect(iot.elements.count == 11 && iot.flows.count == 14 && iot.boundaries.map(\.isLine) == [true])
        let game = try #require(models[demo + "online-game.json"]?.document)
        #expect(game.boundaries.allSatisfy { !$0.isLine && !$0.encloses.isEmpty })
        let cloud = try #require(models[demo + "mobile-cloud.otm.json"]?.document)
        #expect(cloud.boundaries.map(\.encloses.count) == [1, 3] && cloud.mitigations.count == 43)
        let otm = try #require(models["ThreatDragonModels/test/example-open-threat-model.json"])
        #expect(otm.document?.threats.first?.occurrences.map(\.subject) == ["web-service", "cc-store-in-db"])
        #expect(otm.document?.assets.map(\.availability) == [100, 50])
        let note = otm.findings.first { $0.code == "not-carried" }?.message.en ?? ""
        #expect(note.contains("project.attributes.cmdbId (1)"), "\(note)")
    }

    // MARK: The published schemas

    private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("validate_models.py")
    private static let schemas = SharedCorpora.folder
        .appendingPathComponent("threat-models/threat-dragon/td.vue/src/assets/schema")

    /// The Python that has the validator; says aloud when there is none, and with CI=true that is a failure.
    private static func python() -> String? {
        let environment = ProcessInfo.processInfo.environment
        let cache = environment["XDG_CACHE_HOME"] ?? "\(NSHomeDirectory())/.cache"
        let path = environment["MAMORI_PYTHON"] ?? "\(cache)/mamori/venv/bin/python"
        if FileManager.default.fileExists(atPath: path),
            (try? run(path, ["-c", "import jsonschema"]))?.status == 0
        {
            return path
        }
        print("not run: written threat models against the published schemas (jsonschema is not installed)")
        if environment["CI"] == "true" {
            Issue.record("the validator is needed when CI=true: scripts/setup.sh")
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

    @Test("Every written model is valid by the published schemas, and a spoilt one is not")
    func valid() throws {
        guard SharedCorpora.has(PublicModels.folder, for: "written threat models against the schemas"),
            let python = Self.python()
        else { return }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("models-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let models = try PublicModels.all().compactMap(\.result.document) + [PublicModels.full]
        var files: [String] = []
        for (index, model) in models.enumerated() {
            for format in ThreatModelFormat.allCases {
                let file = folder.appendingPathComponent("\(index)-\(format.rawValue).json")
                try Data(ThreatModelWriter.write(model, as: format, file: "w").bytes).write(to: file)
                files.append(file.path)
            }
        }
        let (status, text) = try Self.run(python, [Self.script.path, Self.schemas.path] + files)
        #expect(status == 0 && text.hasSuffix("\(2 * 21) files\n"), "\(text)")
        for (key, place) in [("riskReduction", files.count - 2), ("hasOpenThreats", files.count - 1)] {
            let whole = try String(contentsOfFile: files[place], encoding: .utf8)
            try whole.replacing("\"\(key)\"", with: "\"other\"").write(
                toFile: files[place], atomically: false, encoding: .utf8)
            #expect(try Self.run(python, [Self.script.path, Self.schemas.path, files[place]]).status == 1)
        }
    }
}

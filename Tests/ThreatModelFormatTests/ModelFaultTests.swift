import Foundation
import Kernel
import RiskManagement
import Testing

@testable import ThreatModelFormat

/// Wrong, damaged and oversized models: located findings, nothing dropped in silence, never a crash.
struct ModelFaultTests {
    static func read(_ text: String) -> ThreatModelReader.Result {
        ThreatModelReader.read(Array(text.utf8), file: "m")
    }

    static func codes(_ text: String) -> [String] {
        read(text).findings.map { "\($0.origin.line) \($0.code)" }
    }

    @Test("However many keys have no place, the note stays short and says how many more there are")
    func manyKeys() {
        let keys = (0..<5000).map { "key\($0): 1" }.joined(separator: ", ")
        let text = "otmVersion: 0.1\nproject: {name: n, id: i, \(keys)}\n"
        let notes = ModelFaultTests.read(text).findings.filter { $0.code == "not-carried" }.map(\.message.en)
        #expect(notes.count == 1)
        #expect(notes.allSatisfy { $0.count < 2000 && $0.hasSuffix("4960 more names") }, "\(notes)")
    }

    @Test(
        "Each fault is told with its line",
        arguments: [
            ("", ["0 empty-file"]), ("{", ["1 json-syntax"]), ("a: [", ["2 yaml-syntax"]),
            ("[1]", ["1 unknown-format"]), ("{\"summary\": {}, \"detail\": []}", ["1 unknown-format"]),
            ("{\"otmVersion\": \"0.2.0\"}", ["1 missing-key"]),
            ("otmVersion: 0.3\nproject: {name: n, id: i}", ["1 unknown-version"]),
            ("otmVersion: 0.2.0\nproject: {name: n, id: i}\ncomponents:\n  - {name: c}", ["4 missing-id"]),
            (
                "otmVersion: 0.1\nproject: {name: n, id: i}\ncomponents:\n"
                    + "  - {id: a, name: a, type: t, parent: {trustZone: z}}\n  - {id: a}\n"
                    + "dataflows:\n  - {id: f, name: [], source: a, destination: x, bidirectional: 7}\n",
                [
                    "4 dangling-reference", "5 duplicate-id", "7 dangling-reference", "7 wrong-type",
                    "7 wrong-type",
                ]
            ),
            (
                "otmVersion: 0.1\nproject: {name: n, id: i, colour: red}\nassets:\n"
                    + "  - {id: a, risk: {integrity: x}}\n"
                    + "components:\n  - {id: c, threats: [{threat: t}, {}]}\n  - c\nnew: [1]\n",
                ["0 not-carried", "4 wrong-type", "6 dangling-reference", "6 wrong-type", "7 wrong-type"]
            ),
            (
                "{\"summary\": {\"title\": \"t\"}, \"detail\": {\"diagrams\": [{\"id\": 0, \"cells\": [\n"
                    + "{\"id\": \"c1\", \"shape\": \"cloud\", \"data\": {}},\n"
                    + "{\"shape\": \"flow\", \"data\": {}},\n"
                    + "{\"id\": \"f1\", \"shape\": \"flow\", \"data\": {}, \"source\": {\"cell\": \"c9\"}},\n"
                    + "{\"id\": \"f1\", \"shape\": \"flow\", \"data\": {}}, 5]}]}}",
                ["0 not-carried", "3 missing-id", "4 dangling-reference", "5 duplicate-id", "5 wrong-type"]
            ),
        ] as [(String, [String])])
    func faults(_ text: String, _ codes: [String]) {
        #expect(Self.codes(text) == codes, "\(Self.read(text).findings)")
    }

    @Test("YAML and JSON of the same model are the same")
    func yaml() throws {
        let json = ThreatModelWriter.write(PublicModels.full, as: .otm, file: "w")
        // JSON is YAML, but for the escapes of characters that YAML has no need of.
        let text = "# a model\n" + String(decoding: json.bytes, as: UTF8.self)
        let result = Self.read(text)
        #expect(result.document == PublicModels.full, "\(result.findings)")
    }

    @Test("Boundaries and components in circles end")
    func circles() throws {
        let text = """
            otmVersion: "0.2.0"
            project: {name: n, id: i}
            trustZones:
              - {id: a, name: a, risk: {trustRating: 1}, parent: {trustZone: b}}
              - {id: b, name: b, risk: {trustRating: 1}, parent: {trustZone: a}}
            components:
              - {id: c, name: c, type: t, parent: {component: d}}
              - {id: d, name: d, type: t, parent: {component: c}}
              - {id: e1, name: e, type: t, parent: {trustZone: a}}
            """
        let model = try #require(Self.read(text).document)
        #expect(model.boundaries.map(\.encloses) == [["e1"], ["e1"]])
        for format in ThreatModelFormat.allCases {
            let back = Self.read(
                String(decoding: ThreatModelWriter.write(model, as: format, file: "w").bytes, as: UTF8.self))
            #expect(back.document?.boundaries.map(\.encloses) == [["e1"], ["e1"]], "\(format)")
        }
    }

    @Test("A threat at a boundary that is none is told and kept")
    func threatNowhere() throws {
        let text = """
            otmVersion: 0.2.0
            project: {name: n, id: i}
            trustZones: [{id: z, name: z, attributes: {implicit: true}}]
            threats: [{id: t, name: t, attributes: {boundaries: [{trustZone: z}, {trustZone: y}]}}]
            """
        #expect(Self.codes(text) == ["4 dangling-reference", "4 dangling-reference"])
        let model = try #require(Self.read(text).document)
        #expect(model.threats.map { $0.occurrences.map(\.subject) } == [["z", "y"]])
        let written = ThreatModelWriter.write(model, as: .otm, file: "w")
        #expect(ThreatModelReader.read(written.bytes, file: "w").document == model)
    }

    @Test("Ids that stand thousands of times end in time, in drawings and in threats")
    func sameIDs() throws {
        let numbered = (2..<9000).map { "{\"id\": \"t-\($0)\"}" } + ["{\"id\": \"t\"}"]
        let twice = numbered + ["{\"id\": \"t\", \"title\": \"u\"}"]
        let cell =
            "{\"id\":\"c1\",\"shape\":\"store\",\"data\":{\"threats\":[\(twice.joined(separator: ","))]}}"
        let drawings = (0..<20_000).map { _ in "{\"id\": 0}" } + ["{\"cells\":[\(cell)]}"]
        let text =
            "{\"summary\":{},\"detail\":{\"diagrams\":[\(drawings.joined(separator: ","))]}}"
        let started = ContinuousClock.now
        let model = try #require(Self.read(text).document)
        #expect(Set(model.diagrams.map(\.id)).count == 20_001)
        #expect(model.threats.suffix(2).map(\.id) == ["t", "t-9000"])
        #expect(ContinuousClock.now - started < .seconds(20))
    }

    @Test("Too large a model is refused at once, and the largest one is read in time")
    func large() throws {
        func model(_ count: Int, width: Int = 40) -> String {
            let cells = (0..<count).map { number in
                let shape = number % 2 == 0 ? "process" : "trust-boundary-box"
                return "{\"id\":\"c\(number)\",\"shape\":\"\(shape)\",\"position\":{\"x\":\(number),\"y\":0},"
                    + "\"size\":{\"width\":\(width),\"height\":40},\"data\":{}}"
            }
            return
                "{\"summary\":{},\"detail\":{\"diagrams\":[{\"id\":0,"
                + "\"cells\":[\(cells.joined(separator: ","))]}]}}"
        }
        let tooLarge = Self.read(model(20_001))
        #expect(tooLarge.document == nil && tooLarge.findings.map(\.code) == ["too-many-values"])
        let started = ContinuousClock.now
        #expect(Self.read(model(2000)).document?.boundaries.count == 1000)
        #expect(ContinuousClock.now - started < .seconds(20))
        // Each element in each box: few things, and more of those than fit into the memory.
        let crowded = Self.read(model(6000, width: 40_000))
        #expect(crowded.document == nil && crowded.findings.map(\.code) == ["too-many-values"])
        let same = (0..<19_000).map { "{\"id\": \"t\", \"title\": \"\($0)\"}" }.joined(separator: ",")
        let threats =
            "{\"summary\":{},\"detail\":{\"diagrams\":[{\"cells\":[{\"id\":\"c1\",\"shape\":\"store\","
            + "\"data\":{\"threats\":[\(same)]}}]}]}}"
        let one = Self.read(threats)
        #expect(one.document == nil && one.findings.map(\.code) == ["too-many-values"])
    }

    @Test("Damaged models are read or refused, never a crash")
    func damaged() {
        let alphabet = Array("<>/\"&{}[]:,\\a0 \n-".utf8) + [0x00, 0xFF, 0xE3]
        var refused = 0
        var rounds = 0
        for format in ThreatModelFormat.allCases {
            let bytes = ThreatModelWriter.write(PublicModels.full, as: format, file: "w").bytes
            for at in stride(from: 0, to: bytes.count, by: 31) {
                var damaged = bytes
                damaged[at] = alphabet[at % alphabet.count]
                for sample in [damaged, Array(bytes[..<at]), Array("#\n".utf8) + damaged] {
                    let result = ThreatModelReader.read(sample, file: "f")
                    rounds += 1
                    guard let model = result.document else {
                        refused += 1
                        #expect(result.findings.contains { $0.severity == .error })
                        continue
                    }
                    for way in ThreatModelFormat.allCases {
                        #expect(!ThreatModelWriter.write(model, as: way, file: "w").bytes.isEmpty)
                    }
                }
            }
        }
        #expect(refused > rounds / 3 && refused < rounds, "\(refused) of \(rounds)")
    }
}

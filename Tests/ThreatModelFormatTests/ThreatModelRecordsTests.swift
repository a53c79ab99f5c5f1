import DossierFormat
import Evidence
import Foundation
import Kernel
import RiskManagement
import SharedCorpora
import Testing
import ThreatModelFormat
import ThreatRules

/// A model becomes records of a dossier without anything invented, and records become a model.
struct ThreatModelRecordsTests {
    static func dossier(_ records: ThreatModelRecords) -> Dossier {
        dossier(["device.yaml": Array(records.device.utf8), "risk.yaml": Array(records.risk.utf8)])
    }

    static func dossier(_ files: [String: [UInt8]]) -> Dossier {
        DossierReader.read(
            DossierFiles(
                device: files.sorted { $0.key < $1.key }.map {
                    DossierFiles.File(path: $0.key, bytes: $0.value)
                }, company: DossierFiles.File(path: "../company.yaml", bytes: [])))
    }

    @Test("Every public model becomes a dossier that reads without a fault, each thing at its record")
    func publicModels() throws {
        guard SharedCorpora.has(PublicModels.folder, for: "public threat models as dossiers") else { return }
        for (name, result) in try PublicModels.all() {
            guard let model = result.document else { continue }
            let records = ThreatModelRecords(model, file: name)
            let dossier = Self.dossier(records)
            #expect(dossier.findings.isEmpty, "\(name): \(dossier.findings)")
            let evidence = dossier.evidence
            let open = model.flows.filter { $0.from == nil || $0.to == nil }
            for id in model.elements.map(\.id) + model.boundaries.map(\.id) {
                #expect(evidence.record(path: records.paths[id] ?? "") != nil, "\(name): \(id)")
            }
            for id in model.threats.map(\.id) {
                #expect(evidence.record(path: records.threats[id] ?? "") != nil, "\(name): \(id)")
            }
            #expect(evidence.records("data_flow").count == model.flows.count - open.count)
            #expect(evidence.records("control").count == model.mitigations.count)
            // A box that nobody ticked is not an answer.
            for record in evidence.everyRecord {
                #expect(!record.fields.values.contains(.flag(false)), "\(name): \(record.path)")
            }
        }
    }

    @Test("A model with everything: what is stated is there, the rest unknown, what has no place is counted")
    func full() throws {
        let records = ThreatModelRecords(PublicModels.full, file: "full.json")
        let dossier = Self.dossier(records)
        #expect(dossier.findings.isEmpty, "\(dossier.findings)")
        let flow = try #require(dossier.evidence.record("data_flow", id: "F1"))
        #expect(flow.flag("encrypted") == true && flow.flag("crosses_boundary") == true)
        #expect(flow.texts("carries") == ["A1"] && flow.text("protocol") == "TLS")
        #expect(flow.fields["payload"] == .unknown && flow.fields["authenticated"] == nil)
        let threat = try #require(dossier.evidence.record("threat", id: "T1"))
        #expect(threat.texts("stride") == ["spoofing", "tampering"])
        #expect(threat.text("disposition") == "open" && threat.texts("references") == ["CWE-79"])
        #expect(threat.texts("data_flows") == ["F1"] && threat.texts("constituents") == ["E1"])
        let risk = try #require(dossier.evidence.records("risk").first)
        #expect(risk.texts("controls") == ["M1", "M2"] && risk.texts("threats") == ["T1"])
        #expect(dossier.evidence.record("control", id: "M1")?.fields["status"] == .unknown)
        #expect(dossier.evidence.record("asset", id: "A1")?.text("c_need") == "medium")
        #expect(dossier.evidence.record("asset", id: "A1")?.fields["i_need"] == nil)
        #expect(dossier.evidence.record("trust_boundary", id: "B2")?.texts("encloses") == ["E0", "E1"])
        #expect(dossier.evidence.records("external_party").map(\.id) == ["E0"])
        let note = try #require(records.findings.first).message.en
        for part in ["flows with an open end (1)", "threats.severity (1)", "flows.bidirectional (1)"] {
            #expect(note.contains(part), "\(note)")
        }
    }

    @Test("A threat may have the id of what it threatens")
    func sameID() throws {
        let text = """
            otmVersion: 0.2.0
            project: {name: n, id: i}
            threats: [{id: "1", name: first}, {id: "2", name: second}]
            components:
              - {id: "1", name: a, type: t, parent: {trustZone: z}, threats: [{threat: "1"}, {threat: "2"}]}
            trustZones: [{id: z, name: z, risk: {trustRating: 1}}]
            """
        let model = try #require(ThreatModelReader.read(Array(text.utf8), file: "m").document)
        let records = ThreatModelRecords(model, file: "m")
        #expect(
            records.findings.map(\.message.en) == [
                "without a place in the records: boundaries.trustRating (1), elements.type (1)"
            ])
        let threats = Self.dossier(records).evidence.records("threat")
        #expect(threats.map { $0.texts("constituents") } == [["1"], ["1"]])
    }

    @Test("Thousands of things of one name are named in time")
    func manyNames() {
        var model = ThreatModelDocument(title: "T")
        model.elements = (0..<20_000).map {
            ThreatModelDocument.Element(id: "試\($0)", name: "験", kind: .process)
        }
        let started = ContinuousClock.now
        let records = ThreatModelRecords(model, file: "m")
        #expect(Set(records.paths.values).count == 20_000)
        #expect(ContinuousClock.now - started < .seconds(20))
    }

    @Test("Ids that a dossier cannot have, or has already, become plain and free ones")
    func names() throws {
        var model = ThreatModelDocument(title: "T/\"1\"\n試験")
        let ids = ["a b", "a-b", "試験", "x/y", "", "#", String(repeating: "n", count: 200)]
        model.elements = ids.map { ThreatModelDocument.Element(id: $0, name: $0, kind: .process) }
        let dossier = Self.dossier(ThreatModelRecords(model, file: "f\n- x"))
        #expect(dossier.findings.isEmpty, "\(dossier.findings)")
        let names = dossier.evidence.records("product_component").compactMap(\.id)
        #expect(names.prefix(6) == ["a-b", "a-b-2", "X", "x-y", "X-2", "X-3"], "\(names)")
        #expect(dossier.evidence.records("product").first?.words("name")?.en == model.title)
    }

    @Test(
        "An example's records become a model of both formats, with the threats that rules propose",
        arguments: ["infusion-pump", "patient-monitor", "pacs-server", "home-cpap"])
    func examples(_ name: String) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Examples/devices/\(name)")
        var files: [String: [UInt8]] = [:]
        for file in ["device.yaml", "risk.yaml", "support.yaml", "disclosure.yaml", "field.yaml"] {
            files[file] = (try? Data(contentsOf: folder.appendingPathComponent(file))).map { [UInt8]($0) }
        }
        let evidence = Self.dossier(files).evidence
        let proposals = ThreatEvaluation(evidence, rules: ThreatRuleBook.all).proposals
        #expect(!proposals.isEmpty)
        for language in [Language.japanese, .english] {
            let model = ThreatModelExport.document(evidence, in: language, proposals: proposals)
            let threats = evidence.records("threat").count
            #expect(model.threats.count == threats + proposals.count)
            #expect(model.flows.count == evidence.records("data_flow").count)
            #expect(model.assets.count == evidence.records("asset").count)
            let ids = model.elements.map(\.id) + model.flows.map(\.id) + model.boundaries.map(\.id)
            #expect(Set(ids).count == ids.count)
            let written = ThreatModelWriter.write(model, as: .otm, file: "w")
            let back = ThreatModelReader.read(written.bytes, file: "w")
            #expect(back.findings.allSatisfy { $0.severity < .warning }, "\(back.findings)")
            let read = try #require(back.document)
            #expect(ModelRoundTripTests.shared(read) == ModelRoundTripTests.shared(model))
            let dragon = ThreatModelWriter.write(model, as: .threatDragon, file: "w")
            let drawn = try #require(ThreatModelReader.read(dragon.bytes, file: "w").document)
            #expect(ModelRoundTripTests.shared(drawn) == ModelRoundTripTests.shared(model))
            // And back: the same flows between the same parts.
            let again = Self.dossier(ThreatModelRecords(read, file: "w"))
            #expect(again.findings.isEmpty, "\(again.findings)")
            let flows = { (evidence: EvidenceSource) in Set(evidence.records("data_flow").map(\.id)) }
            #expect(flows(again.evidence) == flows(evidence))
        }
    }
}

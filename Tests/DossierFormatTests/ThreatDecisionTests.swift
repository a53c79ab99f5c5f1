import DossierFormat
import Evidence
import Kernel
import RiskManagement
import Testing

/// A decision on a proposed threat reads back as it was written, and a half one is no decision.
struct ThreatDecisionTests {
    static let premises: [ThreatPremise] = [
        .field(record: "interfaces/IF-USB", field: "state", value: "usable"),
        .field(record: "interfaces/IF-USB", field: "carries_data", value: ""),
        .field(record: "interfaces/IF-USB", field: "direction", value: "unknown"),
        .relation(
            Relation(
                section: "data_flows", field: "interface", id: "IF-USB",
                naming: ["data_flows/DF-1", "data_flows/DF 2"])),
        .relation(Relation(section: "update_paths", field: "interface", id: "IF-USB", naming: [])),
        .section("environments", count: 0),
    ]

    static func decision(_ disposition: ThreatDecision.Disposition) throws -> ThreatDecision {
        ThreatDecision(
            id: "usb-malware@IF-USB", rule: "usb-malware", subject: "interfaces/IF-USB",
            disposition: disposition, threats: disposition == .adapted ? ["T-1"] : [],
            reason: LocalizedText(ja: "引用「\"」と改行\n。", en: "A quote: \"x\": {y}"), by: "品質保証部長",
            role: disposition == .dismissed ? nil : "quality", date: try #require(Day("2026-03-31")),
            premises: premises, origin: Origin(file: "decisions/threats/usb-malware@IF-USB.yaml", line: 1))
    }

    static func dossier(_ files: [(path: String, text: String)]) -> Dossier {
        let device = """
            identity: {id: x, name: 架空の機器}
            threats:
              T-1: {title: t, actor_type: malicious}
            """
        return DossierReader.read(
            DossierFiles(
                device: [DossierFiles.File(path: "device.yaml", bytes: Array(device.utf8))],
                company: DossierFiles.File(path: "../company.yaml", bytes: []),
                threatDecisions: files.map { DossierFiles.File(path: $0.path, bytes: Array($0.text.utf8)) }))
    }

    @Test("Written and read, a decision is the same", arguments: ThreatDecision.Disposition.allCases)
    func roundTrip(_ disposition: ThreatDecision.Disposition) throws {
        let decision = try Self.decision(disposition)
        let path = ThreatDecisionWriter.path(of: decision.proposal)
        #expect(path == decision.origin.file)
        let dossier = Self.dossier([(path, ThreatDecisionWriter.write(decision))])
        #expect(dossier.findings.isEmpty, "\(dossier.findings)")
        let read = try #require(dossier.threatDecisions.first)
        #expect(read.premises == Self.premises)
        #expect(read.reason == decision.reason && read.threats == decision.threats)
        #expect(read.disposition == disposition && read.by == decision.by && read.role == decision.role)
        #expect(read.date == decision.date && read.proposal == decision.proposal && read.id == decision.id)
    }

    @Test("Each proposal has a file of its own, whose name reads back")
    func names() {
        let ids = ["a@x/y", "a@x_y", "a@x%2Fy", "a@2.1", "a@2..1", "a@.", "a@1.", "a@試験 1", ".a", "a@x\u{0}"]
        let names = ids.map { ThreatDecisionWriter.name(of: ID($0)) }
        #expect(Set(names).count == ids.count, "\(names)")
        #expect(names[3] == "a@2.1" && names[7] == "a@試験%201", "\(names)")
        for name in names {
            #expect(!name.contains("/") && !name.contains("..") && name.first != "." && name.last != ".")
        }
        let text = "rule: a\nsubject: b/c\ndisposition: dismissed\nreason: r\nby: b\ndate: 2026-01-01\n"
        let dossier = Self.dossier(
            ids.map { (ThreatDecisionWriter.path(of: ID($0)), text + "premises: []\n") })
        #expect(dossier.threatDecisions.map(\.id.text) == names)
    }

    @Test(
        "A premise or a decision that is not whole is told, with its line",
        arguments: [
            ("premises: [{record: interfaces/A, field: state}]", 7, true),
            ("premises: [{record: data_flows, records: [a]}]", 7, true),
            ("premises: [{record: data_flows, field: f, value: v, names: a}]", 7, true),
            ("premises: [{record: data_flows, field: f, count: 1}]", 7, true),
            ("premises:\n  - {record: data_flows}", 8, true),
            ("disposition: unknown", 7, false), ("date: unknown", 7, false), ("reason: unknown", 7, nil),
        ] as [(String, Int, Bool?)])
    func incomplete(_ line: String, _ place: Int, _ isDecision: Bool?) {
        let key = line.prefix { $0 != ":" }
        let whole = [
            "rule: a", "subject: b/c", "disposition: dismissed", "reason: r", "by: b", "date: 2026-01-01",
        ]
        let kept = whole.map { $0.hasPrefix("\(key):") ? "#" : $0 }
        let dossier = Self.dossier([
            ("decisions/threats/x.yaml", (kept + [line]).joined(separator: "\n") + "\n")
        ])
        let faults = dossier.findings.filter { $0.code == "decision-incomplete" }
        if isDecision == nil { return #expect(dossier.threatDecisions.count == 1) }
        #expect(faults.map(\.origin.line) == [place], "\(dossier.findings)")
        #expect(dossier.threatDecisions.isEmpty == (isDecision == false))
        #expect(dossier.threatDecisions.allSatisfy { $0.premises.isEmpty })
    }
}

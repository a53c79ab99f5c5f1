import Evidence
import Dossiers
import BillOfMaterials
import DossierFormat
import Kernel
import Workflows
import Testing

@testable import Requirements

/// Facts on support take part in the demands of 3.1 that read the bill, and change exactly what they should.
struct SupportFactTests {
    /// A device with a service life until 2031-03-31, one record, and a bill of two parts of which the record
    /// covers one.
    private func states(_ end: String?, covered: Bool = false) -> [String: RequirementState] {
        let covers = covered ? "[pkg:deb/debian/openssl, pkg:deb/debian/zlib]" : "[pkg:deb/debian/openssl]"
        let device = """
            identity: {id: DEV, name: D, current_version: "1.0", has_program: true}
            releases: {"1.0": {status: released, released_on: 2026-01-15, last_match: 2026-11-20, bill: b}}
            service_life: {years: 5, last_shipment: 2026-03-31}
            scope_decision:
              result: in_scope
              decided_by: 安全管理責任者
              decided_on: 2026-10-01
              override_reason: 試験のため
            software:
              SW: {name: OpenSSL, version: "3", supplier: S, usage: runtime, identifier: "pkg:generic/o@3",
                covers: \(covers), releases: ["1.0"], support_level: full, support_end: 2035-12-31}
            """
        let facts = end.map { end in
            """
            source: {name: 一覧, asserter: 誰か, kind: vendor_statement, read_on: 2026-08-22}
            products:
              zlib: {name: zlib, purls: [pkg:deb/debian/zlib], cycles: {"1": {security_end: \(end)}}}
            """
        }
        func file(_ path: String, _ text: String) -> DossierFiles.File {
            DossierFiles.File(path: path, bytes: Array(text.utf8))
        }
        let dossier = DossierReader.read(
            DossierFiles(
                device: [file("device.yaml", device)],
                company: file("../company.yaml", "company: {name: K}\n"),
                facts: facts.map { [file("../facts/support/x.yaml", $0)] } ?? []))
        #expect(dossier.isReadable, "\(dossier.findings)")
        let bills = [
            ReleaseBill(
                release: "1.0", file: "b", bill: FlipBill.named("complete.cdx.json"))
        ]
        let support = SupportAssembly(dossier, bills: bills, on: FlipRun.day)
        let assembly = EvidenceAssembly(
            dossier, bills: bills, support: support.components, on: FlipRun.day)
        let bill = assembly.evidence.record("bill", id: "1.0")
        let numbers = ["support_known", "support_open", "support_ended", "support_unknown"].map {
            if case .number(let number)? = bill?.fields[$0] { Int(number) } else { -1 }
        }
        #expect(numbers.reduce(0, +) == 2, "\(numbers)")
        let evaluation = ConformityEvaluation(
            source: assembly.evidence, today: FlipRun.day, rules: RuleBook.rules)
        let demands = ["G-3.1-07", "G-3.1-08", "G-3.1-09", "G-3.1-10"]
        var states: [String: RequirementState] = [:]
        for demand in FlipRun.guidance.requirements where demands.contains(demand.id.text) {
            let (result, wrongReads) = evaluation.evaluate(demand, otherStates: [:], cited: [])
            #expect(wrongReads.isEmpty, "\(wrongReads)")
            states[demand.id.text] = result.state
        }
        return states
    }

    @Test("A fact that outlasts the device fills the gap that no record fills")
    func outlasting() {
        let without = states(nil)
        #expect(without["G-3.1-07"] == .noRecord && without["G-3.1-08"] == .noRecord, "\(without)")
        let with = states("2035-01-31")
        #expect(with["G-3.1-07"] == .met && with["G-3.1-08"] == .met, "\(with)")
        #expect(with["G-3.1-09"] == .notApplicable && with["G-3.1-10"] == .notApplicable, "\(with)")
        #expect(with == states(nil, covered: true), "as a record would")
    }

    @Test(
        "A fact that ends too early, or has ended, fails alignment and asks for a plan",
        arguments: [
            "2028-01-31", "ended", "2020-01-31",
        ])
    func short(_ end: String) {
        let states = states(end)
        #expect(states["G-3.1-07"] == .met, "the list is whole: \(states)")
        #expect(states["G-3.1-08"] == .unmet && states["G-3.1-09"] == .unmet, "\(states)")
        #expect(states["G-3.1-10"] == .noRecord, "\(states)")
    }

    @Test(
        "No announced end, and a silent source, are never aligned", arguments: ["not_announced", "unknown"])
    func open(_ end: String) {
        #expect(states(end)["G-3.1-08"] == .noRecord)
        #expect(states(end) == states(nil))
    }

    @Test("A record of the company goes before a fact that ends earlier")
    func recordWins() {
        #expect(states("2020-01-31", covered: true) == states(nil, covered: true))
    }
}

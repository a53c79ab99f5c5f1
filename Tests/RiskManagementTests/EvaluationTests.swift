import DossierFormat
import Evidence
import Kernel
import Testing

@testable import RiskManagement

/// Traces, paths, gate and register over one small dossier.
struct EvaluationTests {
    static func evaluate(
        replacing: [String: String] = [:], adding: String = "", rules: [ThreatRule] = [],
        decisions: [ThreatDecision] = []
    ) -> RiskEvaluation {
        let (evidence, _) = RiskDossier.evidence(replacing: replacing, adding: adding)
        return RiskEvaluation(
            evidence, basis: RiskEvaluation.Basis(rules: rules, profiles: [], decisions: decisions))
    }

    @Test("A way in goes along the flows to the function, and meets the control on the way")
    func paths() throws {
        let paths = EvaluationTests.evaluate().paths
        let radio = try #require(paths.paths.first { $0.entry == .interface("IF-A") })
        #expect(radio.elements == ["C-A", "C-B"])
        #expect(radio.flows == ["DF-AB"])
        #expect(radio.barriers.map(\.control.id) == ["C-1"])
        #expect(!radio.isUnbarred)
        #expect(paths.paths.contains { $0.entry == .party("電子カルテ") })
        #expect(!paths.paths.contains { $0.entry == .interface("IF-USB") }, "A blocked port is no way in.")
        let open = EvaluationTests.evaluate(replacing: ["state: blocked": "state: usable"]).paths.paths
        #expect(open.first { $0.entry == .interface("IF-USB") }?.isUnbarred == true)
        let failed = EvaluationTests.evaluate(replacing: ["result: pass": "result: fail"]).paths.paths
        let barred = failed.filter { !$0.isUnbarred }
        #expect(barred.isEmpty, "A control that failed its test bars nothing.")
        let unplaced = EvaluationTests.evaluate(replacing: ["    affects: [EF-1]\n": ""]).paths
        #expect(unplaced.unplaced.map(\.id) == ["R-1"])
    }

    @Test(
        "Where a way without a verified control exists it is the one shown, however much longer",
        arguments: [
            // A second way round, over two more steps.
            (
                "  DF-OUT:",
                """
                  DF-AX: {name: 迂回, from: C-A, to: C-X}
                  DF-XB: {name: 迂回の先, from: C-X, to: C-B}
                  DF-OUT:
                """, ["DF-AX", "DF-XB"], true
            ),
            // The way round passes an interface of which one connection only is protected, or all are.
            (
                "  DF-OUT:",
                """
                  DF-AX: {name: 迂回, from: C-A, to: C-B, interface: IF-A}
                  DF-OUT:
                """, ["DF-AX"], true
            ),
            ("protects: [DF-AB]", "protects: [IF-A]", ["DF-AB"], false),
            ("protects: [DF-AB]", "protects: [CON-1]", ["DF-AB"], true),
            ("protects: [DF-AB]", "protects: [CON-1, CON-2]", ["DF-AB"], false),
        ] as [(String, String, [String], Bool)])
    func openWay(_ old: String, _ new: String, _ flows: [String], _ isUnbarred: Bool) throws {
        let connections = """
            connections:
              CON-1: {interface: IF-A}
              CON-2: {interface: IF-A}
            """
        let paths = EvaluationTests.evaluate(replacing: [old: new], adding: connections).paths.paths
        let path = try #require(paths.first { $0.entry == .interface("IF-A") })
        #expect(path.flows == flows)
        #expect(path.isUnbarred == isUnbarred)
    }

    @Test(
        "A trace is whole, or says what is missing",
        arguments: [
            ([:], ""), (["result: pass": "result: fail"], "verification failed"),
            (["    controls: [C-1]\n": ""], "neither a control"),
            (["    threats: [T-1]\n": ""], "no risk takes up"),
            (["kind: protective": "kind: information"], "no text for users"),
            (["    residual_exploitability: low\n": ""], "not estimated"),
        ] as [([String: String], String)])
    func trace(_ replacing: [String: String], _ hole: String) {
        let trace = EvaluationTests.evaluate(replacing: replacing).trace
        let holes = trace.rows.flatMap(\.holes).map(\.en).joined(separator: "; ")
        #expect(!trace.rows.isEmpty)
        #expect(hole.isEmpty ? holes.isEmpty : holes.contains(hole), "\(holes)")
    }

    @Test(
        "A conclusion of acceptable holds only while the risks are controlled",
        arguments: [([:], true), (["result: pass": "result: fail"], false)] as [([String: String], Bool)])
    func conclusion(_ replacing: [String: String], _ holds: Bool) throws {
        let conclusion = """
            overall_residual_risk:
              {version: "2", conclusion: acceptable, decided_by: 品質保証部長, decided_on: 2026-02-01}
            """
        let gate = EvaluationTests.evaluate(replacing: replacing, adding: conclusion).gate
        let item = try #require(gate.items.first { $0.kind == .overall })
        #expect(item.isCleared == holds)
        #expect(holds || item.reason.en.contains("1 risks are not controlled"), "\(item.reason.en)")
    }

    @Test("The gate stays shut until everything is shown")
    func gate() {
        let gate = EvaluationTests.evaluate().gate
        #expect(!gate.isOpen)
        #expect(gate.blocking.count { $0.kind == .capabilities } == 19, "No capability is answered.")
        #expect(gate.blocking.contains { $0.kind == .overall })
        #expect(gate.items.contains { $0.kind == .risks && $0.isCleared })
        let none = EvaluationTests.evaluate(replacing: ["harm_type: patient": "harm_type: privacy"])
        #expect(none.paths.paths.isEmpty, "Only harm to people has paths.")
    }

    /// A rule of the tests' own: every interface of the radio kind.
    static let radio = ThreatRule(
        "radio", on: "interface", clause: "2.3.2", title: LocalizedText(ja: "盗聴", en: "Eavesdropping"),
        reason: LocalizedText(same: "r"), question: LocalizedText(same: "q"),
        falsePositive: LocalizedText(same: "f"), stride: [.informationDisclosure], vector: .proximityRadio,
        skill: .low, capabilities: [.TXCF], references: []
    ) { look in
        guard look.subject.text("kind") == "wifi" else { return false }
        return look.records("connection", naming: look.subject.id, in: "interface").isEmpty
            || look.subject.flag("carries_data") != false
    }

    static let day = Day("2026-01-01")!

    static func decision(
        _ premises: [ThreatPremise], _ disposition: ThreatDecision.Disposition = .dismissed
    ) -> ThreatDecision {
        ThreatDecision(
            id: "radio@IF-A", rule: "radio", subject: "interfaces/IF-A", disposition: disposition,
            reason: LocalizedText(same: "x"), by: "主任技師", role: "psirt", date: day,
            premises: premises, origin: Origin(file: "d"))
    }

    @Test("A decision holds while its premises do, and what depends on a changed record comes back")
    func register() throws {
        let open = EvaluationTests.evaluate(rules: [Self.radio])
        let proposal = try #require(open.register.rows.first?.proposal)
        #expect(open.register.rows.map(\.standing) == [.open])
        #expect(proposal.id == "radio@IF-A")
        #expect(proposal.premises.contains(.field(record: "interfaces/IF-A", field: "kind", value: "wifi")))
        #expect(open.trace.rows.contains { $0.threat == "radio@IF-A" && $0.risk == nil })
        let decided = [Self.decision(proposal.premises)]
        let dismissed = EvaluationTests.evaluate(rules: [Self.radio], decisions: decided)
        #expect(dismissed.register.rows.map(\.standing) == [.dismissed])
        #expect(!dismissed.trace.rows.contains { $0.threat == "radio@IF-A" })
        let other = EvaluationTests.evaluate(
            replacing: ["name: 送液": "name: 注入"], rules: [Self.radio], decisions: decided)
        #expect(other.register.rows.map(\.standing) == [.dismissed], "It does not rest on that record.")
        let changed = EvaluationTests.evaluate(
            adding: "connections: {CON-1: {interface: IF-A, network_class: internet}}", rules: [Self.radio],
            decisions: decided)
        let back = try #require(changed.register.rows.first)
        #expect(back.standing.isOpen && back.standing != .open)
        let gone = EvaluationTests.evaluate(
            replacing: ["kind: wifi": "kind: ethernet"], rules: [Self.radio], decisions: decided)
        #expect(gone.register.rows.isEmpty && gone.register.lapsed.count == 1)
    }
}

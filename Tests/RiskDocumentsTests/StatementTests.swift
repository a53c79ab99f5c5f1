import Documents
import Kernel
import RiskManagement
import Testing

@testable import RiskDocuments

/// The statement is signed only when the gate is open, and says so first.
struct StatementTests {
    @Test("With a closed gate the first lines forbid the signature, and there is no line to sign")
    func closed() throws {
        let risks = ExampleRisks(example: "infusion-pump")
        try #require(!risks.evaluation.gate.isOpen)
        let statement = risks.documents.statement
        guard case .verdict(let state, let sentences)? = statement.sections.first?.blocks.first else {
            Issue.record("The statement does not begin with a verdict.")
            return
        }
        #expect(state == .bad)
        #expect(sentences.first?.text.ja.hasPrefix("この説明書に署名してはいけません") == true)
        #expect(sentences.first?.text.en.hasPrefix("This statement must not be signed") == true)
        #expect(
            !statement.sections.flatMap(\.blocks).contains {
                if case .signatures = $0 { true } else { false }
            })
    }

    @Test("With an open gate there are lines to sign; one failed verification takes them away")
    func open() throws {
        for (result, isOpen) in [("pass", true), ("fail", false)] {
            let risks = StatementTests.complete(result: result)
            #expect(risks.evaluation.gate.isOpen == isOpen, "\(risks.evaluation.gate.blocking)")
            let blocks = risks.documents.statement.sections.flatMap(\.blocks)
            let lines = blocks.compactMap { if case .signatures(let roles) = $0 { roles } else { nil } }
            #expect(lines.flatMap { $0 }.isEmpty != isOpen)
        }
    }

    /// A small device of which nothing holds the release back, as long as the verification passes.
    static func complete(result: String) -> ExampleRisks {
        let answers = Capability.allCases.map { capability in
            capability == .AUTH
                ? "  B-AUTH: {capability: AUTH, items: [X-1], answer: yes, controls: [C]}"
                : "  B-\(capability): {capability: \(capability), answer: not_applicable, reason: 使わない。}"
        }
        let device = """
            identity: {id: x, name: 架空, has_program: true, current_version: "1"}
            releases:
              "1": {status: released, released_on: 2026-01-01}
            risks:
              R: {title: 過量, cause_type: malicious, harm_type: patient, severity: critical, exploitability: high,
                residual_exploitability: low, controls: [C]}
            controls:
              C: {title: 認証, capability: AUTH, responsible: maker, status: implemented, implemented_in: "1",
                verifications: [V]}
            verifications:
              V: {title: 拒否, version: "1", result: \(result)}
            overall_residual_risk: {version: "1", conclusion: acceptable, decided_by: 品質保証部長, decided_on: 2026-01-02}
            baseline_items:
            \(answers.joined(separator: "\n"))
            """
        let rows = ["negligible", "minor", "serious", "critical", "catastrophic"].map {
            "      - {severity: \($0), low: low, medium: medium, high: high}"
        }
        let company = """
            company: {name: 架空会社}
            acceptability_criteria:
              AC:
                version: "1"
                approved_by: 品質保証部長
                approved_on: 2026-01-01
                acceptable_levels: [low]
                matrix:
            \(rows.joined(separator: "\n"))
            """
        let item = BaselineProfile.Item(
            id: "X-1", capability: .AUTH, asks: LocalizedText(ja: "認証する。", en: "Authenticate."),
            controlIDs: [],
            callsFrom: "user", reason: LocalizedText(ja: "誤用を防ぐ。", en: "Against misuse."),
            verification: LocalizedText(ja: "試験", en: "Test"), conditions: [])
        let profile = BaselineProfile(
            id: "x", title: LocalizedText(ja: "ひな型", en: "Profile"), chosenBy: [.updates],
            source: LocalizedText(same: "-"), items: [item])
        return ExampleRisks(device: device, company: company, rules: [], profiles: [profile])
    }
}

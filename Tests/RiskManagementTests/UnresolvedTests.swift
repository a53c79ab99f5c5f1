import Kernel
import Severity
import Testing

@testable import RiskManagement

/// What a known vulnerability that nobody has settled does to the estimate of risks.
struct UnresolvedTests {
    static let extra = """
        software:
          SW-A: {name: 通信部品, usage: runtime, functions: [EF-1]}
          SW-B: {name: 記録部品, usage: runtime, functions: [EF-2]}
        """
    static let second = """
            controls: [C-1]
          R-2:
            title: 記録の改ざん
            cause_type: malicious
            affects: [SW-A]
            harm_type: patient
            severity: minor
            exploitability: low
            residual_exploitability: low
            controls: [C-1]
        """

    static func evaluate(
        _ grade: Grade, software: String? = "SW-A", functions: [String] = ["EF-1"],
        replacing: [String: String] = [:], adding: String = ""
    ) -> RiskEvaluation {
        let (evidence, _) = RiskDossier.evidence(replacing: replacing, adding: extra + "\n" + adding)
        var basis = RiskEvaluation.Basis(rules: [], profiles: [], decisions: [])
        basis.unresolved = [
            UnresolvedVulnerability(
                vulnerability: "CVE-2026-0001", component: "libnet", version: "1.2",
                priority: LocalizedText(same: "p"), harm: nil, record: nil,
                exploitability: ExploitabilityRule.Result(grade: grade, reason: LocalizedText(same: "why")),
                software: software, functions: functions)
        ]
        return RiskEvaluation(evidence, basis: basis)
    }

    @Test("An easier vulnerability raises the estimate of the risk that it reaches, and says so")
    func raised() throws {
        let calm = try #require(UnresolvedTests.evaluate(.low).risks.first)
        #expect(calm.result == .controlled && calm.raisedBy.isEmpty && calm.residualLevel == .low)
        let raised = UnresolvedTests.evaluate(.medium)
        let risk = try #require(raised.risks.first)
        #expect(risk.result == .uncontrolled)
        #expect(risk.claimedLevel == .low, "What people estimated stays as they wrote it.")
        #expect(risk.residualLevel == .medium)
        #expect(risk.place == (.critical, .medium))
        let reasons = risk.reasons.map(\.en).joined(separator: "; ")
        #expect(reasons.contains("CVE-2026-0001 in libnet 1.2"))
        #expect(raised.gate.blocking.contains { $0.subject == "R-1" })
        #expect(raised.unresolved?.first?.estimates == ["R-1"])
    }

    @Test(
        "A fault is no likelier for it, and a part that no risk of malice reaches holds the release back",
        arguments: [
            (nil, [], [:], []), ("SW-B", ["EF-2"], [:], []),
            (
                "SW-A", ["EF-1"],
                [
                    "cause_type: malicious": "cause_type: fault",
                    "    exploitability: high": "    occurrence: high",
                    "residual_exploitability": "residual_occurrence",
                ], ["R-1"]
            ),
        ] as [(String?, [String], [String: String], [String])])
    func loose(_ software: String?, _ functions: [String], _ replacing: [String: String], _ risks: [String])
        throws
    {
        let evaluation = UnresolvedTests.evaluate(
            .high, software: software, functions: functions, replacing: replacing)
        #expect(evaluation.risks.allSatisfy { $0.raisedBy.isEmpty && $0.residualLevel == .low })
        let found = try #require(evaluation.unresolved?.first)
        #expect(found.risks == risks && found.estimates.isEmpty)
        let held = evaluation.gate.blocking.filter { $0.kind == .vulnerabilities }
        #expect(held.map(\.subject) == ["libnet 1.2"])
        #expect(held.first?.reason.en.contains("no risk of malice") == true)
    }

    @Test("The risk that names the part estimates it; a function that it leaves out stays with its own risk")
    func named() throws {
        let both = try #require(
            UnresolvedTests.evaluate(.high, replacing: ["    controls: [C-1]": UnresolvedTests.second])
                .unresolved?.first)
        #expect(both.risks == ["R-1", "R-2"] && both.estimates == ["R-1", "R-2"])
        let own = UnresolvedTests.second.replacing("affects: [SW-A]", with: "affects: [SW-A, EF-1]")
        let one = UnresolvedTests.evaluate(.high, replacing: ["    controls: [C-1]": own])
        #expect(one.unresolved?.first?.estimates == ["R-2"])
        #expect(one.risks.filter { !$0.raisedBy.isEmpty }.map(\.risk.id) == ["R-2"])
    }

    @Test(
        "A level weighed against the benefit is cleared; a higher one that came later is not",
        arguments: [
            (.low, "pass", true), (.high, "pass", false), (.low, "fail", false),
        ] as [(Grade, String, Bool)])
    func weighed(_ grade: Grade, _ result: String, _ isCleared: Bool) throws {
        let conclusion = """
            overall_residual_risk:
              {version: "2", conclusion: acceptable, decided_by: 品質保証部長, decided_on: 2026-02-01}
            """
        let evaluation = UnresolvedTests.evaluate(
            grade,
            replacing: [
                "residual_exploitability: low": "residual_exploitability: medium",
                "    controls: [C-1]": "    benefit_risk: 送液の便益が上回る\n    controls: [C-1]",
                "result: pass": "result: \(result)",
            ], adding: conclusion)
        #expect(evaluation.risks.first?.claimedLevel == .medium)
        let item = try #require(evaluation.gate.items.first { $0.kind == .risks })
        #expect(item.isCleared == isCleared, "\(item.reason.en)")
        #expect(isCleared || item.reason.en.contains("was not of this level"), "\(item.reason.en)")
    }

    @Test(
        "CVSS grades exploitability, in the environment where the rubric answers",
        arguments: [
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", false, "3.9", Grade.high),
            ("CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H", false, "2.2", .medium),
            ("CVSS:3.0/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H", false, "1.8", .medium),
            ("CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", false, "0.9", .low),
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H/MAV:L/MAC:H", false, "1.4", .medium),
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H/MAV:P/MAC:H", false, "0.5", .low),
            ("AV:N/AC:L/Au:N/C:P/I:P/A:P", false, "10.0", .high),
            ("AV:L/AC:L/Au:N/C:C/I:C/A:C", false, "3.9", .medium),
            ("AV:L/AC:H/Au:N/C:C/I:C/A:C", false, "1.9", .low),
            ("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", false, "3.9", .high),
            ("CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", false, "2.2", .medium),
            ("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/MAV:P", false, "0.9", .low),
            ("CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:H/I:H/A:H", true, "", .high),
            ("", false, "no score", .high),
        ] as [(String, Bool, String, Grade)])
    func graded(_ text: String, _ isExploited: Bool, _ says: String, _ grade: Grade) throws {
        let vector = text.isEmpty ? nil : try CVSSVector(text)
        let result = ExploitabilityRule.evaluate(vector, isEnvironmental: true, isExploited: isExploited)
        #expect(result.grade == grade)
        #expect(says.isEmpty || result.reason.en.contains(says), "\(result.reason.en)")
    }
}

extension String {
    fileprivate func replacing(_ old: String, with new: String) -> String {
        split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }
}

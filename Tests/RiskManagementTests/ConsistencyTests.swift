import DossierFormat
import Kernel
import Testing

@testable import RiskManagement

/// What contradicts itself is told with its place, and nothing is told of what does not.
struct ConsistencyTests {
    static let cases: [(String, [String: String], String, String)] = [
        ("estimate-differs", ["initial_level: high": "initial_level: low"], "", "R-1"),
        ("estimate-differs", ["residual_level: low": "residual_level: medium"], "", "R-1"),
        (
            "residual-graver",
            ["harm_type: patient": "harm_type: patient\n    residual_severity: catastrophic"], "", "R-1"
        ),
        (
            "residual-easier",
            [
                "critical\n    exploitability: high": "critical\n    exploitability: low",
                "residual_exploitability: low": "residual_exploitability: high",
            ],
            "", "R-1"
        ),
        ("lower-without-control", ["    controls: [C-1]\n": ""], "", "R-1"),
        ("control-without-owner", ["responsible: maker, ": ""], "", "C-1"),
        (
            "circular-trace", ["controls: [C-1]": "controls: [C-1]\n    arises_from: [C-1]"], "", "R-1"
        ),
        (
            "circular-trace", ["controls: [C-1]": "controls: [C-1]\n    arises_from: [C-2]"],
            """
              R-2: {title: 別のリスク, arises_from: [C-1], controls: [C-2]}
            """, "R-1"
        ),
        (
            "severity-below-harm", ["threats: [T-1]": "threats: [T-1]\n    hazardous_situations: [HS-1]"],
            """
            harms: {H-1: {title: 死亡, type: patient, severity: catastrophic}}
            hazardous_situations: {HS-1: {title: 過量, functions: [EF-1], harms: [H-1]}}
            """, "R-1"
        ),
        (
            "attacker-cannot", ["capability: medium}": "capability: medium, attackers: [A-1]}"],
            "attackers: {A-1: {name: 面会者, capability: low, access: [network]}}", "A-1"
        ),
        (
            "attacker-cannot", ["capability: medium}": "capability: medium, attackers: [A-1]}"],
            "attackers: {A-1: {name: 面会者, capability: high, access: [physical]}}", "T-1"
        ),
    ]

    @Test(
        "Whoever comes by the way with the skill is no contradiction, nor one of whom nothing is written",
        arguments: [
            "{name: 犯罪集団, capability: high, access: [physical, network]}", "{name: 誰か}",
        ])
    func able(_ attacker: String) {
        let (evidence, _) = RiskDossier.evidence(
            replacing: ["capability: medium}": "capability: medium, attackers: [A-1]}"],
            adding: "attackers: {A-1: \(attacker)}")
        #expect(RiskConsistency.findings(RiskFile(evidence), evidence: evidence).isEmpty)
    }

    @Test(
        "A threat that none of the attackers could carry out is named",
        arguments: [
            ("{name: 面会者, capability: low, access: [physical]}", ["T-1"]),
            ("{name: 犯罪集団, capability: medium, access: [network]}", []),
        ] as [(String, [String])])
    func unattended(_ attacker: String, _ threats: [String]) {
        let evaluation = EvaluationTests.evaluate(adding: "attackers: {A-1: \(attacker)}")
        #expect(evaluation.unattended == threats)
    }

    @Test("A contradiction is told at its record", arguments: cases)
    func told(_ code: String, _ replacing: [String: String], _ adding: String, _ id: String) throws {
        var replacing = replacing
        var more = adding
        if adding.hasPrefix("  R-2") {
            replacing["controls:\n  C-1"] =
                adding + "\ncontrols:\n  C-2: {title: 別の対策, capability: SAHD, responsible: maker}\n  C-1"
            more = ""
        }
        let (evidence, dossier) = RiskDossier.evidence(replacing: replacing, adding: more)
        #expect(dossier.findings.filter { $0.severity == .error }.isEmpty, "\(dossier.findings)")
        let findings = RiskConsistency.findings(RiskFile(evidence), evidence: evidence)
        let finding = try #require(findings.first { $0.code == code }, "\(findings)")
        #expect(finding.message.en.contains(id))
        #expect(finding.origin.line > 0)
    }

    @Test("A sound file has no contradiction")
    func sound() {
        let (evidence, _) = RiskDossier.evidence()
        #expect(RiskConsistency.findings(RiskFile(evidence), evidence: evidence).isEmpty)
    }

    @Test(
        "A matrix with holes or upside down is told cell by cell",
        arguments: [
            (
                "{severity: minor, low: low, medium: low, high: medium}", "{severity: minor, low: low}",
                "matrix-hole", 2
            ),
            ("- {severity: minor, low: low, medium: low, high: medium}", "", "matrix-hole", 3),
            (
                "critical, low: low, medium: medium, high: high",
                "critical, low: low, medium: medium, high: low", "matrix-inverted", 1
            ),
            (
                "negligible, low: low, medium: low, high: low",
                "negligible, low: high, medium: high, high: high", "matrix-inverted", 8
            ),
        ])
    func matrix(_ old: String, _ new: String, _ code: String, _ count: Int) {
        let company = RiskDossier.company.split(separator: old, omittingEmptySubsequences: false).joined(
            separator: new)
        let (evidence, _) = RiskDossier.evidence(company: company)
        let findings = RiskConsistency.findings(RiskFile(evidence), evidence: evidence)
        #expect(findings.count { $0.code == code } == count, "\(findings.map(\.message.en))")
        #expect(
            findings.allSatisfy {
                $0.origin.file == "../company.yaml" && $0.origin.line > 0 || $0.code.hasPrefix("est")
            })
    }
}

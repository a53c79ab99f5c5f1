import DossierFormat
import Kernel
import Severity
import Testing

@testable import RiskManagement

/// How a risk stands: nothing is acceptable by absence, and a control counts only where it is proved.
struct EstimationTests {
    /// One change of the dossier, and how the risk must stand then.
    struct Case: Sendable, CustomTestStringConvertible {
        let why: String
        var replacing: [String: String] = [:]
        var company = RiskDossier.company
        var result = RiskStanding.Result.uncontrolled
        var initial: Grade? = .high
        var residual: Grade?
        var reason = ""

        var testDescription: String { why }
    }

    static let cases = [
        Case(why: "as written", result: .controlled, residual: .low),
        Case(
            why: "the test failed", replacing: ["result: pass": "result: fail"], residual: .high,
            reason: "C-1: verification failed"),
        Case(
            why: "the test is of the release before",
            replacing: ["version: \"2\", result": "version: \"1\", result"],
            residual: .high, reason: "not verified on this release"),
        Case(
            why: "the control names no verification", replacing: [", verifications: [V-1]": ""],
            residual: .high,
            reason: "no verification recorded"),
        Case(
            why: "the control is planned", replacing: ["status: implemented,": "status: planned,"],
            residual: .high, reason: "not in place"),
        Case(
            why: "the control comes later", replacing: ["implemented_in: \"2\"": "implemented_in: \"3\""],
            residual: .high, reason: "from a later release (3)"),
        Case(
            why: "where the control came in is not known", replacing: ["implemented_in: \"2\", ": ""],
            residual: .high, reason: "not recorded"),
        Case(
            why: "no severity", replacing: ["severity: critical\n    expl": "expl"], initial: nil,
            residual: nil, reason: "incomplete"),
        Case(
            why: "the severity is unknown",
            replacing: ["severity: critical\n    expl": "severity: unknown\n    expl"],
            initial: nil, residual: nil, reason: "incomplete"),
        Case(
            why: "no estimate after controls", replacing: ["    residual_exploitability: low\n": ""],
            residual: nil, reason: "no estimate after controls"),
        Case(
            why: "no cause", replacing: ["    cause_type: malicious\n": ""], initial: nil, residual: nil,
            reason: "no cause is recorded"),
        Case(
            why: "the residual level is not accepted",
            replacing: ["residual_exploitability: low": "residual_exploitability: medium"], residual: .medium,
            reason: "not among the acceptable"),
        Case(
            why: "no criteria", company: "company: {name: 架空医療機器株式会社}", initial: nil, residual: nil,
            reason: "no criteria"),
        Case(
            why: "criteria that nobody approved",
            company: RiskDossier.company.split(separator: "\n").filter { !$0.contains("approved_by") }
                .joined(separator: "\n"), residual: .low, reason: "not approved"),
        Case(
            why: "a hole where the risk falls after controls",
            company: RiskDossier.company.split(separator: "critical, low: low,").joined(
                separator: "critical,"),
            residual: nil, reason: "no estimate after controls"),
    ]

    @Test("A risk stands as its records say", arguments: cases)
    func standing(_ one: Case) throws {
        let (evidence, dossier) = RiskDossier.evidence(
            replacing: one.replacing.mapValues { $0 }, company: one.company)
        #expect(dossier.findings.filter { $0.severity == .error }.isEmpty, "\(dossier.findings)")
        let file = RiskFile(evidence)
        let risk = try #require(file.risks.first)
        let standing = RiskRule.evaluate(risk, in: file, proof: ProofBook(file, release: "2"))
        #expect(standing.result == one.result)
        #expect(standing.initialLevel == one.initial)
        #expect(standing.residualLevel == one.residual)
        let reasons = standing.reasons.map(\.en).joined(separator: "; ")
        #expect(one.reason.isEmpty ? reasons.isEmpty : reasons.contains(one.reason), "\(reasons)")
    }

    @Test(
        "Exploitability from the way in and the skill; what nobody wrote counts as the easiest",
        arguments: [
            (AttackVector.publicNetwork, AttackerSkill.low, Grade.high), (.publicNetwork, .medium, .high),
            (.publicNetwork, .high, .medium), (.network, .low, .high), (.network, .medium, .medium),
            (.network, .high, .low), (.proximityRadio, .medium, .medium), (.removableMedia, .low, .high),
            (.physical, .low, .medium), (.physical, .medium, .low), (.supplyChain, .high, .low),
            (.insider, .low, .medium), (nil, .high, .medium), (.physical, nil, .medium), (nil, nil, .high),
        ] as [(AttackVector?, AttackerSkill?, Grade)])
    func exploitability(_ vector: AttackVector?, _ skill: AttackerSkill?, _ grade: Grade) {
        #expect(ExploitabilityRule.evaluate(vector: vector, skill: skill).grade == grade)
        #expect(ExploitabilityRule.evaluate(vector: vector, skill: skill, isExploited: true).grade == .high)
    }

    /// A run of tests on a release, and how the verification stands then.
    static let runs: [(String, String, String, VerificationStanding)] = [
        ("2", "pass", "net.auth.1", .passed(on: Day("2026-02-01"))), ("2", "fail", "net.auth.1", .failed),
        ("2", "error", "net.auth.1", .failed), ("2", "skipped", "net.auth.1", .passed(on: Day("2026-01-02"))),
        ("2", "fail", "other.test", .passed(on: Day("2026-01-02"))),
        ("1", "fail", "net.auth.1", .passed(on: Day("2026-01-02"))),
    ]

    @Test("An imported test speaks for the verification that names it, on its release", arguments: runs)
    func imported(_ release: String, _ result: String, _ test: String, _ expected: VerificationStanding) {
        let run = """
            release: "\(release)"
            format: junit
            date: 2026-02-01
            imported_by: 試験課長
            imported_on: 2026-02-02
            results: [{test: \(test), result: \(result)}]
            """
        let (evidence, dossier) = RiskDossier.evidence(runs: ["run": run])
        #expect(dossier.findings.filter { $0.severity == .error }.isEmpty, "\(dossier.findings)")
        let proof = ProofBook(RiskFile(evidence), release: "2")
        #expect(proof.standing(ofVerification: "V-1") == expected)
        #expect(proof.standing(ofVerification: "V-9") == .notRun)
    }

    @Test(
        "A star stands for anything, and nothing takes long",
        arguments: [
            ("a*c", "abc", true), ("a*c", "ac", true), ("a*c", "abd", false), ("*", "", true),
            ("abc", "abc", true),
            ("abc", "abcd", false), ("*b*", "abc", true), ("a*b*c", "a1b2c", true), ("a*bc", "abcbc", true),
            ("ab*ba", "aba", false), ("*x", "abc", false), ("", "a", false),
            (String(repeating: "*a", count: 200) + "b", String(repeating: "a", count: 5000), false),
        ])
    func pattern(_ pattern: String, _ text: String, _ matches: Bool) {
        #expect(NamePattern.matches(pattern, text) == matches)
    }
}

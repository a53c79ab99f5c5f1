import CatalogueFormat
import DossierFormat
import Evidence
import Kernel
import Testing

@testable import RiskManagement

/// Profiles are sound data, chosen by records, and pass only on proof.
struct BaselineTests {
    static let profiles = BaselineProfileReader.bundled

    @Test(
        "Every control id of a profile stands in the table, and all nineteen capabilities are asked somewhere"
    )
    func controls() {
        let table = TableReader.bundledControls
        let items = Self.profiles.flatMap(\.items)
        for item in items {
            for id in item.controlIDs {
                #expect(table.title(of: id) != nil, "\(item.id): \(id) is not in the table.")
            }
            for text in [item.asks, item.reason, item.verification] {
                let foreign = text.en.filter { !$0.isASCII }
                #expect(foreign.isEmpty && text.ja != text.en && text.ja.count > 8, "\(item.id): \(text)")
            }
        }
        #expect(Set(items.map(\.id)).count == items.count)
        #expect(Set(items.map(\.capability)) == Set(Capability.allCases))
    }

    static let ward = "environments: {E: {setting: institution}}\n"

    /// What a dossier says, and which items it must and must not call for.
    static let choices: [(String, [String], [String])] = [
        ("environments: {E: {setting: institution}}", ["COM-SGUD-1"], ["HOM-SGUD-1", "MOB-SGUD-1"]),
        ("environments: {E: {setting: home}}", ["HOM-SGUD-1"], ["MOB-SGUD-1", "INS-AUDT-1"]),
        ("environments: {E: {setting: mobile}}", ["MOB-SGUD-1"], ["HOM-SGUD-1"]),
        (
            ward + "interfaces: {I: {name: x, kind: ethernet, state: usable}}",
            ["INS-AUDT-1", "COM-NAUT-1"], ["MOB-TXCF-1"]
        ),
        (
            ward + "interfaces: {I: {name: x, kind: ethernet, state: blocked}}",
            [], ["INS-AUDT-1", "COM-NAUT-1"]
        ),
        (
            "environments: {E: {setting: mobile}}\ninterfaces: {I: {name: x, kind: bluetooth}}",
            ["MOB-TXCF-1", "MOB-SAHD-1"], ["HOM-NAUT-1"]
        ),
        (
            "environments: {E: {setting: institution}}\nremote_services: {R: {interface: I}}\n"
                + "interfaces: {I: {name: x, kind: ethernet}}", ["INS-MA-1"], []
        ),
        (
            "environments: {E: {setting: institution}}\nassets: {A: {name: x}}", ["COM-STCF-1"], []
        ),
        (
            "environments: {E: {setting: institution}}\nassets: {A: {name: x, personal_data: false}}", [],
            ["COM-STCF-1"]
        ),
        ("", [], ["COM-SGUD-1"]),
    ]

    @Test(
        "A profile is chosen by what the records say; what nobody has written counts as so",
        arguments: choices)
    func chosen(_ text: String, _ asked: [String], _ notAsked: [String]) {
        let identity = "identity: {id: D, name: x, is_samd: false, current_version: \"1\"}\n"
        let device = identity + "releases: {\"1\": {status: released}}\n"
        let dossier = DossierReader.read(
            DossierFiles(
                device: [DossierFiles.File(path: "device.yaml", bytes: Array((device + text).utf8))],
                company: DossierFiles.File(path: "../company.yaml", bytes: [])))
        #expect(dossier.findings.filter { $0.severity == .error }.isEmpty, "\(dossier.findings)")
        let file = RiskFile(dossier.evidence)
        let baseline = BaselineEvaluation(
            file, evidence: dossier.evidence, profiles: Self.profiles, proof: ProofBook(file, release: "1"))
        let ids = Set(baseline.rows.map(\.item.id))
        #expect(ids.isSuperset(of: asked), "\(ids.sorted())")
        #expect(ids.isDisjoint(with: notAsked), "\(ids.sorted())")
        #expect(baseline.rows.allSatisfy { !$0.standing.isCleared }, "Nothing passes without an answer.")
        #expect(baseline.rows.allSatisfy { !$0.because.isEmpty })
    }

    static let answers: [(String, Bool, String)] = [
        ("answer: \"yes\", controls: [C-1]", true, "passed"),
        ("answer: \"yes\", verifications: [V-1]", true, "passed"),
        ("answer: \"yes\"", false, "neither a control nor a verification"),
        ("answer: \"yes\", controls: [C-2]", false, "C-2"),
        ("answer: \"yes\", verifications: [V-2]", false, "V-2"),
        ("answer: \"no\"", false, "answered no"),
        ("answer: \"no\", deviation: x", false, "answered no"),
        ("answer: \"no\", deviation: x, deviation_approved_by: 部長", true, "approved by"),
        ("answer: not_applicable, reason: x", false, "asked for"),
        ("reason: x", false, "not answered"),
    ]

    @Test("An item passes on proof, or deviates with approval", arguments: answers)
    func answered(_ answer: String, _ isCleared: Bool, _ words: String) throws {
        let (evidence, dossier) = RiskDossier.evidence(
            replacing: [
                "verifications: [V-1]}":
                    "verifications: [V-1]}\n  C-2: {title: 別, capability: SGUD, responsible: maker}",
                "tests: [\"net.auth*\"]}":
                    "tests: [\"net.auth*\"]}\n  V-2: {title: 別の試験, version: \"1\", result: pass}",
            ],
            adding: """
                environments: {E: {setting: institution}}
                baseline_items: {B: {capability: SGUD, items: [COM-SGUD-1], \(answer)}}
                """)
        #expect(dossier.findings.filter { $0.severity == .error }.isEmpty, "\(dossier.findings)")
        let file = RiskFile(evidence)
        let baseline = BaselineEvaluation(
            file, evidence: evidence, profiles: Self.profiles, proof: ProofBook(file, release: "2"))
        let row = try #require(baseline.rows.first { $0.item.id == "COM-SGUD-1" })
        #expect(row.standing.isCleared == isCleared)
        #expect(row.standing.words.en.contains(words), "\(row.standing.words.en)")
        #expect(baseline.unanswered.contains(.SGUD) == (answer == "reason: x"))
    }

    @Test("A profile that lacks something is told at its line and left out")
    func faults() {
        let text = """
            profiles:
              p:
                title: {ja: 題, en: t}
                source: {ja: 源, en: s}
                chosen_by: [institution]
                items:
                  A-1: {capability: NOPE, asks: {ja: 問, en: a}, controls: [AC-1], from: user, because: {ja: 由, en: b}, verify: {ja: 証, en: v}}
                  A-2: {capability: AUTH, asks: {ja: 問, en: a}, controls: [AC-1], from: user, because: {ja: 由, en: b}, verify: {ja: 証, en: v}, when: [rain]}
                  A-3: {capability: AUTH, asks: {ja: 問, en: a}, controls: [AC-1], from: user, because: {ja: 由, en: b}, verify: {ja: 証, en: v}}
              q: {title: {ja: 題, en: t}}
            """
        let (profiles, findings) = BaselineProfileReader.read(Array(text.utf8), file: "p.yaml")
        #expect(profiles.flatMap(\.items).map(\.id) == ["A-3"])
        #expect(findings.map(\.origin.line) == [7, 8, 10])
    }
}

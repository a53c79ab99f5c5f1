import DossierFormat
import Disclosure
import Documents
import Evidence
import Foundation
import Kernel
import RiskManagement
import Testing

@testable import Requirements
@testable import Workflows

/// One change of a dossier brings back exactly what depends on it: threats, baseline items, demands, texts.
struct ChangeSetTests {
    /// Everything that an evaluation of a dossier says, by a name: threats, items, demands and texts.
    struct Picture {
        var said: [String: String] = [:]
        /// The records and sections that each of them rests on.
        var grounds: [String: Set<String>] = [:]

        init(_ dossier: Dossier) {
            let assembly = EvidenceAssembly(dossier, bills: [], on: FlipRun.day)
            for row in assembly.risk.register.rows {
                let name = "threat \(row.proposal.id)"
                said[name] = "\(row.standing.isOpen ? "open" : "decided")"
                grounds[name] = Set(row.proposal.premises.map(\.record))
            }
            for row in assembly.risk.baseline.rows {
                let name = "baseline \(row.item.id)"
                said[name] = row.standing.words.en
                let verifications = (row.answer?.controls ?? []).flatMap { control in
                    assembly.risk.file.controls.first { $0.id.text == control }?.verifications ?? []
                }
                grounds[name] = Set(
                    row.because + ["baseline_items/\(row.answer?.id ?? "")"]
                        + ((row.answer?.verifications ?? []) + verifications).map { "verifications/\($0)" })
            }
            let results = ConformityEvaluation(
                source: assembly.evidence, today: FlipRun.day, rules: RuleBook.rules
            ).evaluate(FlipRun.guidance).results
            for result in results {
                let name = "demand \(result.requirement.id)"
                said[name] = "\(result.state)"
                grounds[name] = Set(result.evidence.map(\.record))
            }
            for document in DossierDocuments.select(dossier, on: FlipRun.day).documents {
                for sentence in document.sentences {
                    let name = "text \(document.id) \(sentence.text.en)"
                    said[name] = "there"
                    grounds[name] = Set(sentence.sources.map(\.record))
                }
            }
        }
    }

    /// A change of the infusion pump, and the records and sections that it touches.
    struct Change: Sendable, CustomTestStringConvertible {
        let why: String
        /// Texts of files, and what stands there afterwards.
        let edits: [(file: String, old: String, new: String)]
        let touched: Set<String>

        var testDescription: String { why }

        func dossier() -> Dossier {
            let replacing = Dictionary(grouping: edits, by: \.file).mapValues { $0.map { ($0.old, $0.new) } }
            return ExampleDossier(
                device: "infusion-pump", replacing: replacing.mapValues { $0.map { (old: $0.0, new: $0.1) } }
            ).read()
        }
    }

    static let changes = [
        Change(
            why: "The verification of the JTAG port is removed, with what names it",
            edits: [
                ("device.yaml", "    verifications: [VER-JTAG]\n", ""),
                ("risk.yaml", "    verifications: [VER-JTAG]\n", ""),
                (
                    "risk.yaml",
                    """
                      VER-JTAG:
                        title: {ja: JTAG が応答せず、鍵が読めないこと, en: JTAG does not respond and keys cannot be read}
                        method: 試験（外部試験機関）
                        version: "2.6"
                        result: pass
                        date: 2025-12-12
                        tester: 外部試験機関
                        evidence: PT-2025-11 第4章

                    """, ""
                ),
            ],
            touched: [
                "verifications/VER-JTAG", "verifications", "interfaces/IF-DEBUG", "controls/CTL-KEYSTORE",
            ]),
        Change(
            why: "One more USB port",
            edits: [
                (
                    "device.yaml", "\nconnections:\n",
                    """

                      IF-USB-NEW:
                        name: {ja: 側面の USB, en: USB on the side}
                        kind: usb
                        constituent: C-PUMP
                        state: usable
                        carries_data: true

                    connections:

                    """
                )
            ], touched: ["interfaces/IF-USB-NEW", "interfaces"]),
        Change(
            why: "The pump moves from institution to home",
            edits: [("device.yaml", "    setting: institution\n", "    setting: home\n")],
            touched: ["environments/ENV-HOSPITAL", "environments"]),
    ]

    @Test("What changes is what rests on the change, and the committed table shows it")
    func exactly() throws {
        var page = """
            # What one change brings back

            Written by `make tables` from the infusion pump of the examples; do not edit. Each row is everything that
            an evaluation says differently after the change; all else is word for word the same. A test shows that each
            row rests on what was touched: a premise of the threat, a ground of the baseline item, a record that the
            demand cites, a record that the sentence comes from.

            """
        let before = Picture(ExampleDossier(device: "infusion-pump").read())
        for change in Self.changes {
            let after = Picture(change.dossier())
            let names = Set(before.said.keys).union(after.said.keys)
            let different = names.filter { before.said[$0] != after.said[$0] }.sorted()
            #expect(!different.isEmpty, "\(change.why): nothing changes.")
            let faults = change.dossier().findings.filter { $0.severity == .error }
            #expect(faults.isEmpty, "\(change.why): \(faults)")
            page += "\n## \(change.why)\n\n| what | before | after |\n|---|---|---|\n"
            for name in different {
                let grounds = (before.grounds[name] ?? []).union(after.grounds[name] ?? [])
                #expect(
                    !grounds.isDisjoint(with: change.touched),
                    "\(change.why): \(name) changes without resting on \(change.touched.sorted())")
                page += "| \(name) | \(before.said[name] ?? "—") | \(after.said[name] ?? "—") |\n"
            }
        }
        let file = RequirementTable.file("docs/change-sets.md")
        if ProcessInfo.processInfo.environment["MAMORI_WRITE_TABLES"] == "1" {
            try page.write(to: file, atomically: true, encoding: .utf8)
        }
        let committed = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        #expect(committed == page, "docs/change-sets.md is out of date: run `make tables`.")
    }
}

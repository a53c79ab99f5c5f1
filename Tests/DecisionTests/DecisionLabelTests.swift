import BillOfMaterials
import DossierFormat
import Kernel
import Testing
import Vulnerabilities

/// Labels of the vocabularies, the mark of an advisory, and decisions as the dossier stores them.
struct DecisionLabelTests {
    @Test("Every justification is exact at home; what has no equal elsewhere is near, or not written")
    func justifications() {
        var exact = 0
        var near = 0
        var none: [String] = []
        for justification in ExploitabilityJustification.allCases {
            for vocabulary in ExploitabilityVocabulary.allCases {
                let isHome = justification.isOfWorkingGroup == (vocabulary != .cycloneDX)
                guard let found = justification.label(in: vocabulary) else {
                    none.append("\(justification.rawValue) in \(vocabulary.rawValue)")
                    continue
                }
                #expect(found.label.isOfWorkingGroup == (vocabulary != .cycloneDX))
                if isHome { #expect(found.label == justification && found.isExact) }
                if found.isExact {
                    exact += 1
                    // What is exact one way is exact the other way.
                    let home: ExploitabilityVocabulary =
                        justification.isOfWorkingGroup ? .openVEX : .cycloneDX
                    #expect(found.label.label(in: home)?.label == justification || isHome)
                } else {
                    near += 1
                }
            }
        }
        #expect(exact == 25 && near == 14, "\(exact), \(near)")
        #expect(
            none == [
                "vulnerable_code_cannot_be_controlled_by_adversary in cyclonedx",
                "protected_at_perimeter in openvex", "protected_at_perimeter in csaf",
            ], "\(none)")
    }

    @Test("A status reads back from its label in every vocabulary; a label that is not known is no status")
    func statuses() {
        for vocabulary in ExploitabilityVocabulary.allCases {
            for status in ExploitabilityDecision.Status.allCases {
                let label = status.label(in: vocabulary)
                #expect(ExploitabilityDecision.Status(label: label, in: vocabulary) == status)
            }
            #expect(ExploitabilityDecision.Status(label: "fine", in: vocabulary) == nil)
        }
        #expect(ExploitabilityDecision.Status(label: "false_positive", in: .cycloneDX) == .notAffected)
        #expect(ExploitabilityDecision.Status(label: "recommended", in: .csaf) == nil)
    }

    @Test("The mark changes with what matters to a decision and with nothing else")
    func marks() {
        var advisory = Advisory(source: "nvd", id: "CVE-1", origin: Origin(file: "a"))
        let product = ProductStatement.Subject.named(vendor: "a", product: "b")
        advisory.statements = [ProductStatement(product, .affected, .exactly("1"))]
        let mark = advisory.mark
        var same = advisory
        same.modified = Instant(secondsSinceEpoch: 5)
        same.summaries = [Advisory.Wording(language: "en", text: "x")]
        #expect(same.mark == mark && mark.count == 16)
        let changes: [(inout Advisory) -> Void] = [
            { $0.state = .rejected }, { $0.isDisputed = true },
            { $0.statements[0].span = .all }, { $0.statements[0].status = .fixed },
            { $0.statements.append($0.statements[0]) },
            { $0.conditions = [.not(.statement(0))] },
            {
                $0.scores = [
                    PublishedScore(
                        vector: "AV:N", version: "2.0", tenths: nil, asserter: nil, isPrimary: true)
                ]
            },
        ]
        for change in changes {
            var other = advisory
            change(&other)
            #expect(other.mark != mark)
        }
    }

    static let file = """
        vulnerability: CVE-2024-0001
        aliases: [GHSA-x]
        purls: ["pkg:deb/debian/openssl"]
        scope: release
        releases: ["2.0"]
        status: not_affected
        justification: code_not_reachable
        original:
          - {vocabulary: cyclonedx, status: false_positive}
        statement: {ja: この関数は呼ばれません, en: The function is not called}
        by: 品質保証部長
        date: 2026-01-05
        review_by: 2026-07-01
        premises:
          - {component_version: 3.0.15-1}
          - {source: nvd, record: CVE-2024-0001, modified: "2026-01-04T10:00:00Z", mark: "00ff"}
        """

    /// The decisions of a dossier with this one file, and the codes of its findings there.
    static func read(_ text: String) -> ([ExploitabilityDecision], [String]) {
        let file = DossierFiles.File(path: "decisions/vex/D-1.yaml", bytes: Array(text.utf8))
        let device = DossierFiles.File(path: "device.yaml", bytes: Array("identity:\n  id: X\n".utf8))
        let dossier = DossierReader.read(DossierFiles(device: [device], company: nil, decisions: [file]))
        let findings = dossier.findings.filter { $0.origin.file == "decisions/vex/D-1.yaml" }
        return (dossier.decisions, findings.map(\.code))
    }

    @Test("A decision in decisions/vex/ is read whole; one whose scope is not whole is a finding and none")
    func dossier() throws {
        let (decisions, codes) = Self.read(Self.file)
        let decision = try #require(decisions.first)
        #expect(codes.isEmpty && decisions.count == 1, "\(codes)")
        #expect(decision.id == "D-1" && decision.aliases == ["GHSA-x"] && decision.status == .notAffected)
        #expect(decision.scope == .release("2.0") && decision.justification == .codeNotReachable)
        #expect(decision.original == OriginalLabel(.cycloneDX, status: "false_positive"))
        #expect(decision.component.packageURLs.map(\.text) == ["pkg:deb/debian/openssl"])
        // The beginning of the day in Japan.
        #expect(decision.decidedAt?.description == "2026-01-04T15:00:00Z")
        #expect(
            decision.premises == [
                .componentVersion("3.0.15-1"),
                .advisory(
                    source: "nvd", id: "CVE-2024-0001",
                    modified: Instant(secondsSinceEpoch: 1_767_520_800), mark: "00ff"),
            ], "\(decision.premises)")
        let faulty: [(String, String, String)] = [
            ("scope: release\n", "scope: releases\n", ""),
            ("releases: [\"2.0\"]\n", "", "decision-incomplete"),
            ("scope: release\n", "scope: range\n", "decision-incomplete"),
            ("scope: release\n", "scope: sometimes\n", "unknown-choice"),
            ("status: not_affected", "status: fine", "unknown-choice"),
            ("2026-01-04T10:00:00Z", "yesterday", "decision-incomplete"),
            ("component_version: 3.0.15-1", "component_versions: 3.x", "decision-incomplete"),
        ]
        for (from, to, code) in faulty {
            let (read, codes) = Self.read(Self.file.replacing(from, with: to))
            #expect(
                codes.contains(code) || (code.isEmpty && codes.isEmpty && read.count == 1), "\(to): \(codes)")
        }
    }
}

import Evidence
import CatalogueFormat
import DossierFormat
import Foundation
import Kernel
import Testing
import Workflows

@testable import Requirements

/// The catalogue, the rules, the schema and the tables say the same.
struct CatalogueTests {
    @Test("The guidance has 118 demands with distinct numbers, in both languages")
    func guidance() {
        let requirements = FlipRun.guidance.requirements
        #expect(requirements.count == 118)
        #expect(Set(requirements.map(\.id)).count == 118)
        for requirement in CatalogueReader.bundled.flatMap(\.requirements) {
            #expect(!requirement.text.ja.isEmpty && !requirement.text.en.isEmpty, "\(requirement.id)")
            #expect(!requirement.section.isEmpty && !requirement.actors.isEmpty, "\(requirement.id)")
        }
    }

    @Test("Every demand's rule exists, and every rule has its demand")
    func rulesMatch() {
        let asked = CatalogueReader.bundled.flatMap(\.requirements).compactMap(\.rule)
        let known = RuleBook.rules.map(\.id)
        for rule in Set(asked).subtracting(known).sorted() {
            Issue.record("The catalogue names \(rule), which is in no family of RuleBook.")
        }
        for rule in Set(known).subtracting(asked).sorted() {
            Issue.record("\(rule) is in RuleBook, but no catalogue item names it.")
        }
        #expect(known.count == Set(known).count, "A rule is listed twice in RuleBook.")
    }

    @Test("Every demand of the guidance has its flip file, and no flip file is left over")
    func flipsMatch() {
        let demands = Set(FlipRun.guidance.requirements.map(\.id.text))
        let files = Set(FlipFile.all.map(\.demand))
        #expect(demands.subtracting(files).isEmpty, "no flip file: \(demands.subtracting(files).sorted())")
        #expect(files.subtracting(demands).isEmpty, "no such demand: \(files.subtracting(demands).sorted())")
    }

    @Test("A demand that maps to the guidance names demands that exist")
    func mappings() {
        let demands = Set(FlipRun.guidance.requirements.map(\.id))
        for requirement in CatalogueReader.bundled.flatMap(\.requirements) {
            for name in requirement.mapped {
                #expect(demands.contains(name), "\(requirement.catalogue) \(requirement.id) names \(name)")
            }
        }
    }

    @Test("Evidence that the guidance names is a kind of record that a dossier can hold")
    func evidenceKinds() {
        let known = Set(Schema.current.everySection.map(\.kind.name))
        // What the catalogue names differently, or what stands within another record here.
        let within: [String: String] = [
            "party_contact": "party", "release_decision": "product_version", "trace": "risk",
            "responsibility_matrix": "control",
            "monitoring_activity": "product_version", "patch_process": "product_version",
            "vuln_match": "product_version",
        ]
        for requirement in FlipRun.guidance.requirements {
            for evidence in requirement.evidence {
                let name = String(evidence.prefix { $0 != "(" })
                #expect(known.contains(within[name] ?? name), "\(requirement.id): no section holds \(name)")
            }
        }
    }

    @Test("The tables of demands are what the flips show")
    func tables() throws {
        let table = RequirementTable()
        let targets = [
            ("docs/requirements.md", table.page),
            ("Sources/Requirements/Catalogue/decided-by-rule.txt", table.list),
        ]
        for (path, text) in targets {
            let file = RequirementTable.file(path)
            if ProcessInfo.processInfo.environment["MAMORI_WRITE_TABLES"] == "1" {
                try text.write(to: file, atomically: true, encoding: .utf8)
            }
            let committed = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            #expect(committed == text, "\(path) is out of date: run `make tables`.")
        }
        #expect(table.rows.count(where: \.isDecidedByRule) >= 80)
    }
}

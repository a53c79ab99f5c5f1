import CatalogueFormat
import Evidence
import Kernel
import RiskManagement

@testable import ThreatRules

/// All rules with the example in which each fires and what its twin changes: docs/threat-rules.md.
enum ThreatRuleTable {
    static let path = "docs/threat-rules.md"

    static var page: String {
        let files = Dictionary(uniqueKeysWithValues: TwinFile.all.map { ($0.rule, $0) })
        var text = """
            # The threat rules

            Written by `make tables` from the rules in `Sources/ThreatRules` and their twins in
            `Tests/ThreatRulesTests/Twins`; do not edit. There are **\(ThreatRuleBook.all.count)** rules. A rule fires
            on the record that the example shows, and does not once the twin's one change is made; the tests show both.
            The clause is that of the guidance of 2018. STRIDE: spoofing, tampering, repudiation, information
            disclosure, denial of service, elevation of privilege.


            """
        text += "| rule | 脅威 | threat | clause | STRIDE | references | fires on | its twin |\n"
        text += "|---|---|---|---|---|---|---|---|\n"
        for rule in ThreatRuleBook.all {
            let file = files[rule.id.text]
            let stride = rule.stride.map { $0.rawValue.prefix(1).uppercased() }.joined()
            let references = rule.references.map(\.description).joined(separator: ", ")
            text += "| \(rule.id) | \(rule.title.ja) | \(rule.title.en) | \(rule.clause) | \(stride) "
            text += "| \(references) | \(file.map(example) ?? "–") | \(file.map(change) ?? "–") |\n"
        }
        return text + names
    }

    /// The record on which the rule fires, with what it says.
    private static func example(_ file: TwinFile) -> String {
        guard let record = file.evidence.record(path: file.fires) else { return "–" }
        let told = record.fields.filter { !["name", "title", "id"].contains($0.key) }
        let fields = told.keys.sorted().map { "\($0) = \(told[$0]?.spelled ?? "")" }
        return "`\(file.fires)`" + (fields.isEmpty ? "" : ": " + escaped(fields.joined(separator: "; ")))
    }

    private static func change(_ file: TwinFile) -> String {
        guard let field = file.twin.field else { return "`\(file.twin.record)` goes" }
        let target = "`\(file.twin.record)`.\(field)"
        guard let value = file.twin.value else { return "\(target) goes" }
        return "\(target) = \(escaped(value.spelled))"
    }

    private static func escaped(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }

    /// What the references are called, and of which editions the names are.
    private static var names: String {
        let table = TableReader.bundledReferences
        var text = "\n## References\n\n"
        for source in table.sources {
            text += "- \(source.list.rawValue) \(source.edition) (\(source.day)), \(source.place)\n"
        }
        text += "\n| number | name |\n|---|---|\n"
        for reference in table.names.keys.sorted() {
            text += "| \(reference) | \(table.name(of: reference) ?? "–") |\n"
        }
        return text
    }
}

import DossierFormat
import Foundation
import Kernel
import LocatedJSON
import LocatedYAML
import RiskManagement
import SharedCorpora
import ThreatModelFormat
import ThreatRules

/// The threats that public models name, beside the rules that fire on the same element:
/// docs/threat-model-comparison.md.
///
/// A threat is found when a rule fires on the record that its element became (of a store, also on the
/// record of
/// what it keeps) and shares a letter of STRIDE with it. For each other one `Comparison/reviewed.yaml`
/// says why.
struct ModelComparison {
    static let path = "docs/threat-model-comparison.md"

    /// One threat at one element or flow of a model.
    struct Row {
        let model: String
        /// The threat and the element, as the reviewed file names them.
        let key: String
        let stride: [Stride]
        let rules: [String]
        /// Rules of the same class that fire on a flow from or to the element.
        let beside: [String]
    }

    /// What people have said of a threat, or a category, that no rule finds.
    struct Review {
        /// Why, by a short name.
        let kinds: [String: LocalizedText]
        /// By model and key: the kind of reason.
        let reasons: [String: [String: String]]
        /// Categories of Threagile: the rules that cover them, or the kind of reason.
        let categories: [String: (rules: [String], reason: String?)]
    }

    /// A category of risk that Threagile has built in.
    struct Category {
        let id: String
        let title: String
        let weakness: String
    }

    /// Rules that say no more than that nobody has written what would answer; they fire on most of what is
    /// drawn.
    static let askingRules: Set<String> = [
        "access-undescribed", "acts-unrecorded", "asset-needs-unstated", "flow-properties-unknown",
    ]

    /// The reason that speaks of rules on a flow beside the element.
    static let besideKind = "said-of-the-flow"

    let models: [(name: String, threats: Int)]
    let rows: [Row]
    let review: Review
    let categories: [Category]

    init() throws {
        var rows: [Row] = []
        var models: [(name: String, threats: Int)] = []
        for (path, result) in try PublicModels.all() {
            guard let model = result.document else { continue }
            let name = path.split(separator: "/").suffix(1).joined()
            // One file stands in two places, in two versions of the format.
            let title = path.hasPrefix("td.vue") ? "demo/\(name)" : name
            let found = Self.rows(of: model, named: title, file: path)
            models.append((title, found.count))
            rows += found
        }
        self.models = models
        self.rows = rows
        review = try Self.readReview()
        categories = try Self.readCategories()
    }

    private static func rows(of model: ThreatModelDocument, named name: String, file: String) -> [Row] {
        let records = ThreatModelRecords(model, file: file)
        let evidence = ThreatModelRecordsTests.dossier(records).evidence
        let proposals = Dictionary(
            grouping: ThreatEvaluation(evidence, rules: ThreatRuleBook.all).proposals, by: \.subject)
        let names = Dictionary(
            uniqueKeysWithValues: model.elements.map { ($0.id, $0.name) }
                + model.flows.map { ($0.id, $0.name) }
                + model.boundaries.map { ($0.id, $0.name) })
        return model.threats.flatMap { threat in
            threat.occurrences.map { occurrence in
                let paths = [records.paths[occurrence.subject], records.assets[occurrence.subject]]
                let stride = Self.stride(of: threat)
                let flows = model.flows.filter { [$0.from, $0.to].contains(occurrence.subject) }
                func rules(at paths: [String?]) -> [String] {
                    let all = paths.compactMap { $0 }.flatMap { proposals[$0] ?? [] }.map(\.rule)
                    let shared = all.filter { !Set($0.stride).isDisjoint(with: stride) }.map(\.id.text)
                    return Set(shared).sorted()
                }
                // Titles that are whole sentences stay in the model; its id is enough to find them.
                let title = threat.title.count > 50 ? threat.id : threat.title
                let place = names[occurrence.subject] ?? occurrence.subject
                return Row(
                    model: name, key: "\(title) @ \(place.isEmpty ? occurrence.subject : place)",
                    stride: stride, rules: rules(at: paths),
                    beside: rules(at: flows.map { records.paths[$0.id] }))
            }
        }
    }

    /// The letters of a threat; of a model by confidentiality, integrity and availability, what breaks each.
    private static func stride(of threat: ThreatModelDocument.Threat) -> [Stride] {
        let others: [String: Stride] = [
            "Confidentiality": .informationDisclosure, "Integrity": .tampering,
            "Availability": .denialOfService,
        ]
        return threat.stride + threat.categories.compactMap { others[$0] }
    }

    // MARK: What people reviewed

    private static func readReview() throws -> Review {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Comparison/reviewed.yaml")
        let (root, faults) = YAMLReader.read([UInt8](try Data(contentsOf: file)), file: "reviewed.yaml")
        guard let root, faults.isEmpty else { fatalError("reviewed.yaml cannot be read: \(faults)") }
        var kinds: [String: LocalizedText] = [:]
        for entry in root["kinds"]?.entries ?? [] {
            guard let ja = entry.value["ja"]?.text, let en = entry.value["en"]?.text else { continue }
            kinds[entry.key] = LocalizedText(ja: ja, en: en)
        }
        var reasons: [String: [String: String]] = [:]
        for model in root["models"]?.entries ?? [] {
            for entry in model.value.entries ?? [] {
                reasons[model.key, default: [:]][entry.key] = entry.value.text
            }
        }
        var categories: [String: (rules: [String], reason: String?)] = [:]
        for entry in root["threagile"]?.entries ?? [] {
            categories[entry.key] = (entry.value.items?.compactMap(\.text) ?? [], entry.value.text)
        }
        return Review(kinds: kinds, reasons: reasons, categories: categories)
    }

    private static func readCategories() throws -> [Category] {
        let bytes = try SharedCorpora.bytes("threat-models/threagile/test/all.json")
        let members = JSONReader.read(bytes, file: "all.json").tree?.root["built_in_risk_categories"]?.members
        return (members.map { Array($0) } ?? []).map { member in
            Category(
                id: member.key, title: member.value["title"]?.text ?? "",
                weakness: member.value["cwe"]?.number.map { "CWE-\($0)" } ?? "–")
        }.sorted { $0.id < $1.id }
    }

    // MARK: The page

    var page: String {
        let found = rows.count { !$0.rules.isEmpty }
        let beside = rows.count {
            $0.rules.isEmpty && review.reasons[$0.model]?[$0.key] == Self.besideKind
        }
        let asked = rows.count { !$0.rules.isEmpty && Self.askingRules.isSuperset(of: $0.rules) }
        let covered = categories.count { !(review.categories[$0.id]?.rules.isEmpty ?? true) }
        return """
            # Public threat models and our rules

            Written by `make tables` from the public models beside the project and the reviewed file
            `Tests/ThreatModelFormatTests/Comparison/reviewed.yaml`; do not edit. The models are the examples of OWASP
            Threat Dragon (Apache-2.0, commit 6b72aad), two of them Open Threat Model; the categories are those built
            into Threagile (MIT, commit 74e323e). Each model is imported, becomes records of a dossier, and the rules
            are asked about these. What a drawing does not tell stays unknown.

            A threat counts as found when a rule fires on the record of the *same* element or flow and shares a letter
            of STRIDE with it. That shows that a person would look at this place for this kind of threat, not that both
            say the same. A rule that speaks of a flow beside the element does not count. Of **\(rows.count)** threats
            \(found) are found and \(rows.count - found) are not; each of the latter has its reason, \(beside) of them
            that the same class of threat is said of a flow. The examples describe web applications and one thing of
            the internet of things; none is a medical device, and none draws an interface, an account or an update.

            Of those found, \(asked) are found only by rules that ask for what hardly a drawing tells
            (\(Self.askingRules.sorted().joined(separator: ", "))). They fire on
            nearly every element: they send a person there, and tell nothing particular about it.


            """ + modelTable + threatTable + reasonTable + categoryTable(covered)
    }

    private var modelTable: String {
        var text = "## The models\n\n| model | threats | found | not found |\n|---|---|---|---|\n"
        for model in models {
            let found = rows.count { $0.model == model.name && !$0.rules.isEmpty }
            text += "| \(model.name) | \(model.threats) | \(found) | \(model.threats - found) |\n"
        }
        return text
    }

    private var threatTable: String {
        var text =
            "\n## Their threats\n\n| model | threat and where it stands | STRIDE | rules that fire there | "
        text += "why none does |\n|---|---|---|---|---|\n"
        for row in rows {
            let letters = row.stride.map { $0.rawValue.prefix(1).uppercased() }.joined()
            var reason = row.rules.isEmpty ? review.reasons[row.model]?[row.key] ?? "–" : ""
            if reason == Self.besideKind { reason += " (\(row.beside.joined(separator: ", ")))" }
            text += "| \(row.model) | \(row.key) | \(letters.isEmpty ? "–" : letters) | "
            text += "\(row.rules.joined(separator: ", ")) | \(reason) |\n"
        }
        return text
    }

    private var reasonTable: String {
        var text =
            "\n## The reasons\n\n| reason | 理由 | in words | threats | categories |\n|---|---|---|---|---|\n"
        for (kind, words) in review.kinds.sorted(by: { $0.key < $1.key }) {
            let threats = rows.count { $0.rules.isEmpty && review.reasons[$0.model]?[$0.key] == kind }
            let categories = review.categories.values.count { $0.reason == kind }
            text += "| \(kind) | \(words.ja) | \(words.en) | \(threats) | \(categories) |\n"
        }
        return text
    }

    private func categoryTable(_ covered: Int) -> String {
        var text =
            "\n## Threagile's categories\n\n"
            + "Of \(categories.count) categories \(covered) are covered by a rule.\n\n"
        text +=
            "| category | title | weakness | rules that cover it | why none does |\n|---|---|---|---|---|\n"
        for category in categories {
            let reviewed = review.categories[category.id]
            text += "| \(category.id) | \(category.title) | \(category.weakness) | "
            text += "\((reviewed?.rules ?? []).joined(separator: ", ")) | \(reviewed?.reason ?? "") |\n"
        }
        return text
    }
}

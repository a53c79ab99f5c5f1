import BillOfMaterials
import Kernel
import Vulnerabilities

/// Flags, threats and remediations of one CSAF vulnerability: alike ones once, with all their products.
struct RemarkMaker {
    private struct Row {
        let head: [CarriedValue.Member]
        var products: [String]
    }

    private var flagRows: [Row] = []
    private var threatRows: [Row] = []
    private var remedyRows: [Row] = []

    var flags: [CarriedValue] { Self.values(flagRows) }
    var threats: [CarriedValue] { Self.values(threatRows) }
    var remediations: [CarriedValue] { Self.values(remedyRows) }

    mutating func add(_ words: WritableDecision, product: String, language: Language) {
        let decision = words.decision
        let labels =
            [words.justification].compactMap { $0 }
            + Self.carried(decision, "flags").compactMap(\.text)
        Self.add(labels.map { [CarriedValue.Member("label", .text($0))] }, product, &flagRows)
        let threats = Self.carried(decision, "threats")
        let hasImpact = threats.contains { $0["category"]?.text == "impact" }
        let statement = [hasImpact ? nil : decision.statement?[language], words.remark].compactMap { $0 }
        let impact = statement.isEmpty ? [] : [Self.head("impact", statement.joined(separator: "\n"))]
        Self.add(threats.compactMap(Self.members) + impact, product, &threatRows)
        let remedies = Self.carried(decision, "remediations")
        Self.add(remedies.compactMap(Self.members), product, &remedyRows)
        guard remedies.isEmpty, decision.action != nil || !decision.responses.isEmpty else { return }
        let categories = decision.responses.map { Self.categories[$0] ?? $0 }.filter(Self.known.contains)
        let details = decision.action?[language] ?? decision.responses.joined(separator: ", ")
        Self.add([Self.head(categories.first ?? "mitigation", details)], product, &remedyRows)
    }

    private static func members(_ value: CarriedValue) -> [CarriedValue.Member]? {
        if case .map(let members) = value { members } else { nil }
    }

    private static let known: Set = [
        "mitigation", "no_fix_planned", "none_available", "vendor_fix", "workaround",
    ]

    /// CycloneDX's responses as CSAF's categories.
    private static let categories = [
        "update": "vendor_fix", "rollback": "workaround", "workaround_available": "workaround",
        "will_not_fix": "no_fix_planned", "can_not_fix": "no_fix_planned",
    ]

    private static func carried(_ decision: ExploitabilityDecision, _ key: String) -> [CarriedValue] {
        decision.carried.first { $0.path == ["csaf", key] }?.value.items ?? []
    }

    private static func head(_ category: String, _ details: String) -> [CarriedValue.Member] {
        [
            CarriedValue.Member("category", .text(category)),
            CarriedValue.Member("details", .text(details)),
        ]
    }

    /// Adds what is said of one product. Its order stays, also among what is said of others.
    private static func add(_ heads: [[CarriedValue.Member]], _ product: String, _ rows: inout [Row]) {
        var next = rows.endIndex
        for head in heads.reversed() {
            if let place = rows.firstIndex(where: { $0.head == head }) {
                if !rows[place].products.contains(product) { rows[place].products.append(product) }
                next = place
            } else {
                rows.insert(Row(head: head, products: [product]), at: next)
            }
        }
    }

    private static func values(_ rows: [Row]) -> [CarriedValue] {
        rows.map { row in
            let ids = CarriedValue.list(row.products.map { .text($0) })
            return .map(row.head + [CarriedValue.Member("product_ids", ids)])
        }
    }
}

import Foundation
import Kernel
import RiskManagement
import SharedCorpora
import Testing
import ThreatRules

/// Which threats of public models our rules find; each that they do not has a reason that a person gave.
struct ModelComparisonTests {
    private static func comparison() throws -> ModelComparison? {
        guard SharedCorpora.has("threat-models", for: "public threat models beside our rules") else {
            return nil
        }
        return try ModelComparison()
    }

    @Test("Every threat that no rule finds has a reason, and no reason is stale")
    func reasons() throws {
        guard let comparison = try Self.comparison() else { return }
        let open = comparison.rows.filter(\.rules.isEmpty)
        let wanted = Set(open.map { "\($0.model): \($0.key)" })
        let given = Set(
            comparison.review.reasons.flatMap { model, keys in keys.keys.map { "\(model): \($0)" } })
        #expect(wanted.subtracting(given).isEmpty, "without a reason: \(wanted.subtracting(given).sorted())")
        #expect(given.subtracting(wanted).isEmpty, "stale: \(given.subtracting(wanted).sorted())")
        #expect(
            open.count < comparison.rows.count && comparison.rows.count == 108, "\(comparison.rows.count)")
    }

    @Test("Where the reason speaks of a flow beside the element, a rule does fire there")
    func beside() throws {
        guard let comparison = try Self.comparison() else { return }
        let rows = comparison.rows.filter {
            comparison.review.reasons[$0.model]?[$0.key] == ModelComparison.besideKind
        }
        #expect(!rows.isEmpty && rows.allSatisfy { !$0.beside.isEmpty })
    }

    @Test("Every category of Threagile names rules that there are, or a reason, and none is made up")
    func categories() throws {
        guard let comparison = try Self.comparison() else { return }
        #expect(comparison.categories.count == 42)
        #expect(Set(comparison.categories.map(\.id)) == Set(comparison.review.categories.keys))
        let rules = Set(ThreatRuleBook.all.map(\.id.text))
        for (id, reviewed) in comparison.review.categories {
            #expect(reviewed.rules.isEmpty == (reviewed.reason != nil), "\(id)")
            #expect(rules.isSuperset(of: reviewed.rules), "\(id): \(reviewed.rules)")
        }
    }

    @Test("Each kind of reason is used, and said in both languages")
    func kinds() throws {
        guard let comparison = try Self.comparison() else { return }
        let review = comparison.review
        let used = Set(
            review.reasons.values.flatMap(\.values) + review.categories.values.compactMap(\.reason))
        #expect(used == Set(review.kinds.keys), "\(used.symmetricDifference(review.kinds.keys))")
        for words in review.kinds.values {
            #expect(words.ja.count > 10 && words.en.count > 20 && words.ja != words.en)
        }
    }

    @Test("The page is the one that the models and rules give")
    func page() throws {
        guard let comparison = try Self.comparison() else { return }
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent(ModelComparison.path)
        if ProcessInfo.processInfo.environment["MAMORI_WRITE_TABLES"] != nil {
            try comparison.page.write(to: file, atomically: true, encoding: .utf8)
        }
        let written = try String(contentsOf: file, encoding: .utf8)
        #expect(written == comparison.page, "\(ModelComparison.path) is old; run make tables.")
    }
}

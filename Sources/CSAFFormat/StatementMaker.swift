import AdvisoryEncoding
import Kernel
import VersionOrdering
import Vulnerabilities

/// Makes the statements of one vulnerability, and the conditions under which they hold.
struct StatementMaker {
    /// How many relationships a product may be made of.
    static let partsMax = 64

    let document: CSAFDocument
    let vulnerability: CSAFVulnerability
    private(set) var statements: [ProductStatement] = []
    private(set) var conditions: [ApplicabilityCondition] = []
    private var places: [ProductStatement: Int] = [:]

    init(_ vulnerability: CSAFVulnerability, of document: CSAFDocument) {
        self.document = document
        self.vulnerability = vulnerability
    }

    /// The product that is concerned, and those that it stands in, innermost first.
    private struct Resolved {
        var product: CSAFProduct
        var platforms: [CSAFProduct] = []
    }

    mutating func make(into findings: inout FeedFindings) {
        var states: [String: ProductState] = [:]
        var order: [String] = []
        for status in vulnerability.statuses {
            let state = ProductState(rawValue: status.kind) ?? .unknown
            for id in status.products {
                if let other = states[id] {
                    if state.rank < other.rank { states[id] = state }
                } else {
                    states[id] = state
                    order.append(id)
                }
            }
        }
        var labels: [String: [String]] = [:]
        for flag in vulnerability.flags {
            for id in document.members(products: flag.products, groups: flag.groups) {
                labels[id, default: []].append(flag.kind)
            }
        }
        for id in order {
            guard let state = states[id] else { continue }
            add(id, state, labels: labels[id] ?? [])
        }
        addBounds(states, order, into: &findings)
    }

    // MARK: One product

    private mutating func add(_ id: String, _ state: ProductState, labels: [String]) {
        let resolved = resolve(id)
        let subjects = ProductSubjects(resolved.product)
        var platforms: [ApplicabilityCondition] = []
        for platform in resolved.platforms {
            let all = ProductSubjects(platform).entries.map { entry in
                ApplicabilityCondition.statement(
                    place(statement(entry, .platform, phrase: ProductSubjects(platform).words)))
            }
            platforms.append(all.count == 1 ? all[0] : .any(all))
        }
        for entry in subjects.entries {
            var phrases = entry.basis == .stated ? [] : [subjects.words].compactMap { $0 }
            phrases += labels
            if state == .recommended || state == .unknown { phrases.append(state.rawValue) }
            let made = statement(
                entry, state.status, phrase: phrases.isEmpty ? nil : phrases.joined(separator: "; "))
            guard !platforms.isEmpty else {
                _ = place(made)
                continue
            }
            // A statement within a condition does not stand for itself, so it may not be shared.
            statements.append(made)
            conditions.append(.all([.statement(statements.count - 1)] + platforms))
        }
    }

    private func statement(
        _ entry: ProductSubjects.Entry, _ status: ProductStatement.Status, phrase: String?
    ) -> ProductStatement {
        ProductStatement(
            entry.subject, status, entry.span, scheme: entry.scheme, basis: entry.basis, phrase: phrase)
    }

    private mutating func place(_ statement: ProductStatement) -> Int {
        if let place = places[statement] { return place }
        statements.append(statement)
        places[statement] = statements.count - 1
        return statements.count - 1
    }

    /// Follows relationships down to products; what is not defined, or goes in a circle, is kept by its id.
    private func resolve(_ id: String) -> Resolved {
        var platforms: [CSAFProduct] = []
        var seen: Set<String> = []
        var current = id
        var waiting: [String] = []
        while seen.count < Self.partsMax, seen.insert(current).inserted,
            let relation = document.products[current]?.relation
        {
            current = relation.product
            waiting.append(relation.within)
        }
        while let next = waiting.popLast(), seen.count < Self.partsMax {
            guard seen.insert(next).inserted else { continue }
            if let relation = document.products[next]?.relation {
                waiting += [relation.within, relation.product]
            } else {
                platforms.append(product(next))
            }
        }
        return Resolved(product: product(current), platforms: platforms)
    }

    private func product(_ id: String) -> CSAFProduct {
        document.products[id] ?? CSAFProduct(id: id, name: id, origin: vulnerability.origin)
    }

    // MARK: Bounds

    /// `first_affected`, `last_affected` and `first_fixed` of one product line say what lies between them.
    private mutating func addBounds(
        _ states: [String: ProductState], _ order: [String], into findings: inout FeedFindings
    ) {
        struct Ends {
            var first: [String] = []
            var last: [String] = []
            var fixed: [String] = []
            var scheme: VersionScheme?
        }
        var lines: [ProductStatement.Subject: Ends] = [:]
        var subjects: [ProductStatement.Subject] = []
        for id in order {
            guard let state = states[id], [.firstAffected, .lastAffected, .firstFixed].contains(state),
                let product = document.products[id], product.relation == nil
            else { continue }
            for entry in ProductSubjects(product).entries {
                guard case .exactly(let version) = entry.span else { continue }
                if lines[entry.subject] == nil { subjects.append(entry.subject) }
                var ends = lines[entry.subject] ?? Ends()
                ends.scheme = entry.scheme
                switch state {
                case .firstAffected: ends.first.append(version)
                case .lastAffected: ends.last.append(version)
                default: ends.fixed.append(version)
                }
                lines[entry.subject] = ends
            }
        }
        for subject in subjects {
            guard let ends = lines[subject] else { continue }
            guard ends.first.count <= 1, ends.last.count <= 1, ends.fixed.count <= 1 else {
                findings.warning(
                    "csaf-several-bounds", at: vulnerability.origin,
                    ja: "最初・最後の版が一つの製品に幾つもあり、間の版は分かりません",
                    en: "a product has several first or last versions; what lies between is not known")
                let words = "first_affected, last_affected, first_fixed"
                _ = place(
                    ProductStatement(
                        subject, .affected, .unstated, scheme: ends.scheme, basis: .phrase, phrase: words))
                continue
            }
            let lower = ends.first.first.map { VersionSpan.Bound($0, isIncluded: true) }
            let upper =
                ends.last.first.map { VersionSpan.Bound($0, isIncluded: true) }
                ?? ends.fixed.first.map { VersionSpan.Bound($0, isIncluded: false) }
            let words =
                (ends.first.map { "first_affected \($0)" } + ends.last.map { "last_affected \($0)" }
                + ends.fixed.map { "first_fixed \($0)" }).joined(separator: ", ")
            _ = place(
                ProductStatement(
                    subject, .affected, .between(lower: lower, upper: upper), scheme: ends.scheme,
                    basis: .phrase, phrase: words))
        }
    }
}

import Kernel
import VersionOrdering
import Vulnerabilities

/// Records in memory, looked through one by one.
struct MatchingIndex: AdvisoryIndex {
    let advisories: [Advisory]

    func visit(
        _ key: ProductKey, version: String?, all: Bool, _ body: (Claim, VersionStanding) -> Void
    ) {
        for (number, advisory) in advisories.enumerated() where advisory.state != .rejected {
            for (place, statement) in advisory.statements.enumerated()
            where ProductKey.of(statement.subject) == key {
                let standing = SpanRule.standing(
                    of: version, to: statement.span, scheme: statement.scheme ?? .generic)
                guard all || standing != .outside else { continue }
                var hasAttributes = false
                if case .cpe(let text) = statement.subject {
                    hasAttributes = CPEFields(text)?.hasAttributes ?? false
                }
                let claim = Claim(
                    ref: AdvisoryRef(segment: 0, record: UInt32(number)), statement: place,
                    status: statement.status,
                    isConditional: advisory.conditions.contains { Self.names(place, in: $0) },
                    hasAttributes: hasAttributes, isDefault: statement.isDefault, basis: statement.basis)
                body(claim, standing)
            }
        }
    }

    private static func names(_ place: Int, in condition: ApplicabilityCondition) -> Bool {
        switch condition {
        case .statement(let other): other == place
        case .any(let parts), .all(let parts): parts.contains { names(place, in: $0) }
        case .not(let part): names(place, in: part)
        }
    }

    func advisory(_ ref: AdvisoryRef) -> Advisory { advisories[Int(ref.record)] }
    func head(_ ref: AdvisoryRef) -> AdvisoryHead { AdvisoryHead(advisory(ref)) }
    func statement(_ claim: Claim) -> ProductStatement { statements(claim.ref)[claim.statement] }
    func statements(_ ref: AdvisoryRef) -> [ProductStatement] { advisory(ref).statements }
    func conditions(_ ref: AdvisoryRef) -> [ApplicabilityCondition] { advisory(ref).conditions }

    func named(_ id: String) -> [AdvisoryRef] {
        advisories.indices.map { AdvisoryRef(segment: 0, record: UInt32($0)) }.filter { ref in
            let head = head(ref)
            return head.id == id || head.aliases.contains(id) || head.upstream.contains(id)
        }
    }

    func keys(ofProduct product: String) -> [ProductKey] {
        let keys = advisories.flatMap(\.statements).compactMap { ProductKey.of($0.subject) }
        return Set(keys).filter { $0.text.hasPrefix("c:") && $0.text.hasSuffix(":\(product)") }
            .sorted { $0.text < $1.text }
    }

    func covers(family: String, release: String) -> Bool { true }
}

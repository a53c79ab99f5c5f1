import BillEncoding

/// Licences of the RDF serialisation back to licence expressions (SPDX 2.3, annex D).
struct RDFLicence {
    /// Sets stand in one another no deeper than this.
    static let depthMax = LicenceExpression.depthMax

    /// Sets that are named again and again would grow without end.
    static let stepsMax = 10_000

    let graph: RDFGraph
    /// Brings the address of an element or a licence into the form of the JSON.
    let shorten: (String) -> String
    private var steps = 0

    init(graph: RDFGraph, shorten: @escaping (String) -> String) {
        self.graph = graph
        self.shorten = shorten
    }

    /// The expression, with brackets around each set, whose members have no order and are sorted. Nil when
    /// the node is no licence, or is part of itself.
    mutating func expression(_ value: RDFGraph.Value) -> String? { expression(value, depth: 0) }

    private mutating func expression(_ value: RDFGraph.Value, depth: Int) -> String? {
        switch value {
        case .literal(let text): return text
        case .node(let index): return expression(index, depth: depth)
        }
    }

    private mutating func expression(_ index: Int, depth: Int) -> String? {
        steps += 1
        guard depth < Self.depthMax, steps < Self.stepsMax else { return nil }
        let node = graph.nodes[index]
        for type in node.types {
            switch type {
            case "ConjunctiveLicenseSet": return set(node, " AND ", depth)
            case "DisjunctiveLicenseSet": return set(node, " OR ", depth)
            case "WithExceptionOperator":
                guard let licence = member(node, "member", depth),
                    let exception = exception(node)
                else { return nil }
                return "\(licence) WITH \(exception)"
            case "OrLaterOperator": return member(node, "member", depth).map { $0 + "+" }
            case "SpdxNoAssertionLicense": return "NOASSERTION"
            case "SpdxNoneLicense": return "NONE"
            default: continue
            }
        }
        if let uri = node.uri {
            let short = shorten(uri)
            if short != uri { return short }
        }
        return literal(node, "licenseId") ?? node.uri
    }

    private mutating func set(_ node: RDFGraph.Node, _ between: String, _ depth: Int) -> String? {
        var members: [String] = []
        for property in node.properties where property.name == "member" {
            guard let text = expression(property.value, depth: depth + 1) else { return nil }
            members.append(text)
        }
        guard let first = members.first else { return nil }
        return members.count == 1 ? first : "(" + members.sorted().joined(separator: between) + ")"
    }

    private mutating func member(_ node: RDFGraph.Node, _ name: String, _ depth: Int) -> String? {
        guard let property = node.properties.first(where: { $0.name == name }) else { return nil }
        return expression(property.value, depth: depth + 1)
    }

    private func exception(_ node: RDFGraph.Node) -> String? {
        guard let value = node.properties.first(where: { $0.name == "licenseException" })?.value else {
            return nil
        }
        switch value {
        case .literal(let text): return text
        case .node(let index):
            let exception = graph.nodes[index]
            return literal(exception, "licenseExceptionId") ?? exception.uri.map(shorten)
        }
    }

    private func literal(_ node: RDFGraph.Node, _ name: String) -> String? {
        for property in node.properties where property.name == name {
            if case .literal(let text) = property.value { return text }
        }
        return nil
    }
}

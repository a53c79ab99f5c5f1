import BillEncoding
import BillOfMaterials
import LocatedJSON

/// Turns a licence of SPDX 3, written as an expression or as objects, into that of the neutral bill.
enum SPDX3Licence {
    /// Sets in sets, and how many objects one licence may have: they may be named again and again.
    private static let depthMax = LicenceExpression.depthMax
    private static let stepsMax = 10_000

    /// Nil for what says that nothing is known, or that there is none, and for what is not to be found.
    static func read(_ node: JSONNode?, _ graph: SPDX3Graph) -> Licence? {
        guard let node else { return nil }
        let object = graph.object(at: node)
        if let object, object.kind?.name == "expandedlicensing_CustomLicense" {
            var licence = Licence(.named(object.node["name"]?.text ?? object.id ?? ""))
            licence.text = object.node["simplelicensing_licenseText"]?.text.map { LicenceText(content: $0) }
            licence.ref = object.id
            return licence
        }
        var steps = 0
        guard let text = expression(node, graph, depth: 0, &steps), !LicenceExpression.isNone(text) else {
            return nil
        }
        let isSimple = (try? LicenceExpression(text))?.isSimple ?? false
        var licence = Licence(isSimple ? .id(text) : .expression(text))
        for key in ["simplelicensing_customIdToUri", "simplelicensing_licenseListVersion"] {
            guard let value = object?.node[key] else { continue }
            licence.carried.append(Carried([key], CarriedReader.value(value)))
        }
        return licence
    }

    private static func expression(
        _ node: JSONNode?, _ graph: SPDX3Graph, depth: Int, _ steps: inout Int
    ) -> String? {
        steps += 1
        guard let node, depth < depthMax, steps < stepsMax else { return nil }
        guard let object = graph.object(at: node) else { return node.text.flatMap(named) }
        let inner = object.node
        switch object.kind?.name {
        case "simplelicensing_LicenseExpression": return inner["simplelicensing_licenseExpression"]?.text
        case "expandedlicensing_ConjunctiveLicenseSet":
            return set(inner, " AND ", graph, depth, &steps)
        case "expandedlicensing_DisjunctiveLicenseSet":
            return set(inner, " OR ", graph, depth, &steps)
        case "expandedlicensing_OrLaterOperator":
            return expression(
                inner["expandedlicensing_subjectLicense"], graph, depth: depth + 1, &steps
            ).map { $0 + "+" }
        case "expandedlicensing_WithAdditionOperator":
            let subject = expression(
                inner["expandedlicensing_subjectExtendableLicense"], graph, depth: depth + 1, &steps)
            let addition = inner["expandedlicensing_subjectAddition"]
            guard let subject, let id = graph.object(at: addition)?.id ?? addition?.text else { return nil }
            return "\(subject) WITH \(last(id))"
        default: return object.id.flatMap(named)
        }
    }

    private static func set(
        _ node: JSONNode, _ between: String, _ graph: SPDX3Graph, _ depth: Int, _ steps: inout Int
    ) -> String? {
        var members: [String] = []
        for item in SPDX3Relationships.items(node["expandedlicensing_member"]) {
            guard let text = expression(item, graph, depth: depth + 1, &steps) else { return nil }
            members.append(text)
        }
        return members.count > 1 ? "(" + members.joined(separator: between) + ")" : members.first
    }

    /// The name of a licence that its address tells.
    private static func named(_ id: String) -> String? {
        switch SPDX3Graph.compact(id) {
        case "expandedlicensing_NoAssertionLicense": "NOASSERTION"
        case "expandedlicensing_NoneLicense": "NONE"
        default: id.hasPrefix("https://spdx.org/licenses/") ? last(id) : id
        }
    }

    private static func last(_ id: String) -> String {
        id.split { $0 == "/" || $0 == "#" }.last.map(String.init) ?? id
    }
}

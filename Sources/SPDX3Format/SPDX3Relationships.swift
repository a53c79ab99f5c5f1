import BillOfMaterials
import LocatedJSON

/// How the elements of an SPDX 3 document stand to one another.
struct SPDX3Relationships {
    /// What is on the left needs what is on the right.
    static let needs: Set<String> = [
        "dependsOn", "hasDynamicLink", "hasStaticLink", "hasPrerequisite", "hasOptionalDependency",
        "hasProvidedDependency",
    ]
    /// The licences of an element, and the word of the neutral bill.
    static let licences = ["hasDeclaredLicense": "declared", "hasConcludedLicense": "concluded"]

    private(set) var dependencies: [Dependency] = []
    /// The licences of each element, in the order in which they are written.
    private(set) var licencesOf: [String: [(kind: String, licence: JSONNode)]] = [:]
    /// Both ends of each `contains`.
    private(set) var contained: Set<String> = []
    /// What each document or collection says that it describes.
    private(set) var describedBy: [String: [String]] = [:]
    /// Vulnerabilities with what they are said to be in, and each assessment.
    private(set) var affected: [String: [String]] = [:]
    private(set) var assessments: [String: [SPDX3Graph.Object]] = [:]
    private let graph: SPDX3Graph
    private var indexes: [String: Int] = [:]
    private var edges: Set<[String]> = []

    static func read(_ graph: SPDX3Graph) -> SPDX3Relationships {
        var relationships = SPDX3Relationships(graph: graph)
        for object in graph.objects where object.kind?.isKind(of: "Relationship") == true {
            relationships.add(object)
        }
        return relationships
    }

    private init(graph: SPDX3Graph) { self.graph = graph }

    private mutating func add(_ object: SPDX3Graph.Object) {
        guard let from = id(object.node["from"]), let type = object.node["relationshipType"]?.text else {
            return
        }
        let kind = type.hasPrefix("https://") ? String(type.split(separator: "/").last ?? "") : type
        let targets = Self.items(object.node["to"])
        if Self.needs.contains(kind) {
            for target in targets.compactMap(id) { add(from, needs: target) }
        } else if Self.licences[kind] != nil {
            for target in targets { licencesOf[from, default: []].append((kind, target)) }
        } else if kind == "contains" {
            contained.formUnion([from] + targets.compactMap(id))
        } else if kind == "describes" {
            describedBy[from, default: []] += targets.compactMap(id)
        } else if object.kind?.isKind(of: "security_VulnAssessmentRelationship") == true {
            assessments[from, default: []].append(object)
        } else if kind == "hasAssociatedVulnerability" {
            for target in targets.compactMap(id) { affected[target, default: []].append(from) }
        }
    }

    /// Edges as they are written; each part in the order in which it comes first, each edge once.
    private mutating func add(_ ref: String, needs other: String) {
        let target = SPDX3Graph.compact(other)
        guard target != "NoAssertionElement" else { return }
        let index = indexes[ref] ?? dependencies.count
        if index == dependencies.count {
            indexes[ref] = index
            dependencies.append(Dependency(ref: ref))
        }
        // NoneElement says that there is nothing: the part stands in the graph without an edge.
        guard target != "NoneElement", edges.insert([ref, other]).inserted else { return }
        dependencies[index].dependsOn.append(other)
    }

    /// Whether the neutral bill says all that a relationship says.
    func isSaid(_ object: SPDX3Graph.Object) -> Bool {
        guard object.kind?.name == "Relationship", object.node["relationshipType"]?.text == "dependsOn" else {
            return false
        }
        let plain: Set<String> = ["type", "spdxId", "creationInfo", "from", "to", "relationshipType"]
        return object.node.members.allSatisfy { plain.contains($0.key) }
    }

    /// The id that a value is, or that of the object that it is.
    func id(_ node: JSONNode?) -> String? {
        guard let node else { return nil }
        return node.text.map(graph.expand) ?? graph.object(at: node)?.id
    }

    /// The values of a list, or the one value.
    static func items(_ node: JSONNode?) -> [JSONNode] {
        guard let node else { return [] }
        return node.kind == .list ? Array(node.items) : [node]
    }
}

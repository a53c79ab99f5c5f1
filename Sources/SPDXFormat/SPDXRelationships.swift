import BillOfMaterials

/// How one element stands to another (SPDX 2.3, clause 11), and what of it is a dependency.
enum SPDXRelationships {
    static let kinds: Set<String> = [
        "DESCRIBES", "DESCRIBED_BY", "CONTAINS", "CONTAINED_BY", "DEPENDS_ON", "DEPENDENCY_OF",
        "DEPENDENCY_MANIFEST_OF", "BUILD_DEPENDENCY_OF", "DEV_DEPENDENCY_OF", "OPTIONAL_DEPENDENCY_OF",
        "PROVIDED_DEPENDENCY_OF", "TEST_DEPENDENCY_OF", "RUNTIME_DEPENDENCY_OF", "EXAMPLE_OF", "GENERATES",
        "GENERATED_FROM", "ANCESTOR_OF", "DESCENDANT_OF", "VARIANT_OF", "DISTRIBUTION_ARTIFACT",
        "PATCH_FOR", "PATCH_APPLIED", "COPY_OF", "FILE_ADDED", "FILE_DELETED", "FILE_MODIFIED",
        "EXPANDED_FROM_ARCHIVE", "DYNAMIC_LINK", "STATIC_LINK", "DATA_FILE_OF", "TEST_CASE_OF",
        "BUILD_TOOL_OF", "DEV_TOOL_OF", "TEST_OF", "TEST_TOOL_OF", "DOCUMENTATION_OF",
        "OPTIONAL_COMPONENT_OF", "METAFILE_OF", "PACKAGE_OF", "AMENDS", "PREREQUISITE_FOR",
        "HAS_PREREQUISITE", "REQUIREMENT_DESCRIPTION_FOR", "SPECIFICATION_FOR", "OTHER",
    ]

    /// The one on the left needs the one on the right.
    static let forward: Set<String> = ["DEPENDS_ON", "DYNAMIC_LINK", "STATIC_LINK", "HAS_PREREQUISITE"]
    /// The one on the right needs the one on the left.
    static let backward: Set<String> = [
        "DEPENDENCY_OF", "BUILD_DEPENDENCY_OF", "DEV_DEPENDENCY_OF", "OPTIONAL_DEPENDENCY_OF",
        "PROVIDED_DEPENDENCY_OF", "TEST_DEPENDENCY_OF", "RUNTIME_DEPENDENCY_OF", "PREREQUISITE_FOR",
    ]

    /// What the neutral bill makes of the relationships.
    struct Reading {
        var dependencies: [Dependency] = []
        /// The ids of what the document describes, in order, each once.
        var described: [String] = []
        /// Both ends of each CONTAINS.
        var contained: Set<String> = []
        /// Those of which the graph does not say everything, as written.
        var carried: [CarriedValue] = []
        /// How many of each kind are only carried: no edge of the graph stands for them.
        var countsByKind: [String: Int] = [:]
    }

    static func read(_ document: SPDXNode) -> Reading {
        var reading = Reading()
        var described: Set<String> = []
        var graph = Graph()
        /// Those that the graph alone says, and edges that others give too.
        var plain: [(edge: [String], node: SPDXNode)] = []
        var others: Set<[String]> = []
        func describe(_ id: String) {
            if described.insert(id).inserted { reading.described.append(id) }
        }
        for id in document["documentDescribes"]?.items.compactMap(\.text) ?? [] { describe(id) }
        for node in document["relationships"]?.items ?? [] {
            guard let left = node["spdxElementId"]?.text, let right = node["relatedSpdxElement"]?.text,
                let kind = node["relationshipType"]?.text
            else {
                reading.carried.append(node.carried)
                continue
            }
            if kind == "DESCRIBES", left == "SPDXRef-DOCUMENT" { describe(right) }
            if kind == "DESCRIBED_BY", right == "SPDXRef-DOCUMENT" { describe(left) }
            let isKnown = right != "NOASSERTION"
            if kind == "CONTAINS" || kind == "CONTAINED_BY", isKnown {
                reading.contained.formUnion([left, right])
            }
            if forward.contains(kind), isKnown {
                graph.add(left, needs: right)
            } else if backward.contains(kind), isKnown, right != "NONE" {
                graph.add(right, needs: left)
            } else if !["DESCRIBES", "DESCRIBED_BY"].contains(kind) {
                reading.countsByKind[kind, default: 0] += 1
            }
            if kind == "DEPENDS_ON", isKnown, node.members.count <= 3 {
                plain.append(([left, right], node))
            } else {
                if forward.contains(kind) { others.insert([left, right]) }
                if backward.contains(kind) { others.insert([right, left]) }
                reading.carried.append(node.carried)
            }
        }
        let needing = Set(graph.dependencies.filter { !$0.dependsOn.isEmpty }.map(\.ref))
        for (edge, node) in plain {
            let isNoneBesideOthers = edge[1] == "NONE" && needing.contains(edge[0])
            if others.contains(edge) || isNoneBesideOthers { reading.carried.append(node.carried) }
        }
        reading.dependencies = graph.dependencies
        return reading
    }

    /// Edges as they are written; each part in the order in which it comes first, each edge once.
    private struct Graph {
        private(set) var dependencies: [Dependency] = []
        private var indexes: [String: Int] = [:]
        private var edges: Set<[String]> = []

        mutating func add(_ ref: String, needs other: String) {
            let index = indexes[ref] ?? dependencies.count
            if index == dependencies.count {
                indexes[ref] = index
                dependencies.append(Dependency(ref: ref))
            }
            // NONE says that there are no dependencies: the part stands in the graph without an edge.
            guard other != "NONE", edges.insert([ref, other]).inserted else { return }
            dependencies[index].dependsOn.append(other)
        }
    }
}

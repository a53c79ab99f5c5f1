import Kernel

/// Holds a bill against a profile.
public enum CompletenessRule {
    /// Kinds of lines that are no software or hardware of their own: nobody supplies or supports them.
    static let kindsOutside: Set<String> = ["file", "cryptographic-asset"]

    /// - Parameter support: what is known of a component's support; by preset what the bill itself says.
    public static func evaluate(
        _ bill: Bill, against profile: CompletenessProfile,
        support: (Component) -> SupportStatement = SupportStatement.of
    ) -> Completeness {
        var outside: [String: Int] = [:]
        var asked: [Component] = bill.metadata.subject.map { [$0] } ?? []
        for component in bill.everyComponent {
            if let kind = component.kind, kindsOutside.contains(kind) {
                outside[kind, default: 0] += 1
            } else {
                asked.append(component)
            }
        }
        let graph = Graph(bill)
        var rows: [Completeness.Row] = []
        var lacks: [Completeness.Lack] = []
        for element in profile.elements {
            if element.check.isOfBill {
                let isMet = tells(bill, element.check, graph)
                rows.append(Completeness.Row(element: element, met: isMet ? 1 : 0, asked: 1))
                if !isMet { lacks.append(Completeness.Lack(element: element, component: nil)) }
                continue
            }
            // Others support the parts; how long the subject itself is supported is no field of its bill.
            let ofPartsAlone = element.check == .supportLevel || element.check == .supportEnd
            let asked = ofPartsAlone ? asked.dropFirst(bill.metadata.subject == nil ? 0 : 1) : asked[...]
            let lacking = asked.filter { !tells($0, element.check, graph, support) }
            rows.append(
                Completeness.Row(element: element, met: asked.count - lacking.count, asked: asked.count))
            lacks += lacking.map { Completeness.Lack(element: element, component: .init($0)) }
        }
        return Completeness(
            profile: profile, rows: rows, lacks: lacks, components: asked.count, outside: outside)
    }

    private static func tells(_ bill: Bill, _ check: CompletenessCheck, _ graph: Graph) -> Bool {
        let metadata = bill.metadata
        switch check {
        case .billAuthor:
            return metadata.authors.contains { isSaid($0.name) || isSaid($0.email) }
                || isSaid(metadata.manufacturer?.name) || isSaid(metadata.supplier?.name)
        case .billTimestamp: return isSaid(metadata.timestamp)
        case .billSubject: return isSaid(metadata.subject?.name)
        case .billIdentity: return isSaid(bill.serialNumber)
        case .billTool:
            return metadata.tools.contains { isSaid($0.name) } || !metadata.toolComponents.isEmpty
        case .billLifecycle: return !metadata.lifecycles.isEmpty
        case .billRelationships: return !graph.isEmpty
        default: return false
        }
    }

    private static func tells(
        _ component: Component, _ check: CompletenessCheck, _ graph: Graph,
        _ support: (Component) -> SupportStatement
    ) -> Bool {
        switch check {
        case .supplier:
            // Who made it is another question than who supplies it.
            return isSaid(component.supplier?.name) || isSaid(component.publisher)
        case .name: return isSaid(component.name)
        case .version: return isSaid(component.version)
        case .identifier: return component.isIdentified || isSaid(component.swid?.tagID)
        case .hash: return component.hashes.contains { isSaid($0.value) }
        case .licence: return !component.licences.isEmpty
        case .concludedLicence: return component.licences.contains { $0.acknowledgement == "concluded" }
        case .relationship: return graph.holds(component)
        case .supportLevel: return support(component).level != nil
        case .supportEnd: return support(component).end != nil
        default: return false
        }
    }

    /// Neither empty nor a word for "nobody said".
    public static func isSaid(_ text: String?) -> Bool {
        guard let text else { return false }
        let word = text.lowercased().filter { $0 != " " }
        return !["", "noassertion", "unknown", "none", "n/a"].contains(word)
    }

    /// Which parts stand in a relationship.
    private struct Graph {
        private var refs: Set<String>
        private var nested: Set<Component> = []
        let isEmpty: Bool

        init(_ bill: Bill) {
            refs = bill.related
            for dependency in bill.dependencies {
                refs.insert(dependency.ref)
                refs.formUnion(dependency.dependsOn)
                refs.formUnion(dependency.provides)
            }
            var waiting = bill.components + (bill.metadata.subject.map { [$0] } ?? [])
            var hasNested = false
            while let next = waiting.popLast() {
                guard !next.components.isEmpty else { continue }
                hasNested = true
                if let ref = next.ref { refs.insert(ref) } else { nested.insert(next) }
                for part in next.components {
                    if let ref = part.ref { refs.insert(ref) } else { nested.insert(part) }
                }
                waiting += next.components
            }
            isEmpty = refs.isEmpty && !hasNested
        }

        func holds(_ component: Component) -> Bool {
            if let ref = component.ref { return refs.contains(ref) }
            return !nested.isEmpty && nested.contains(component)
        }
    }
}

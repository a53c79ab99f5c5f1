import Kernel
import Severity

/// One way from outside to a harm to people: in through an interface or a party, along flows, to a function.
public struct AttackPath: Sendable {
    /// Where it begins.
    public enum Entry: Hashable, Sendable {
        case interface(String)
        /// A party outside that can send into the device.
        case party(String)
    }

    public let risk: Risk
    public let function: EssentialFunction
    public let entry: Entry
    /// Elements passed, from the first one in the device to the one that the function runs on.
    public let elements: [String]
    /// The flows between them; one less than the elements.
    public let flows: [String]
    /// Controls that protect something on the way, with their standing on the release.
    public let barriers: [(control: Control, standing: ControlStanding)]

    /// No verified control stands on the way.
    public var isUnbarred: Bool { !barriers.contains { $0.standing == .verified } }
}

/// Finds the shortest way from each entry to each function whose failure harms people.
///
/// It shows what the records connect; a way that nobody recorded is not seen. The cost grows with functions
/// times elements and flows.
public struct AttackPaths: Sendable {
    public let paths: [AttackPath]
    /// Risks to people that name no function, or one that nothing is known to run on: no path can be shown.
    public let unplaced: [Risk]

    public init(_ file: RiskFile, proof: ProofBook) {
        let map = ElementMap(file)
        let functions = Dictionary(
            file.functions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let situations = Dictionary(
            file.situations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let protecting = AttackPaths.protecting(file, proof)
        var routes: [String: ElementMap.Routes] = [:]
        var paths: [AttackPath] = []
        var unplaced: [Risk] = []
        for risk in file.risks where risk.harm?.isPeople == true {
            let named = risk.affects + risk.situations.flatMap { situations[$0]?.functions ?? [] }
            let hit = named.uniqued().compactMap { functions[$0] }
            let before = paths.count
            for function in hit {
                let route = routes[function.id] ?? map.routes(to: function)
                routes[function.id] = route
                for entry in map.entries {
                    guard let way = map.way(from: entry.element, along: route) else { continue }
                    var passed = way.elements + way.flows + [function.id]
                    if case .interface(let id) = entry.entry { passed.append(id) }
                    let ids = Set(passed)
                    let barriers = protecting.filter { !ids.isDisjoint(with: $0.control.protects) }
                    paths.append(
                        AttackPath(
                            risk: risk, function: function, entry: entry.entry, elements: way.elements,
                            flows: way.flows, barriers: barriers))
                }
            }
            if paths.count == before { unplaced.append(risk) }
        }
        self.paths = paths
        self.unplaced = unplaced
    }

    private static func protecting(
        _ file: RiskFile, _ proof: ProofBook
    ) -> [(control: Control, standing: ControlStanding)] {
        // To tell people of a way does not bar it.
        file.controls.filter { !$0.protects.isEmpty && $0.kind != .information }
            .map { ($0, proof.standing(of: $0)) }
    }
}

/// Elements and flows as a graph that an attacker walks.
struct ElementMap {
    /// For each element from which a function can be reached: the flow to take, and the next element.
    struct Routes {
        var next: [String: (flow: String, element: String)] = [:]
        var targets: Set<String> = []
    }

    /// A way in, and the first element behind it.
    struct Way {
        let entry: AttackPath.Entry
        let element: String
    }

    let entries: [Way]
    private let flowsInto: [String: [ModelFlow]]
    private let flowsByFunction: [String: [ModelFlow]]

    init(_ file: RiskFile) {
        let inner = Set(file.elements.filter { !$0.isExternal }.map(\.id))
        flowsInto = Dictionary(grouping: file.flows, by: \.to)
        flowsByFunction = Dictionary(
            grouping: file.flows.flatMap { flow in flow.functions.uniqued().map { ($0, flow) } }, by: \.0
        ).mapValues { $0.map(\.1) }
        let ports = file.interfaces.filter(\.isOpen).compactMap { interface -> Way? in
            guard let constituent = interface.constituent, inner.contains(constituent) else { return nil }
            return Way(entry: .interface(interface.id), element: constituent)
        }
        var seen: Set<String> = []
        let parties = file.flows.compactMap { flow -> Way? in
            guard !inner.contains(flow.from), inner.contains(flow.to),
                seen.insert(flow.from + "\u{0}" + flow.to).inserted
            else { return nil }
            return Way(entry: .party(flow.from), element: flow.to)
        }
        entries = ports + parties
    }

    /// The elements that a function rests on, and for all others the first step of a shortest way there.
    func routes(to function: EssentialFunction) -> Routes {
        var routes = Routes()
        let touched = (flowsByFunction[function.id] ?? []).map(\.to)
        routes.targets = Set(function.constituents.isEmpty ? touched : function.constituents)
        var waiting = routes.targets.sorted()
        var seen = routes.targets
        var index = 0
        while index < waiting.count {
            let element = waiting[index]
            index += 1
            for flow in flowsInto[element] ?? [] where seen.insert(flow.from).inserted {
                routes.next[flow.from] = (flow.id, element)
                waiting.append(flow.from)
            }
        }
        return routes
    }

    func way(from element: String, along routes: Routes) -> (elements: [String], flows: [String])? {
        var elements = [element]
        var flows: [String] = []
        var place = element
        while !routes.targets.contains(place) {
            guard let step = routes.next[place] else { return nil }
            flows.append(step.flow)
            elements.append(step.element)
            place = step.element
        }
        return (elements, flows)
    }
}

extension Array where Element: Hashable {
    /// The elements once each, in the order in which they first come.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

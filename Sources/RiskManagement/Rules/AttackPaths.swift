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

/// Finds a way from each entry to each function whose failure harms people: the shortest one that meets no
/// verified control, and where every way meets one, the shortest of all.
///
/// It shows what the records connect; a way that nobody recorded is not seen. The cost grows with functions
/// times elements and flows.
public struct AttackPaths: Sendable {
    public let paths: [AttackPath]
    /// Risks to people that name no function, or one that nothing is known to run on: no path can be shown.
    public let unplaced: [Risk]

    public init(_ file: RiskFile, proof: ProofBook) {
        let protecting = AttackPaths.protecting(file, proof)
        let barred = Set(protecting.filter { $0.standing == .verified }.flatMap(\.control.protects))
        let map = ElementMap(file, barred: barred)
        let functions = Dictionary(
            file.functions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let situations = Dictionary(
            file.situations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var ways: [String: [ElementMap.Way]] = [:]
        var paths: [AttackPath] = []
        var unplaced: [Risk] = []
        for risk in file.risks where risk.harm?.isPeople == true {
            let named = risk.affects + risk.situations.flatMap { situations[$0]?.functions ?? [] }
            let hit = named.uniqued().compactMap { functions[$0] }
            let before = paths.count
            for function in hit {
                let found = ways[function.id] ?? map.ways(to: function)
                ways[function.id] = found
                for way in found {
                    let passed = Set(way.passed + [function.id])
                    paths.append(
                        AttackPath(
                            risk: risk, function: function, entry: way.entry, elements: way.elements,
                            flows: way.flows,
                            barriers: protecting.filter { !passed.isDisjoint(with: $0.control.protects) }))
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
    /// A way from an entry to where a function runs.
    struct Way {
        let entry: AttackPath.Entry
        let elements: [String]
        let flows: [String]
        /// Everything on the way that a control can protect: interface, connections and flows.
        let passed: [String]
    }

    /// A way in, the first element behind it, and what is passed in entering.
    private struct Door {
        let entry: AttackPath.Entry
        let element: String
        let passed: [String]
    }

    /// For each element from which a function can be reached: the flow to take, and the next element.
    private typealias Steps = [String: (flow: ModelFlow, element: String)]

    private let doors: [Door]
    private let flowsInto: [String: [ModelFlow]]
    private let flowsByFunction: [String: [ModelFlow]]
    /// What a verified control protects.
    private let barred: Set<String>
    /// For an interface, itself and its connections. Of several connections one that is not protected
    /// leaves it
    /// open, so that the others do not count.
    private let ports: [String: [String]]

    init(_ file: RiskFile, barred: Set<String>) {
        self.barred = barred
        let ports = Dictionary(
            file.interfaces.map { port in
                let counts = port.connections.count == 1 || port.connections.allSatisfy(barred.contains)
                return (port.id, [port.id] + (counts ? port.connections : []))
            }, uniquingKeysWith: { first, _ in first })
        self.ports = ports
        let inner = Set(file.elements.filter { !$0.isExternal }.map(\.id))
        flowsInto = Dictionary(grouping: file.flows, by: \.to)
        flowsByFunction = Dictionary(
            grouping: file.flows.flatMap { flow in flow.functions.uniqued().map { ($0, flow) } }, by: \.0
        ).mapValues { $0.map(\.1) }
        let interfaces = file.interfaces.filter(\.isOpen).compactMap { interface -> Door? in
            guard let constituent = interface.constituent, inner.contains(constituent) else { return nil }
            return Door(
                entry: .interface(interface.id), element: constituent, passed: ports[interface.id] ?? [])
        }
        // Each flow from outside is a door of its own: another one into the same element may be open.
        let parties = file.flows.compactMap { flow -> Door? in
            guard !inner.contains(flow.from), inner.contains(flow.to) else { return nil }
            return Door(
                entry: .party(flow.from), element: flow.to, passed: ElementMap.passed(flow, ports))
        }
        doors = interfaces + parties
    }

    /// A flow and the interface that it takes.
    private static func passed(_ flow: ModelFlow, _ ports: [String: [String]]) -> [String] {
        [flow.id] + (flow.interface.flatMap { ports[$0] } ?? [])
    }

    /// For each entry and first element one way: through what is not barred where there is such a way.
    func ways(to function: EssentialFunction) -> [Way] {
        let touched = (flowsByFunction[function.id] ?? []).map(\.to)
        let targets = Set(function.constituents.isEmpty ? touched : function.constituents)
        let all = steps(to: targets, isOpenOnly: false)
        let open = steps(to: targets, isOpenOnly: true)
        var best: [String: (isOpen: Bool, way: Way)] = [:]
        var order: [String] = []
        for door in doors {
            let free = barred.isDisjoint(with: door.passed) ? way(through: door, open, targets) : nil
            guard let found = free ?? way(through: door, all, targets) else { continue }
            let key = "\(door.entry)\u{0}\(door.element)"
            if let known = best[key] {
                if !known.isOpen, free != nil { best[key] = (true, found) }
            } else {
                order.append(key)
                best[key] = (free != nil, found)
            }
        }
        return order.compactMap { best[$0]?.way }
    }

    /// The first step of a shortest way from each element to one of the targets.
    private func steps(to targets: Set<String>, isOpenOnly: Bool) -> Steps {
        var steps: Steps = [:]
        var waiting = targets.sorted()
        var seen = targets
        var index = 0
        while index < waiting.count {
            let element = waiting[index]
            index += 1
            for flow in flowsInto[element] ?? [] where !seen.contains(flow.from) {
                if isOpenOnly, !barred.isDisjoint(with: ElementMap.passed(flow, ports)) { continue }
                seen.insert(flow.from)
                steps[flow.from] = (flow, element)
                waiting.append(flow.from)
            }
        }
        return steps
    }

    private func way(through door: Door, _ steps: Steps, _ targets: Set<String>) -> Way? {
        var elements = [door.element]
        var flows: [ModelFlow] = []
        var place = door.element
        while !targets.contains(place) {
            guard let step = steps[place] else { return nil }
            flows.append(step.flow)
            elements.append(step.element)
            place = step.element
        }
        return Way(
            entry: door.entry, elements: elements, flows: flows.map(\.id),
            passed: door.passed + flows.flatMap { ElementMap.passed($0, ports) })
    }
}

extension Array where Element: Hashable {
    /// The elements once each, in the order in which they first come.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

import Documents
import Evidence
import Kernel
import RiskManagement
import Severity

/// The ways to one harm, drawn as one graph with what bars each step.
struct PathFigure {
    let view: RiskView
    let risk: Risk
    let paths: [AttackPath]
    private static let pathsMax = 12

    /// Where a path begins, in words.
    static func entryName(_ entry: AttackPath.Entry, _ view: RiskView) -> LocalizedText {
        switch entry {
        case .interface(let id):
            let name = view.evidence.record(.init("interface"), id: id)?.words("name")
            return LocalizedText(
                ja: "\(name?.ja ?? id)\n\(id)", en: "\(name?.en ?? id)\n\(id)")
        case .party(let id):
            let name = view.elementName(id)
            return LocalizedText(ja: "外部：\(name.ja)", en: "outside: \(name.en)")
        }
    }

    var figure: GraphFigure {
        let shown = paths.sorted {
            ($0.isUnbarred ? 0 : 1, $0.flows.count) < ($1.isUnbarred ? 0 : 1, $1.flows.count)
        }
        .prefix(PathFigure.pathsMax)
        var nodes: [GraphFigure.Node] = []
        var edges: [GraphFigure.Edge] = []
        var known: Set<String> = []
        func node(_ id: String, _ label: LocalizedText, _ kind: GraphFigure.Node.Kind) {
            if known.insert(id).inserted { nodes.append(GraphFigure.Node(id, label, kind)) }
        }
        func edge(_ from: String, _ to: String, _ label: LocalizedText, on ids: [String], of path: AttackPath)
        {
            guard known.insert("\(from)\u{0}\(to)\u{0}\(label.ja)").inserted else { return }
            let barriers = path.barriers.filter { !Set($0.control.protects).isDisjoint(with: ids) }
            let isBarred = barriers.contains { $0.standing == .verified }
            edges.append(
                GraphFigure.Edge(
                    from, to, PathFigure.label(label, barriers), isBarred ? .solid : .dashed,
                    isBarred ? .ok : .bad))
        }
        let severity = risk.severity?.name ?? Cell.notRecorded
        let harm = "harm"
        for path in shown {
            let entry: String
            var way: [String] = []
            switch path.entry {
            case .interface(let id):
                entry = "entry:" + id
                way = [id]
            case .party(let id): entry = "party:" + id
            }
            node(entry, PathFigure.entryName(path.entry, view), .entry)
            for element in path.elements { node("at:" + element, view.elementName(element), .process) }
            guard let first = path.elements.first, let last = path.elements.last else { continue }
            if way.isEmpty, case .party(let id) = path.entry {
                way = view.file.flows.filter { $0.from == id && $0.to == first }.map(\.id)
            }
            edge(entry, "at:" + first, LocalizedText(ja: "入る", en: "gets in"), on: way + [first], of: path)
            for (index, flow) in path.flows.enumerated() where index + 1 < path.elements.count {
                edge(
                    "at:" + path.elements[index], "at:" + path.elements[index + 1], LocalizedText(same: flow),
                    on: [flow, path.elements[index + 1]], of: path)
            }
            let function = "function:" + path.function.id
            node(function, path.function.name, .function)
            edge(
                "at:" + last, function, LocalizedText(ja: "損なう", en: "impairs"), on: [path.function.id],
                of: path)
            node(
                harm,
                LocalizedText(
                    ja: "\(risk.title.ja)\n\(risk.harm?.name.ja ?? "")・\(severity.ja)",
                    en: "\(risk.title.en)\n\(risk.harm?.name.en ?? ""), \(severity.en)"), .harm)
            if known.insert("\(function)→harm").inserted {
                edges.append(GraphFigure.Edge(function, harm, LocalizedText(same: ""), .solid, .quiet))
            }
        }
        return GraphFigure(
            Anchor("figure-paths/\(risk.id)"),
            title: LocalizedText(ja: "\(risk.id) に至る経路", en: "Ways to \(risk.id)"), summary: summary,
            .drawing(nodes: nodes, edges: edges, clusters: []), legend: legend)
    }

    private static func label(
        _ step: LocalizedText, _ barriers: [(control: Control, standing: ControlStanding)]
    ) -> LocalizedText {
        guard !barriers.isEmpty else {
            return LocalizedText(ja: "\(step.ja)\n● 障壁なし", en: "\(step.en)\n● no barrier")
        }
        let names = barriers.prefix(3).map { "\($0.standing.state.sign) \($0.control.id)" }.joined(
            separator: "\n")
        let rest = barriers.count - 3
        return LocalizedText(
            ja: "\(step.ja)\n\(names)" + (rest > 0 ? "\nほか \(rest)" : ""),
            en: "\(step.en)\n\(names)" + (rest > 0 ? "\n\(rest) more" : ""))
    }

    private var summary: LocalizedText {
        let open = paths.count(where: \.isUnbarred)
        return LocalizedText(
            ja: "\(risk.title.ja)に至る経路 \(paths.count) 本。検証済みの対策がないもの \(open) 本。",
            en: "\(paths.count) ways lead to: \(risk.title.en). \(open) meet no verified control.")
    }

    private var legend: [LocalizedText] {
        var lines = [
            LocalizedText(
                ja: "緑の実線＝検証済みの対策（✓）がある、赤の破線＝検証済みの対策がない。▲ はこの版で未検証、● は不合格・未実装。",
                en:
                    "Green solid: a verified control (✓) stands there. Red dashed: none does. ▲ not "
                    + "verified on this "
                    + "release, ● failed or not in place.")
        ]
        if paths.count > PathFigure.pathsMax {
            lines.append(
                LocalizedText(
                    ja: "経路 \(paths.count) 本のうち、障壁のないもの・短いものから \(PathFigure.pathsMax) 本を描きました。",
                    en:
                        "Of \(paths.count) ways, \(PathFigure.pathsMax) are drawn: those without a "
                        + "barrier and the shortest first."
                ))
        }
        return lines
    }
}

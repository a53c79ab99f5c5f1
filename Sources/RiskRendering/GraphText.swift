import Documents
import HTML
import Kernel

/// A neutral graph in the language DOT. Names of nodes are our own numbers; every text is escaped and cut.
enum GraphText {
    private static let font = "Noto Sans CJK JP"
    private static let size = 10.5
    private static let edgeSize = 9.5

    /// The graph; nil when the figure holds no drawing.
    static func write(_ figure: GraphFigure, in language: Language) -> String? {
        guard case .drawing(let nodes, let edges, let clusters) = figure.content else { return nil }
        let names = Dictionary(
            nodes.enumerated().map { ($1.id, "n\($0)") }, uniquingKeysWith: { first, _ in first })
        let frames = Dictionary(
            clusters.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var text = """
            digraph figure {
            graph [rankdir=LR, bgcolor="transparent", nodesep=0.3, ranksep=0.55];
            graph [fontname="\(font)", fontsize=10];
            node [fontname="\(font)", fontsize=\(size), margin="0.13,0.08", penwidth=1];
            edge [fontname="\(font)", fontsize=\(edgeSize), arrowsize=0.7, penwidth=1.1];

            """
        for (index, cluster) in clusters.enumerated()
        where cluster.parent.flatMap({ frames[$0] }) == nil {
            frame(index, clusters, nodes, names, language, depth: 0, into: &text)
        }
        for node in nodes where node.cluster.flatMap({ frames[$0] }) == nil {
            text += self.node(node, names, language)
        }
        for edge in edges {
            guard let from = names[edge.from], let to = names[edge.to] else { continue }
            text += "\(from) -> \(to) [\(look(edge, language))];\n"
        }
        return text + "}\n"
    }

    private static func frame(
        _ index: Int, _ clusters: [GraphFigure.Cluster], _ nodes: [GraphFigure.Node],
        _ names: [String: String],
        _ language: Language, depth: Int, into text: inout String
    ) {
        // Frames within frames end where the tree ends; a circle of parents would not.
        guard depth < 16 else { return }
        let cluster = clusters[index]
        let color = cluster.isAssumed ? "#8a949e" : "#0b5c6b"
        text += "subgraph cluster_\(index) {\ngraph [label=\(quoted(cluster.label[language], width: 340)), "
        text +=
            "style=\"dashed,rounded\", color=\"\(color)\", fontcolor=\"\(color)\", penwidth=1.2, "
            + "margin=12];\n"
        for node in nodes where node.cluster == cluster.id { text += self.node(node, names, language) }
        for (other, inner) in clusters.enumerated() where inner.parent == cluster.id && other != index {
            frame(other, clusters, nodes, names, language, depth: depth + 1, into: &text)
        }
        text += "}\n"
    }

    private static func node(
        _ node: GraphFigure.Node, _ names: [String: String], _ language: Language
    ) -> String {
        let look =
            switch node.kind {
            case .external: "shape=box, style=filled, fillcolor=\"#ffffff\", color=\"#55606b\""
            case .process: "shape=box, style=\"rounded,filled\", fillcolor=\"#e3f0f1\", color=\"#0b5c6b\""
            case .store: "shape=cylinder, style=filled, fillcolor=\"#ffffff\", color=\"#8a949e\""
            case .entry:
                "shape=cds, style=filled, margin=\"0.22,0.14\", fillcolor=\"#fdf1dc\", color=\"#8a5100\""
            case .function: "shape=box, style=\"rounded,filled\", fillcolor=\"#ffffff\", color=\"#1c2126\""
            case .harm: "shape=octagon, style=filled, fillcolor=\"#fbe7e5\", color=\"#b3261e\""
            }
        let label = quoted(node.label[language], width: 150)
        return "\(names[node.id] ?? "n") [label=\(label), fontcolor=\"#1c2126\", \(look)];\n"
    }

    private static func look(_ edge: GraphFigure.Edge, _ language: Language) -> String {
        let color =
            switch edge.tone {
            case .plain: "#1c2126"
            case .quiet: "#8a949e"
            case .ok: "#1f7a4d"
            case .bad: "#b3261e"
            }
        var parts = ["style=\(edge.line.rawValue)", "color=\"\(color)\"", "fontcolor=\"\(color)\""]
        if edge.isUndirected { parts.append("arrowhead=none") }
        let label = edge.label[language]
        if !label.isEmpty { parts.append("label=\(quoted(label, width: 128, size: edgeSize))") }
        return parts.joined(separator: ", ")
    }

    /// A quoted text of a few lines; nothing in it means anything to the drawing program.
    static func quoted(_ text: String, width: Double, size: Double = size) -> String {
        let lines = text.split(separator: "\n").prefix(6).flatMap { line in
            TextWidth.lines(
                String(
                    line.prefix(400).unicodeScalars.map {
                        $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0)
                    }),
                width: width, size: size, countMax: 3)
        }
        var result = ""
        for scalar in lines.joined(separator: "\n").unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return "\"\(result)\""
    }
}

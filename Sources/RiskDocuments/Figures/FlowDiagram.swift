import Documents
import Evidence
import Kernel
import RiskManagement

/// The data-flow diagram with its trust boundaries, as a neutral graph.
///
/// Up to `flowsMax` flows are drawn one by one, more than that as one arrow a pair of elements with the
/// number.
struct FlowDiagram {
    let view: RiskView
    private static let flowsMax = 150
    private static let arrowsMax = 300
    private static let nodesMax = 160
    private static let storesMax = 16

    private var file: RiskFile { view.file }

    var blocks: [ReportBlock] {
        guard !file.elements.isEmpty else {
            return [view.gap("データの流れと構成品", "data flows and constituents", in: "data_flow")]
        }
        return [.graph(figure)]
    }

    private var figure: GraphFigure {
        let isWhole = file.flows.count <= FlowDiagram.flowsMax
        let arrows = isWhole ? file.flows.map(arrow) : bundles
        let title = LocalizedText(ja: "データの流れと信頼の境界", en: "Data flows and trust boundaries")
        guard file.elements.count <= FlowDiagram.nodesMax, arrows.count <= FlowDiagram.arrowsMax else {
            return GraphFigure(
                "figure-flows", title: title, summary: summary,
                .tooLarge(
                    LocalizedText(
                        ja: "要素 \(file.elements.count)、流れ \(file.flows.count) 本は、一枚の図では読めないため描きません。表をご覧ください。",
                        en:
                            "\(file.elements.count) elements and \(file.flows.count) flows are too many "
                            + "to be read in one "
                            + "drawing; see the tables.")), legend: [])
        }
        let frames = BoundaryFrames(file, view: view)
        let nodes = file.elements.map { element in
            GraphFigure.Node(
                element.id, label(element), element.isExternal ? .external : .process,
                in: frames.cluster[element.id])
        }
        let (stores, ties) = storage(frames)
        return GraphFigure(
            "figure-flows", title: title, summary: summary,
            .drawing(nodes: nodes + stores, edges: arrows + ties, clusters: frames.clusters),
            legend: legend(isWhole: isWhole, hasStores: !stores.isEmpty) + frames.remarks)
    }

    private func label(_ element: ModelElement) -> LocalizedText {
        let kind = ChoiceWords.element(element.kind) ?? LocalizedText(ja: "種類の記録なし", en: "kind not recorded")
        return LocalizedText(
            ja: "\(element.name.ja)\n\(element.id == element.name.ja ? kind.ja : "\(element.id)・\(kind.ja)")",
            en: "\(element.name.en)\n\(element.id == element.name.en ? kind.en : "\(element.id), \(kind.en)")"
        )
    }

    // MARK: Arrows

    private func arrow(_ flow: ModelFlow) -> GraphFigure.Edge {
        let isControl = ["control", "both"].contains(flow.payload ?? "")
        let kind = ChoiceWords.payload(flow.payload) ?? LocalizedText(ja: "中身○", en: "payload ○")
        let (peer, cipher) = (FlowDiagram.mark(flow.isAuthenticated), FlowDiagram.mark(flow.isEncrypted))
        return GraphFigure.Edge(
            flow.from, flow.to,
            LocalizedText(
                ja: "\(flow.name.ja)\n\(kind.ja)　認証\(peer) 暗号\(cipher)",
                en: "\(flow.name.en)\n\(kind.en), auth \(peer) enc \(cipher)"),
            FlowDiagram.line(flow), isControl ? .bad : .plain)
    }

    private static func mark(_ flag: Bool?) -> String { flag.map { $0 ? "✓" : "×" } ?? "○" }

    private static func line(_ flow: ModelFlow) -> GraphFigure.Edge.Line {
        guard let peer = flow.isAuthenticated, let cipher = flow.isEncrypted else { return .dashed }
        return peer && cipher ? .solid : .dotted
    }

    /// One arrow for all flows from one element to another, as weak as the weakest of them.
    private var bundles: [GraphFigure.Edge] {
        struct Pair: Hashable { let from: String, to: String }
        let byPair = Dictionary(grouping: file.flows) { Pair(from: $0.from, to: $0.to) }
        return byPair.keys.sorted { ($0.from, $0.to) < ($1.from, $1.to) }.map { pair in
            let flows = byPair[pair] ?? []
            let control = flows.count { ["control", "both"].contains($0.payload ?? "") }
            let open = flows.count { FlowDiagram.line($0) == .dotted }
            let unknown = flows.count { FlowDiagram.line($0) == .dashed }
            return GraphFigure.Edge(
                pair.from, pair.to,
                LocalizedText(
                    ja: "\(flows.count) 本\n制御 \(control)・保護に欠け \(open)・不明 \(unknown)",
                    en: "\(flows.count) flows\n\(control) control, \(open) unprotected, \(unknown) unknown"),
                open > 0 ? .dotted : unknown > 0 ? .dashed : .solid, control > 0 ? .bad : .plain)
        }
    }

    // MARK: Stores

    private func storage(_ frames: BoundaryFrames) -> (nodes: [GraphFigure.Node], edges: [GraphFigure.Edge]) {
        let stored = file.assets.filter {
            ["information", "credential"].contains($0.kind ?? "")
                && $0.constituent.map { view.element($0) != nil } ?? false
        }
        guard stored.count <= FlowDiagram.storesMax else { return ([], []) }
        let nodes = stored.map { asset in
            GraphFigure.Node(
                "asset:" + asset.id,
                LocalizedText(ja: "\(asset.name.ja)\n\(asset.id)", en: "\(asset.name.en)\n\(asset.id)"),
                .store,
                in: asset.constituent.flatMap { frames.cluster[$0] })
        }
        let edges = stored.map {
            GraphFigure.Edge(
                $0.constituent ?? "", "asset:" + $0.id, LocalizedText(same: ""), .solid, .quiet,
                isUndirected: true)
        }
        return (nodes, edges)
    }

    // MARK: Words

    private var summary: LocalizedText {
        let outer = file.elements.count(where: \.isExternal)
        let (inner, weak) = (
            file.elements.count - outer, file.flows.count { FlowDiagram.line($0) == .dotted }
        )
        let unknown = file.flows.count { FlowDiagram.line($0) == .dashed }
        return LocalizedText(
            ja: "構成品 \(inner) 点と外部の相手 \(outer) のあいだのデータの流れ \(file.flows.count) 本。"
                + "認証か暗号化を欠くもの \(weak) 本、わからないもの \(unknown) 本。",
            en:
                "\(file.flows.count) data flows between \(inner) constituents and \(outer) parties "
                + "outside; \(weak) lack "
                + "authentication or encryption, of \(unknown) it is not known.")
    }

    private func legend(isWhole: Bool, hasStores: Bool) -> [LocalizedText] {
        var lines = [
            LocalizedText(
                ja: "角の丸い箱＝構成品、角ばった箱＝外部の相手" + (hasStores ? "、円筒＝保存された情報や鍵" : "") + "、破線の枠＝信頼の境界。",
                en: "Rounded box: constituent. Square box: party outside."
                    + (hasStores ? " Cylinder: stored information or key." : "")
                    + " Dashed frame: trust boundary."),
            LocalizedText(
                ja: "実線＝認証と暗号化がある、破線＝どちらかがわからない（○）、点線＝どちらかがない（×）。赤は「制御」を含む流れで、名前の下にもそう記します。",
                en:
                    "Solid: authenticated and encrypted. Dashed: one of them is not known (○). Dotted: "
                    + "one is missing (×). "
                    + "Red: carries control, which the label says too."),
        ]
        if !isWhole {
            lines.append(
                LocalizedText(
                    ja: "流れが \(file.flows.count) 本あるため、要素の組ごとに一本にまとめ、本数を記しました。線はその中で最も弱いものに合わせています。",
                    en:
                        "The \(file.flows.count) flows are drawn as one arrow for each pair of "
                        + "elements, with their number; "
                        + "the line is that of the weakest."))
        }
        return lines
    }
}

import Documents
import Kernel
import Printing

/// The drawings of all figures, each drawn once; or why there is none.
struct Pictures {
    /// A figure as it can be shown.
    enum Picture {
        case drawn(GraphDrawing)
        case missing(LocalizedText)
    }

    private let byText: [String: Picture]
    private let language: Language

    init(_ reports: [Report], in language: Language, drawer: Graphviz) {
        self.language = language
        var drawn: [String: Picture] = [:]
        for block in reports.flatMap(\.sections).flatMap(\.blocks) {
            guard case .graph(let figure) = block, let text = GraphText.write(figure, in: language),
                drawn[text] == nil
            else { continue }
            drawn[text] = Pictures.draw(text, drawer)
        }
        byText = drawn
    }

    func picture(of figure: GraphFigure) -> Picture {
        guard let text = GraphText.write(figure, in: language), let picture = byText[text] else {
            return .missing(Pictures.failed("-"))
        }
        return picture
    }

    private static func draw(_ text: String, _ drawer: Graphviz) -> Picture {
        do {
            guard let drawing = GraphDrawing(try drawer.svg(of: text)) else {
                return .missing(failed("unexpected output"))
            }
            return .drawn(drawing)
        } catch {
            switch error {
            case .notInstalled:
                return .missing(
                    LocalizedText(
                        ja: "図はありません：Graphviz（dot）が見つかりません。内容は表にあります。",
                        en: "No drawing: Graphviz (dot) was not found. The tables have its content."))
            case .failed(let reason): return .missing(failed(reason))
            }
        }
    }

    private static func failed(_ reason: String) -> LocalizedText {
        LocalizedText(
            ja: "図はありません：Graphviz が描けませんでした（\(reason)）。内容は表にあります。",
            en: "No drawing: Graphviz failed (\(reason)). The tables have its content.")
    }
}

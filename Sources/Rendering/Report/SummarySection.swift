import Evidence
import HTML
import Kernel
import Printing
import Requirements
import Workflows

/// What a person has to decide first, and then how many demands have which state.
struct SummarySection {
    let assessment: Assessment
    let words: Words
    private static let shownMax = 7
    private static let states: [RequirementState] = [
        .met, .unmet, .needsJudgement, .noRecord, .notApplicable,
    ]

    func write(into page: inout HTMLWriter) {
        decide(&page)
        states(&page)
    }

    private func decide(_ page: inout HTMLWriter) {
        let steps = assessment.nextSteps
        let shown = steps.prefix(SummarySection.shownMax)
        let harming = steps.count { $0.harm != nil }
        let panel = Panel(
            id: "decide",
            title: steps.isEmpty
                ? words("決めることは残っていません", "Nothing is left to decide")
                : words(
                    "先に決めること（全 \(steps.count) 件のうち \(shown.count) 件）",
                    "To decide first (\(shown.count) of \(steps.count))"),
            note: words("患者・使用者への危害を先に並べています", "Harm to patients and users comes first"),
            basis: words(
                "並べ方：危害の重さ（リスクの記録とのつながり。つながる記録 \(harming) 件）、状態、求められ方の順。"
                    + "危害が「－」のものは、害がないのではなく、リスクの記録とつながっていません。",
                "Order: severity of harm (by link to a risk record; \(harming) are linked), state, "
                    + "strength of the demand. "
                    + "A dash does not mean that there is no harm, but that no risk record is linked."))
        panel.write(into: &page) { page in
            guard !steps.isEmpty else {
                page.element(
                    .p,
                    text: words(
                        "すべての要求事項が「満たす」または「対象外」です。記録が変われば変わります。",
                        "Every demand is met or not applicable. That changes when a record changes."))
                return
            }
            StepTable(words: words, isShort: true).write(Array(shown), into: &page)
            if steps.count > shown.count {
                page.element(.p) { page in
                    page.element(
                        .a, [.toID("steps")],
                        text: words("次の一手をすべて見る（\(steps.count) 件）", "All \(steps.count) next steps"))
                }
            }
        }
    }

    private func states(_ page: inout HTMLWriter) {
        let results = assessment.catalogues.flatMap(\.results)
        let panel = Panel(
            id: "states",
            title: words("要求事項の状態（\(results.count) 項）", "State of the demands (\(results.count))"),
            basis: words(
                "「満たす」は記録か、前提の変わっていない人の判断があるものだけです。記録がないことを理由に「満たす」になることはありません。",
                "A demand is met only by records, or by a judgement whose premises still hold; "
                    + "never because something is missing."
            ))
        panel.write(into: &page) { page in
            page.element(.p, [.class("counts")]) { page in
                for state in SummarySection.states {
                    Badge(state, words).write(into: &page, number: results.count { $0.state == state })
                    page.text(" ")
                }
            }
            StateBar(results: results, words: words).write(into: &page)
            for catalogue in assessment.catalogues { sections(catalogue, &page) }
        }
    }

    private func sections(_ results: CatalogueResults, _ page: inout HTMLWriter) {
        let bySection = Dictionary(grouping: results.results, by: \.requirement.section)
        page.element(.table, [.class("numbers")]) { page in
            page.element(.caption, text: results.catalogue.title[words.language])
            page.element(.thead) { page in
                page.element(.tr) { page in
                    page.element(.th, [.scope("col")], text: words("節", "Section"))
                    for state in SummarySection.states {
                        page.element(.th, [.scope("col"), .class("num")], text: Badge(state, words).word)
                    }
                    page.element(.th, [.scope("col"), .class("num")], text: words("計", "All"))
                }
            }
            page.element(.tbody) { page in
                for section in results.catalogue.sections {
                    row(section, bySection[section] ?? [], results, &page)
                }
            }
        }
    }

    private func row(
        _ section: String, _ results: [RequirementResult], _ all: CatalogueResults, _ page: inout HTMLWriter
    ) {
        page.element(.tr) { page in
            page.element(.th, [.scope("row")]) { page in
                page.element(
                    .a, [.toID(ConformityTable.anchor(section, in: all.catalogue))],
                    text: words.section(section))
            }
            for state in SummarySection.states {
                let count = results.count { $0.state == state }
                page.element(.td, [.class("num")], text: count == 0 ? "" : "\(count)")
            }
            page.element(.td, [.class("num")], text: "\(results.count)")
        }
    }
}

/// The states as parts of one bar, with the same order and colours as the counts above it.
struct StateBar {
    let results: [RequirementResult]
    let words: Words

    func write(into page: inout HTMLWriter) {
        let inks: [(RequirementState, Ink)] = [
            (.met, .met), (.unmet, .unmet), (.needsJudgement, .due), (.noRecord, .noRecord),
            (.notApplicable, .grid),
        ]
        var drawing = Drawing()
        var x = 0.0
        let unit = 1160 / Double(max(1, results.count))
        var said: [String] = []
        for (state, ink) in inks {
            let count = results.count { $0.state == state }
            said.append("\(Badge(state, words).word) \(count)")
            guard count > 0 else { continue }
            let width = unit * Double(count)
            drawing.rect(x: x, y: 0, width: width - 2, height: 12, ink)
            x += width
        }
        drawing.write(into: &page, width: 1160, height: 12, label: words.list(said))
    }
}

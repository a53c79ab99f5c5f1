import Evidence
import Dossiers
import Requirements
import HTML
import Kernel
import Workflows

/// Next steps as a table: whom it can harm, what to do, for which demand, in which record.
struct StepTable {
    let words: Words
    /// Without the place of the record.
    let isShort: Bool

    func write(_ steps: [NextStep], into page: inout HTMLWriter) {
        page.element(.table, [.class("steps")]) { page in
            page.element(.colgroup) { page in
                for look: StaticString in ["c-harm", "c-step", "c-state", "c-record"].prefix(isShort ? 3 : 4)
                {
                    page.void(.col, [.class(look)])
                }
            }
            let heads = [
                words("危害", "Harm"), words("次の一手と、その理由", "Next step, and why"),
                words("要求事項", "Demand"), words("記録", "Record"),
            ]
            page.head(Array(heads.prefix(isShort ? 3 : 4)))
            page.element(.tbody) { page in
                for step in steps { row(step, &page) }
            }
        }
    }

    private func row(_ step: NextStep, _ page: inout HTMLWriter) {
        page.element(.tr) { page in
            page.element(.td, [.class("harm-cell")]) { harm(step.harm, &$0) }
            page.element(.td) { page in
                page.element(.div, [.class("act")], text: step.text[words.language])
                page.element(.div, [.class("why")], text: reason(step))
            }
            page.element(.td, [.class("fixed")]) { page in
                page.element(.div) { Badge(step.state, words).write(into: &$0) }
                page.element(
                    .a, [.toID(ConformityTable.anchor(step.requirement)), .class("mono")],
                    text: step.requirement.id.text)
            }
            guard !isShort else { return }
            page.element(.td) { page in
                page.element(.div, [.class("mono")], text: step.record)
                if let origin = step.origin {
                    page.element(.div, [.class("place")], text: words.place(origin))
                }
            }
        }
    }

    /// The whole reason stands in the list of all steps and with the demand.
    private func reason(_ step: NextStep) -> String {
        let reason = step.reason[words.language]
        let limit = words.language == .japanese ? 110 : 220
        return isShort && reason.count > limit ? reason.prefix(limit) + "…" : reason
    }

    private func harm(_ harm: RecordedHarm?, _ page: inout HTMLWriter) {
        guard let harm else {
            page.text("－")
            return
        }
        page.element(.div, text: words.facts([words.harm(harm.type), words.severity(harm.severity)]))
        page.element(.div, [.class("place")], text: harm.risk)
    }
}

/// All that is left to do.
struct NextStepsSection {
    let assessment: Assessment
    let words: Words

    func write(into page: inout HTMLWriter) {
        let steps = assessment.nextSteps
        let panel = Panel(
            id: "steps", title: words("次の一手（全 \(steps.count) 件）", "Next steps (\(steps.count))"),
            basis: words(
                "要求事項ごとに一つ。一つを済ませて評価し直すと、次に足りないものが出ます。",
                "One a demand. When it is done, the next assessment names what is wanting next."))
        panel.write(into: &page) { page in
            if steps.isEmpty {
                page.element(.p, text: words("残っていません。", "None is left."))
            } else {
                StepTable(words: words, isShort: false).write(steps, into: &page)
            }
        }
    }
}

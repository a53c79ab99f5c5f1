import Evidence
import HTML
import Kernel
import Requirements
import Workflows

/// Each demand with its state, why, from which records, and what to do.
struct ConformityTable {
    let assessment: Assessment
    let words: Words
    private static let citationsMax = 6
    private static let printedMax = 3
    private static let fieldsMax = 4
    private static let valueLengthMax = 48

    /// The place of a demand in the page.
    static func anchor(_ requirement: Requirement) -> String {
        requirement.catalogue == Catalogue.guidanceID
            ? requirement.id.text : "\(requirement.catalogue)-\(requirement.id)"
    }

    /// The place of a section of a catalogue in the page.
    static func anchor(_ section: String, in catalogue: Catalogue) -> String {
        "section-\(catalogue.id)-\(section)"
    }

    func write(into page: inout HTMLWriter) {
        let results = assessment.catalogues.flatMap(\.results)
        let judged = results.count { $0.basis == .judgement }
        let panel = Panel(
            id: "conformity", title: words("要求事項ごとの評価", "Demand by demand"),
            basis: words(
                "要求の文は原文の言い換えです。全 \(results.count) 項のうち、人の判断によるもの \(judged) 項。"
                    + "見た記録には、その欄が読まれたときの値を添えています。",
                "Demands are restated in our own words. Of \(results.count), \(judged) rest on a "
                    + "person's judgement. "
                    + "Records are shown with the fields that were read."))
        panel.write(into: &page) { page in
            for catalogue in assessment.catalogues { write(catalogue, into: &page) }
        }
    }

    private func write(_ results: CatalogueResults, into page: inout HTMLWriter) {
        let bySection = Dictionary(grouping: results.results, by: \.requirement.section)
        page.element(.p, [.class("sub")], text: results.catalogue.title[words.language])
        page.element(.table, [.class("demands")]) { page in
            page.element(.colgroup) { page in
                for look: StaticString in ["c-id", "c-demand", "c-evidence", "c-next"] {
                    page.void(.col, [.class(look)])
                }
            }
            page.head([
                words("番号と状態", "Number, state"), words("要求と理由", "Demand and reason"),
                words("見た記録", "Records looked at"), words("次の一手", "Next step"),
            ])
            for section in results.catalogue.sections {
                page.element(.tbody) { page in
                    heading(section, in: results.catalogue, &page)
                    for result in bySection[section] ?? [] { row(result, &page) }
                }
            }
        }
    }

    private func heading(_ section: String, in catalogue: Catalogue, _ page: inout HTMLWriter) {
        page.element(.tr, [.class("section")]) { page in
            page.element(.th, [.scope("rowgroup"), Attribute("colspan", 4)]) { page in
                page.element(
                    .h3, [.id(ConformityTable.anchor(section, in: catalogue))],
                    text: words.section(section))
            }
        }
    }

    private func row(_ result: RequirementResult, _ page: inout HTMLWriter) {
        let requirement = result.requirement
        page.element(.tr, [.id(ConformityTable.anchor(requirement))]) { page in
            page.element(.th, [.scope("row")]) { page in
                page.element(.div, [.class("mono")], text: requirement.id.text)
                page.element(.div) { Badge(result.state, words).write(into: &$0) }
                page.element(.div, [.class("place")], text: words.modality(requirement.modality))
                page.element(.div, [.class("place")], text: words.basis(result.basis))
            }
            page.element(.td) { page in
                page.element(.div, text: requirement.text[words.language])
                if !result.reason[words.language].isEmpty {
                    page.element(.div, [.class("why")], text: result.reason[words.language])
                }
                if !requirement.today.isEmpty, words.language == .japanese {
                    page.element(.div, [.class("why")], text: "その後：" + requirement.today)
                }
            }
            page.element(.td) { evidence(ConformityTable.ordered(result), &$0) }
            page.element(.td) { page in
                if !result.state.isSettled { page.text(result.nextStep?[words.language] ?? "") }
            }
        }
    }

    private func evidence(_ citations: [Citation], _ page: inout HTMLWriter) {
        guard !citations.isEmpty else {
            page.text("－")
            return
        }
        let shown = citations.prefix(ConformityTable.citationsMax)
        page.element(.details) { page in
            page.element(
                .summary, text: words.count(citations.count, "件", "record", "records"))
            page.element(.ul, [.class("evidence")]) { page in
                for citation in shown { page.element(.li) { self.citation(citation, &$0) } }
                rest(citations.count - ConformityTable.citationsMax, "on-screen", &page)
                rest(citations.count - ConformityTable.printedMax, "on-paper", &page)
            }
        }
    }

    /// On paper fewer are shown, so that its own rest is counted.
    private func rest(_ count: Int, _ medium: StaticString, _ page: inout HTMLWriter) {
        guard count > 0 else { return }
        page.element(.li, [.class(medium)], text: words("ほか \(count) 件", "and \(count) more"))
    }

    /// First the records in which something is wanting, and the judgement; last what only decided the scope.
    private static func ordered(_ result: RequirementResult) -> [Citation] {
        let wanting = Set(result.shortfalls.map(\.record))
        let evidence = result.evidence
        let judgement = result.basis == .judgement ? "judgements/\(result.requirement.id)" : nil
        let gateEnd = evidence.firstIndex { $0.record == "scope_computation" } ?? -1
        func weight(_ index: Int) -> Int {
            let record = evidence[index].record
            if wanting.contains(record) || record == judgement { return 0 }
            return index > gateEnd ? 1 : 2
        }
        return evidence.indices.sorted { (weight($0), $0) < (weight($1), $1) }.map { evidence[$0] }
    }

    private func citation(_ citation: Citation, _ page: inout HTMLWriter) {
        page.element(.span, [.class("mono")], text: citation.record)
        page.text(" ")
        page.element(.span, [.class("place")], text: words.place(citation.origin))
        if let count = citation.count, citation.section != nil {
            let all = count == 0 ? words("記録なし", "no record") : words("全 \(count) 件", "all \(count)")
            page.element(.span, [.class("place")], text: words("（\(all)）", " (\(all))"))
        }
        let names = citation.fields.keys.sorted()
        guard !names.isEmpty else { return }
        var fields = names.prefix(ConformityTable.fieldsMax).map { name in
            "\(name): \(shortened(citation.fields[name] ?? ""))"
        }
        if names.count > fields.count {
            let rest = names.count - fields.count
            fields.append(words("ほか \(rest) 欄", "and \(rest) more"))
        }
        page.text(" ")
        page.element(.span, [.class("fields")], text: fields.joined(separator: words("、", "; ")))
    }

    /// Enough of a value to recognise it.
    private func shortened(_ value: String) -> String {
        if value.isEmpty { return words("記載なし", "not written") }
        let limit = ConformityTable.valueLengthMax
        return value.count <= limit ? value : value.prefix(limit) + "…"
    }
}

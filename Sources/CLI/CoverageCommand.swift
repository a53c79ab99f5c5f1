import Evidence
import Console
import Ports
import ArgumentParser
import CatalogueFormat
import Kernel
import Requirements
import Workflows

/// `mamori requirements coverage`: how many demands rules decide; with a dossier, how they stand for that
/// device.
struct CoverageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "Count per section the demands that rules decide, or their states for one device.")

    enum Form: String, CaseIterable, ExpressibleByArgument { case text, json }

    @Argument(help: "A device's folder.")
    var dossier: String?
    @Option(name: .long, help: "text or json.")
    var format: Form = .text
    @OptionGroup var day: DayOption
    @OptionGroup var catalogues: CatalogueOption
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language
        let counts: [SectionCount]
        if let dossier {
            let assessment = try RefusalText.telling(language, about: dossier) { () throws(WorkflowRefusal) in
                try AssessDevice(
                    store: Edges.required.store, intelligence: Edges.required.intelligence)(
                        dossier, on: day.day, actor: Actor(name: "", role: ""), catalogues: catalogues.ids)
            }
            counts = assessment.catalogues.flatMap { results in
                SectionCount.count(results.catalogue.requirements) { requirement in
                    results.results.first { $0.requirement.id == requirement.id }?.state
                }
            }
        } else {
            counts = try chosen(catalogues, language).flatMap { catalogue in
                SectionCount.count(catalogue.requirements) { _ in nil }
            }
        }
        let terminal = Edges.required.terminal
        switch format {
        case .json: terminal.write(json(counts))
        case .text: terminal.write(text(counts, language))
        }
    }

    private func text(_ counts: [SectionCount], _ language: Language) -> String {
        func say(_ ja: String, _ en: String) -> String { language == .japanese ? ja : en }
        let states = dossier == nil ? [] : RequirementState.inOrder
        var table = TextTable(
            [say("節", "Section"), say("項目", "Demands"), say("規則で決まる", "By rule")]
                + states.map { "\($0.sign) \($0.name[language])" },
            numeric: Set(1...(2 + states.count)))
        for count in counts { table.add(count.row(states)) }
        let all = SectionCount.total(counts, name: say("合計", "Total"))
        table.add(all.row(states))
        let note = say(
            "規則で決まる＝試験で、記録（判断を含む）だけから「満たす」と「未達」の両方が示された項目（docs/requirements.md）",
            "By rule = tests show both met and unmet from records alone, judgements included "
                + "(docs/requirements.md)"
        )
        return table.text + note + "\n"
    }

    /// `total`, `decidedByRule`, `sections`, and with a dossier the states' counts.
    private func json(_ counts: [SectionCount]) -> String {
        let all = SectionCount.total(counts, name: "")
        var lines = ["  \"decidedByRule\": \(all.decided)"]
        let sections = counts.map { count in
            "    {\"decidedByRule\": \(count.decided), \"section\": \"\(count.section)\", "
                + (dossier == nil ? "" : "\"states\": {\(count.statesJSON)}, ") + "\"total\": \(count.total)}"
        }
        lines.append("  \"sections\": [\n\(sections.joined(separator: ",\n"))\n  ]")
        if dossier != nil { lines.append("  \"states\": {\(all.statesJSON)}") }
        lines.append("  \"total\": \(all.total)")
        return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
    }
}

/// The demands of one section, counted.
struct SectionCount {
    let section: String
    let total: Int
    let decided: Int
    let states: [RequirementState: Int]

    /// Counts in the order of the sections; `state` gives a demand's state where one is known.
    static func count(
        _ requirements: [Requirement], state: (Requirement) -> RequirementState?
    ) -> [SectionCount] {
        var order: [String] = []
        var grouped: [String: [Requirement]] = [:]
        for requirement in requirements {
            if grouped[requirement.section] == nil { order.append(requirement.section) }
            grouped[requirement.section, default: []].append(requirement)
        }
        return order.map { section in
            let members = grouped[section] ?? []
            return SectionCount(
                section: section, total: members.count,
                decided: members.count { CatalogueReader.decidedByRule.contains("\($0.catalogue)/\($0.id)") },
                states: members.compactMap(state).reduce(into: [:]) { $0[$1, default: 0] += 1 })
        }
    }

    static func total(_ counts: [SectionCount], name: String) -> SectionCount {
        SectionCount(
            section: name, total: counts.reduce(0) { $0 + $1.total },
            decided: counts.reduce(0) { $0 + $1.decided },
            states: counts.reduce(into: [:]) { $0.merge($1.states, uniquingKeysWith: +) })
    }

    func row(_ shown: [RequirementState]) -> [String] {
        [section, "\(total)", "\(decided)"] + shown.map { "\(states[$0] ?? 0)" }
    }

    var statesJSON: String {
        RequirementState.allCases.map(\.rawValue).sorted().map { name in
            "\"\(name)\": \(RequirementState(rawValue: name).flatMap { states[$0] } ?? 0)"
        }.joined(separator: ", ")
    }
}

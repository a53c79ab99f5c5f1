import ArgumentParser
import Console
import Kernel
import RiskAnalysis
import RiskManagement
import Workflows

/// `mamori risk threats`: what the rules propose, and what people have decided.
struct RiskThreatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "threats",
        abstract: "List the threats that the records mean, and the decisions on them.",
        discussion: """
            With --format csv the list is a table to fill in: decide each row in a spreadsheet and give it \
            to mamori risk decide --from. Exit codes: 0 everything is decided; 1 something is open or came \
            back; 2 the dossier cannot be read.
            """)

    enum Form: String, CaseIterable, ExpressibleByArgument { case text, csv }

    @OptionGroup var options: RiskOptions
    @Option(name: .long, help: "text or csv.") var format: Form = .text
    @Flag(name: .long, help: "Only what a person has to look at.") var open = false
    @Option(name: .long, help: "Only this rule.") var rule: String?
    @Flag(name: .long, help: "With reasons, questions and premises.") var explain = false

    func run() throws {
        let risk = try options.assessment().risk
        let language = options.language.language
        let terminal = Edges.required.terminal
        switch format {
        case .csv:
            terminal.write(DecisionTable.write(risk.register, onlyOpen: open, in: language))
        case .text:
            let rows = risk.register.rows.filter {
                (!open || $0.standing.isOpen) && (rule == nil || $0.proposal.rule.id.text == rule)
            }
            terminal.write(ThreatText(language: language, explain: explain).text(rows, risk))
        }
        if !risk.register.open.isEmpty { throw ExitCode(1) }
    }
}

/// The register in words.
struct ThreatText {
    let language: Language
    let explain: Bool

    func text(_ rows: [ThreatRegister.Row], _ risk: RiskEvaluation) -> String {
        var text = explain ? rows.map(explained).joined(separator: "\n") : table(rows)
        let open = risk.register.open.count
        let said = LocalizedText(
            ja: "規則の提案 \(risk.register.rows.count) 件（判断待ち・見直し \(open) 件）、人が書いた脅威 "
                + "\(risk.register.own.count) 件、提案がなくなった判断 \(risk.register.lapsed.count) 件",
            en: "\(risk.register.rows.count) proposed (\(open) to be looked at), \(risk.register.own.count) "
                + "written by people, \(risk.register.lapsed.count) decisions whose proposal is gone")
        text += "\n" + said[language] + "\n"
        return text
    }

    private func table(_ rows: [ThreatRegister.Row]) -> String {
        func say(_ ja: String, _ en: String) -> String { language == .japanese ? ja : en }
        var table = TextTable([
            say("状態", "State"), say("規則", "Rule"), say("対象", "Subject"), say("脅威", "Threat"),
        ])
        for row in rows {
            table.add([
                row.standing.name[language], row.proposal.rule.id.text, row.proposal.subject,
                row.proposal.rule.title[language],
            ])
        }
        return table.text
    }

    private func explained(_ row: ThreatRegister.Row) -> String {
        func say(_ ja: String, _ en: String) -> String { language == .japanese ? ja : en }
        let proposal = row.proposal
        let rule = proposal.rule
        var lines = [
            "\(proposal.id)  \(row.standing.name[language])",
            "  \(proposal.title[language])",
            "  " + say("なぜ：", "Why: ") + rule.reason[language],
            "  " + say("確かめる：", "Check: ") + rule.question[language],
            "  " + say("当たらないとき：", "False alarm: ") + rule.falsePositive[language],
            "  STRIDE: " + rule.stride.map { $0.name[language] }.joined(separator: say("、", ", ")),
            "  " + say("参照：", "References: ")
                + rule.references.map(\.description).joined(separator: say("、", ", ")),
        ]
        lines += proposal.premises.map { "  - " + $0.words[language] }
        if case .returned(let changes) = row.standing {
            lines += changes.map { "  ! " + $0[language] }
        }
        if let decision = row.decision {
            lines.append(
                "  " + say("判断：", "Decision: ")
                    + "\(decision.reason[language])（\(decision.by)、\(decision.date)）")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

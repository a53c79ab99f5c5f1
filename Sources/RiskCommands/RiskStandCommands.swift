import ArgumentParser
import Console
import Kernel
import RiskManagement
import Severity
import Workflows

/// `mamori risk matrix`: how many risks stand where, before and after controls.
struct RiskMatrixCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "matrix",
        abstract: "Show the company's risk matrix with its risks, before and after.",
        discussion: """
            After controls means after those that are verified on the current release. Exit codes: 0 every \
            risk is controlled; 1 one is not; 2 the dossier cannot be read.
            """)

    @OptionGroup var options: RiskOptions

    func run() throws {
        let risk = try options.assessment().risk
        let text = MatrixText(language: options.language.language)
        Edges.required.terminal.write(text.text(risk))
        if risk.risks.isEmpty || !risk.uncontrolled.isEmpty { throw ExitCode(1) }
    }
}

/// `mamori risk trace`: from demand to text for the user, with every hole.
struct RiskTraceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace", abstract: "Trace each threat to risk, controls, proof and text for users.",
        discussion: "Exit codes: 0 complete; 1 there are holes; 2 the dossier cannot be read.")

    @OptionGroup var options: RiskOptions
    @Flag(name: .long, help: "Only rows with holes.") var holes = false

    func run() throws {
        let risk = try options.assessment().risk
        let language = options.language.language
        func say(_ ja: String, _ en: String) -> String { language == .japanese ? ja : en }
        var text = ""
        for row in holes ? risk.trace.incomplete : risk.trace.rows {
            let controls = row.risk?.controls.map { "\($0.control.id) \($0.standing.words[language])" } ?? []
            text += "\(row.threat) → \(row.risk?.risk.id.text ?? "—")"
            text += controls.isEmpty ? "" : " → " + controls.joined(separator: say("、", ", "))
            text += row.risk.map { " → " + ($0.residualLevel?.name[language] ?? "?") } ?? ""
            text += row.texts.isEmpty ? "\n" : " → \(row.texts.joined(separator: say("、", ", ")))\n"
            if !row.demands.isEmpty { text += "    \(row.demands.joined(separator: " "))\n" }
            text += row.holes.map { "    ! \($0[language])\n" }.joined()
        }
        let said = LocalizedText(
            ja: "\(risk.trace.rows.count) 行のうち穴のある行 \(risk.trace.incomplete.count)",
            en: "\(risk.trace.incomplete.count) of \(risk.trace.rows.count) rows have holes")
        Edges.required.terminal.write(text + said[language] + "\n")
        if risk.trace.rows.isEmpty || !risk.trace.incomplete.isEmpty { throw ExitCode(1) }
    }
}

/// `mamori risk paths`: ways from outside to harm of people.
struct RiskPathsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paths",
        abstract:
            "Show the ways from outside to each harm of patients and users, those without a control first.",
        discussion:
            "Exit codes: 0 each way meets a verified control; 1 one does not; 2 the dossier cannot be read.")

    @OptionGroup var options: RiskOptions

    func run() throws {
        let risk = try options.assessment().risk
        let language = options.language.language
        func say(_ ja: String, _ en: String) -> String { language == .japanese ? ja : en }
        var text = ""
        let paths = risk.paths.paths.filter(\.isUnbarred) + risk.paths.paths.filter { !$0.isUnbarred }
        for path in paths {
            let entry =
                switch path.entry {
                case .interface(let id), .party(let id): id
                }
            let barriers = path.barriers.filter { $0.standing == .verified }.map(\.control.id.text)
            text +=
                ([entry] + path.elements + [path.function.id, path.risk.id.text])
                .joined(separator: " → ") + "\n"
            text +=
                barriers.isEmpty
                ? "    ! " + say("検証済みの対策が途中にない", "no verified control on the way") + "\n"
                : "    " + barriers.joined(separator: say("、", ", ")) + "\n"
        }
        for risk in risk.paths.unplaced {
            text += "\(risk.id): " + say("機能や構成品に結ばれず、経路を示せない", "linked to no function or constituent") + "\n"
        }
        Edges.required.terminal.write(text)
        if paths.contains(where: \.isUnbarred) { throw ExitCode(1) }
    }
}

/// `mamori risk gate`: whether the current release may go out.
struct RiskGateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gate", abstract: "Say what holds the current release back as far as cyber risk goes.",
        discussion: """
            Every baseline item passes on that release or deviates with approval, every risk is controlled \
            or weighed, every proposed threat is decided, the overall conclusion is signed, and no \
            vulnerability awaits a decision. Exit codes: 0 open; 1 held back; 2 the dossier cannot be read.
            """)

    @OptionGroup var options: RiskOptions
    @Flag(name: .long, help: "Also what is cleared.") var all = false

    func run() throws {
        let gate = try options.assessment().risk.gate
        let language = options.language.language
        func say(_ ja: String, _ en: String) -> String { language == .japanese ? ja : en }
        var table = TextTable(["", say("種類", "Kind"), say("対象", "Subject"), say("理由", "Reason")])
        for item in all ? gate.items : gate.blocking {
            table.add([
                item.isCleared ? "○" : "×", item.kind.name[language], item.subject, item.reason[language],
            ])
        }
        let said = LocalizedText(
            ja: gate.isOpen
                ? "版 \(gate.release)：出荷を止めるものはありません（確認 \(gate.items.count) 件）"
                : "版 \(gate.release)：出荷を止めるもの \(gate.blocking.count) 件（確認 \(gate.items.count) 件）",
            en: gate.isOpen
                ? "Release \(gate.release): nothing holds it back (\(gate.items.count) checks)"
                : "Release \(gate.release): \(gate.blocking.count) of \(gate.items.count) checks hold it back"
        )
        let exemption = gate.items.first { $0.kind == .scope && $0.isCleared }
        let why = exemption.map { $0.reason[language] + "\n" } ?? ""
        let text = (all ? gate.items : gate.blocking).isEmpty ? why : table.text + why
        Edges.required.terminal.write(text + said[language] + "\n")
        if !gate.isOpen { throw ExitCode(1) }
    }
}

import ArgumentParser
import Console
import Kernel
import Ports
import RiskAnalysis
import RiskManagement
import Workflows

extension ThreatDecision.Disposition: ExpressibleByArgument {}

/// `mamori risk decide`: a person's decision on proposed threats, one or a whole table.
struct RiskDecideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide", abstract: "Record decisions on proposed threats, one by one or from a table.",
        discussion: """
            Writes decisions/threats/, one file a decision, with what the rule looked at as premises; when \
            one of them changes, the threat comes back. A table is what mamori risk threats --format csv \
            gives, filled in (CSV or XLSX). All or nothing. What was decided on an earlier day bears that \
            day (--on); the premises are those of today's records. Exit codes: 0 recorded; 2 something \
            cannot be used, nothing is written; 64 not permitted.
            """)

    @Argument(help: "The device's folder.") var dossier: String
    @Option(name: .long, help: "The rule.") var rule: String?
    @Option(name: .long, help: "The record that it is about: its id or path.") var subject: String?
    @Option(name: .long, help: "accepted, adapted or dismissed.") var decision: ThreatDecision.Disposition?
    @Option(name: .long, help: "A threat of risk.yaml that takes it up; may be repeated.")
    var threat: [String] = []
    @Option(name: .long, help: "The reason.") var reason: String?
    @Option(name: .long, help: "The reason in English, where the company keeps both.") var reasonEn: String?
    @Option(name: .long, help: "A table of decisions, CSV or XLSX.") var from: String?
    @Option(name: .long, help: "Who decides.") var by: String
    @Option(name: .long, help: "The role: psirt, safety_manager, quality_manager …") var role: String
    @Option(name: .long, help: "The day on which it was decided, YYYY-MM-DD (preset: today in Japan).")
    var on: Day?
    @OptionGroup var language: LanguageOption

    func validate() throws {
        guard from == nil else { return }
        guard rule != nil, subject != nil, decision != nil, reason != nil else {
            throw ValidationError("Give --rule, --subject, --decision and --reason, or a table with --from.")
        }
    }

    func run() throws {
        let edges = Edges.required
        let language = language.language
        let (requests, undecided) = try requests(language)
        let paths = try RefusalText.telling(language, about: dossier) { () throws(WorkflowRefusal) in
            try DecideThreats(store: edges.store, clock: edges.clock)(
                requests, in: dossier, by: Actor(name: by, role: role), decidedOn: on)
        }
        let said = LocalizedText(
            ja: "判断 \(paths.count) 件を記録しました（判断のない行 \(undecided) 件）",
            en: "\(paths.count) decisions recorded (\(undecided) rows without one)")
        edges.terminal.write(said[language] + "\n")
        for path in paths {
            edges.terminal.write(FindingsText.place(Origin(file: path), in: dossier) + "\n")
        }
    }

    private func requests(_ language: Language) throws -> ([DecideThreats.Request], Int) {
        guard let from else {
            let request = DecideThreats.Request(
                rule: rule ?? "", subject: subject ?? "", disposition: decision ?? .accepted,
                threats: threat,
                reason: LocalizedText(ja: reason ?? "", en: reasonEn ?? reason ?? ""),
                origin: Origin(file: "device.yaml"))
            return ([request], 0)
        }
        return try RefusalText.telling(language, about: nil) { () throws(WorkflowRefusal) in
            let bytes: [UInt8]
            do throws(StoreRefusal) {
                bytes = try Edges.required.files.bytes(of: from, bytesMax: 64 << 20)
            } catch {
                throw .store(error)
            }
            let (requests, undecided, findings) = DecisionTable.read(bytes, file: from)
            if findings.contains(where: { $0.severity == .error }) { throw .unreadable(findings) }
            return (requests, undecided)
        }
    }
}

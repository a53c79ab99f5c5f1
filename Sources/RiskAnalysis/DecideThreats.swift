import Audit
import DossierFormat
import Evidence
import Identity
import Kernel
import Ports
import RiskManagement
import Workflows

/// Use case: record what a person decides on proposed threats. The premises are what the rules looked at
/// then;
/// when one of them changes, the threat comes back.
public struct DecideThreats: Sendable {
    private let store: any DossierStore
    private let clock: any Clock

    public init(store: any DossierStore, clock: any Clock) {
        self.store = store
        self.clock = clock
    }

    /// One decision asked for.
    public struct Request: Sendable {
        public let rule: String
        /// The record's path, or its id alone.
        public let subject: String
        public let disposition: ThreatDecision.Disposition
        public let threats: [String]
        public let reason: LocalizedText
        public let origin: Origin

        public init(
            rule: String, subject: String, disposition: ThreatDecision.Disposition, threats: [String],
            reason: LocalizedText, origin: Origin
        ) {
            self.rule = rule
            self.subject = subject
            self.disposition = disposition
            self.threats = threats
            self.reason = reason
            self.origin = origin
        }
    }

    /// Saves all decisions or none; gives the paths of their files in the dossier.
    ///
    /// - Parameter decidedOn: the day on which it was decided; today in Japan when nil.
    /// - Throws: `unreadable` with a finding for each request that no proposal answers to, that names a
    ///   threat which does not exist, or that lacks what its decision needs, and for a day yet to come.
    public func callAsFunction(
        _ requests: [Request], in dossier: String, by actor: Actor, decidedOn: Day? = nil
    ) throws(WorkflowRefusal) -> [String] {
        guard Permissions.allows(.decideThreat, to: actor) else { throw .notPermitted(.decideThreat) }
        let now = clock.now()
        let day = decidedOn ?? now.dayInJapan
        guard day <= now.dayInJapan else {
            throw .unreadable([DecideThreats.future(day, today: now.dayInJapan, at: requests.first?.origin)])
        }
        let assessment = try AssessDevice(store: store)(dossier, on: now.dayInJapan, actor: actor)
        let rows = Dictionary(
            assessment.risk.register.rows.map { ($0.proposal.id, $0.proposal) },
            uniquingKeysWith: { first, _ in first })
        let known = Set(assessment.risk.file.threats.map(\.id))
        var faults: [Finding] = []
        var files: [(path: String, text: String)] = []
        for request in requests {
            let id = ThreatProposal.id(of: ID(request.rule), subject: request.subject)
            guard let proposal = rows[id] else {
                faults.append(DecideThreats.noProposal(request, among: rows.values.map { $0 }))
                continue
            }
            faults += DecideThreats.faults(in: request, known: known)
            let decision = ThreatDecision(
                id: ID(ThreatDecisionWriter.name(of: id)), rule: proposal.rule.id,
                subject: proposal.subject, disposition: request.disposition, threats: request.threats,
                reason: request.reason, by: actor.name, role: actor.role, date: day,
                premises: proposal.premises, origin: request.origin)
            files.append((ThreatDecisionWriter.path(of: id), ThreatDecisionWriter.write(decision)))
        }
        if !faults.isEmpty { throw .unreadable(faults.sorted()) }
        guard !files.isEmpty else { return [] }
        let event = AuditEvent(
            actor: actor, action: "decide-threats",
            record: files.count == 1 ? files[0].path : "decisions/threats (\(files.count))",
            reason: requests.count == 1
                ? requests[0].reason
                : LocalizedText(ja: "脅威 \(files.count) 件の判断", en: "decisions on \(files.count) threats"),
            instant: now)
        do {
            try store.save(DossierChange(dossier: dossier, files: files, mustBeNew: false, event: event))
        } catch {
            throw .store(error)
        }
        return files.map(\.path)
    }

    private static func faults(in request: Request, known: Set<String>) -> [Finding] {
        var faults: [Finding] = []
        func fault(_ code: String, ja: String, en: String) {
            faults.append(Finding(.error, code, LocalizedText(ja: ja, en: en), at: request.origin))
        }
        let name = "\(request.rule)@\(request.subject)"
        if request.reason.ja.isEmpty && request.reason.en.isEmpty {
            fault("reason-missing", ja: "\(name)：理由がありません", en: "\(name): there is no reason")
        }
        for threat in request.threats where !known.contains(threat) {
            fault(
                "no-such-threat", ja: "\(name)：脅威「\(threat)」は threats にありません",
                en: "\(name): there is no threat \"\(threat)\" among threats")
        }
        if request.disposition == .adapted, request.threats.isEmpty {
            fault(
                "threats-missing", ja: "\(name)：直して採用するときは、引き受ける脅威を挙げます",
                en: "\(name): an adapted threat names the threats that take it up")
        }
        if request.disposition == .dismissed, !request.threats.isEmpty {
            fault(
                "threats-superfluous", ja: "\(name)：不採用なら、引き受ける脅威は挙げません",
                en: "\(name): a dismissed threat names no threats")
        }
        return faults
    }

    private static func future(_ day: Day, today: Day, at origin: Origin?) -> Finding {
        Finding(
            .error, "day-in-the-future",
            LocalizedText(
                ja: "判断した日 \(day) は今日（\(today)）より後です。--on には判断した日を書きます",
                en: "the day of the decision, \(day), is after today (\(today)); --on takes the day on which "
                    + "it was decided"),
            at: origin ?? Origin(file: "device.yaml"))
    }

    private static func noProposal(_ request: Request, among proposals: [ThreatProposal]) -> Finding {
        let id = request.subject.split(separator: "/").last.map(String.init) ?? request.subject
        let sameSubject = proposals.filter { $0.subject.hasSuffix("/" + id) || $0.subject == id }
        let rules = sameSubject.map(\.rule.id.text).sorted().joined(separator: ", ")
        let hint =
            rules.isEmpty
            ? LocalizedText(same: "")
            : LocalizedText(ja: "。この記録への提案：\(rules)", en: "; proposed for this record: \(rules)")
        return Finding(
            .error, "no-such-proposal",
            LocalizedText(
                ja: "規則「\(request.rule)」は「\(request.subject)」に脅威を提案していません\(hint.ja)",
                en: "rule \"\(request.rule)\" proposes no threat for \"\(request.subject)\"\(hint.en)"),
            at: request.origin)
    }
}

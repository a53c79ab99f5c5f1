import Evidence
import Kernel

/// Decides demands from records and judgements: the same input and day give the same results.
public struct ConformityEvaluation {
    private let source: EvidenceSource
    private let today: Day
    private let rules: [ID<Rule>: Rule]
    private let judgements: [String: Judgement]

    /// Prepares an evaluation on `today` with the given rules (normally the whole rule book).
    public init(source: EvidenceSource, today: Day, rules: [Rule]) {
        self.source = source
        self.today = today
        self.rules = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var judgements: [String: Judgement] = [:]
        for record in source.records(Judgement.kind) {
            guard let judgement = Judgement(record), judgement.day <= today else { continue }
            let key = "\(judgement.catalogue)/\(judgement.demand)"
            // The latest judgement on a demand counts; of the same day, the one written last.
            if let earlier = judgements[key], earlier.day > judgement.day { continue }
            judgements[key] = judgement
        }
        self.judgements = judgements
    }

    /// The results in the order of the catalogue, and the fields that a rule asked for but no record can
    /// have.
    ///
    /// - Parameter guidance: the guidance's results, for a catalogue whose demands are mapped to it.
    public func evaluate(
        _ catalogue: Catalogue, guidance: [RequirementResult] = []
    ) -> (results: [RequirementResult], wrongReads: [String]) {
        let decided = Dictionary(
            guidance.map { ($0.requirement.id, $0) }, uniquingKeysWith: { first, _ in first })
        var results: [RequirementResult?] = catalogue.requirements.map { _ in nil }
        var wrongReads: [String] = []
        var states: [ID<Requirement>: RequirementState] = [:]
        var cited: [Citation] = []
        let isLast = { (requirement: Requirement) in requirement.rule == Rule.wholeID }
        for (index, requirement) in catalogue.requirements.enumerated() where !isLast(requirement) {
            let counterparts = requirement.mapped.compactMap { decided[$0] }
            if !counterparts.isEmpty {
                results[index] = mapped(requirement, to: counterparts)
                continue
            }
            let (result, wrong) = evaluate(requirement, otherStates: [:], cited: [])
            results[index] = result
            wrongReads += wrong
            cited += result.evidence
            if requirement.actors.contains("MAH") { states[requirement.id] = result.state }
        }
        for (index, requirement) in catalogue.requirements.enumerated() where isLast(requirement) {
            let (result, wrong) = evaluate(requirement, otherStates: states, cited: cited)
            results[index] = result
            wrongReads += wrong
        }
        return (results.compactMap { $0 }, wrongReads)
    }

    /// One demand by itself; `otherStates` and `cited` are for the rule that looks at all others.
    func evaluate(
        _ requirement: Requirement, otherStates: [ID<Requirement>: RequirementState], cited: [Citation]
    ) -> (RequirementResult, [String]) {
        let judgement = judgements["\(requirement.catalogue)/\(requirement.id)"]
        let inquiry = Inquiry(source: source, today: today, otherStates: otherStates)
        var verdict: Verdict?
        var ofGate = 0
        if let rule = requirement.rule.flatMap({ rules[$0] }) {
            verdict = rule.gate == .inScope ? inquiry.scopeGate() : nil
            ofGate = inquiry.trail.citations.count
            verdict = verdict ?? rule.decide(inquiry)
        }
        // What the rule itself looked at is told first, what the scope rests on after it.
        let citations = inquiry.trail.citations
        var trail = Array(citations.dropFirst(ofGate) + citations.prefix(ofGate))
        let known = Set(trail.map(\.record))
        trail += cited.filter { !known.contains($0.record) }.uniqued()
        let result: RequirementResult
        switch (verdict?.outcome, requirement.decidability) {
        case (nil, _), (.met, .partial), (.noRecord, .none), (.met, .none):
            result = judged(requirement, by: judgement, after: verdict, trail: trail)
        case (.some(let outcome), _):
            result = ruled(requirement, outcome, verdict: verdict, trail: trail)
        }
        return (result, inquiry.trail.wrongReads)
    }

    /// A demand of another catalogue: open while a demand of the guidance on the same records is, else for a
    /// person.
    private func mapped(_ requirement: Requirement, to counterparts: [RequirementResult]) -> RequirementResult
    {
        let trail = counterparts.flatMap(\.evidence).uniqued()
        for state in [RequirementState.unmet, .noRecord] {
            let open = counterparts.filter { $0.state == state }
            guard let first = open.first else { continue }
            let names = open.map(\.requirement.id.text).joined(separator: ", ")
            let lead = LocalizedText(
                ja: "同じ記録を見るガイダンスの項目 \(names) が「\(state.name.ja)」：",
                en: "\(names) of the guidance, which reads the same records: \(state.name.en). ")
            return RequirementResult(
                requirement: requirement, state: state, basis: .rule, reason: lead + first.reason,
                evidence: trail,
                shortfalls: open.flatMap(\.shortfalls), nextStep: first.nextStep)
        }
        if counterparts.allSatisfy({ $0.state == .notApplicable }) {
            return RequirementResult(
                requirement: requirement, state: .notApplicable, basis: .rule, reason: counterparts[0].reason,
                evidence: trail, shortfalls: [], nextStep: nil)
        }
        let judgement = judgements["\(requirement.catalogue)/\(requirement.id)"]
        return judged(requirement, by: judgement, after: nil, trail: trail)
    }

    private func ruled(
        _ requirement: Requirement, _ outcome: Verdict.Outcome, verdict: Verdict?, trail: [Citation]
    ) -> RequirementResult {
        let shortfalls = verdict?.shortfalls ?? []
        let state: RequirementState =
            switch outcome {
            case .met: .met
            case .unmet: .unmet
            case .notApplicable: .notApplicable
            case .noRecord: .noRecord
            }
        let reason = shortfalls.isEmpty ? verdict?.remark : LocalizedText.reason(of: shortfalls)
        return RequirementResult(
            requirement: requirement, state: state, basis: .rule, reason: reason ?? LocalizedText(same: ""),
            evidence: trail, shortfalls: shortfalls, nextStep: shortfalls.first?.step)
    }

    /// The person's part: a fresh judgement decides, a stale or missing one leaves the demand open.
    private func judged(
        _ requirement: Requirement, by judgement: Judgement?, after verdict: Verdict?, trail: [Citation]
    ) -> RequirementResult {
        let open: RequirementState = verdict?.outcome == .noRecord ? .noRecord : .needsJudgement
        let ask = LocalizedText(
            ja: "判断を記録する（mamori judge \(requirement.id)）",
            en: "Record a judgement (mamori judge \(requirement.id))")
        guard let judgement else {
            let reason = verdict.map { verdict in
                verdict.shortfalls.isEmpty
                    ? verdict.remark
                        + LocalizedText(
                            ja: "。記録から言えるのはここまでで、残りは人の判断が要ります",
                            en: ". Records go no further; a person has to judge the rest")
                    : LocalizedText.reason(of: verdict.shortfalls)
            }
            let none = LocalizedText(
                ja: "記録だけでは決められず、人の判断がまだありません",
                en: "Records alone cannot decide this, and nobody has judged it yet")
            return RequirementResult(
                requirement: requirement, state: open, basis: .none, reason: reason ?? none, evidence: trail,
                shortfalls: verdict?.shortfalls ?? [], nextStep: verdict?.shortfalls.first?.step ?? ask)
        }
        var evidence = trail
        evidence.append(
            Citation(
                record: judgement.path, origin: judgement.record.origin,
                fields: judgement.record.fields.mapValues(\.spelled), section: nil, count: nil))
        for premise in judgement.premises {
            guard let record = source.record(path: premise.record),
                !evidence.contains(where: { $0.record == premise.record })
            else { continue }
            let fields = premise.field.map { [$0: record.fields[$0]?.spelled ?? ""] } ?? [:]
            evidence.append(
                Citation(record: record.path, origin: record.origin, fields: fields, section: nil, count: nil)
            )
        }
        let changes = judgement.changes(in: source)
        guard changes.isEmpty else {
            let what = LocalizedText.list(changes, ja: "。", en: "; ")
            let stale = LocalizedText(
                ja: "\(judgement.day.written.ja)の判断の前提が変わりました。\(what.ja)",
                en: "A premise of the judgement of \(judgement.day.written.en) has changed: \(what.en)")
            let again = LocalizedText(
                ja: "前提を確かめて判断し直す（mamori judge \(requirement.id)）",
                en: "Check the premises and judge again (mamori judge \(requirement.id))")
            return RequirementResult(
                requirement: requirement, state: .needsJudgement, basis: .none, reason: stale,
                evidence: evidence,
                shortfalls: [Shortfall(record: judgement.path, message: stale, step: again)], nextStep: again)
        }
        let by = LocalizedText(
            ja: "\(judgement.actor.name)の判断（\(judgement.day.written.ja)）：",
            en: "Judged by \(judgement.actor.name) on \(judgement.day.written.en): ")
        let step =
            judgement.state == .unmet
            ? LocalizedText(ja: "判断で足りないとされた点に対処する", en: "Deal with what the judgement found wanting")
            : nil
        return RequirementResult(
            requirement: requirement, state: judgement.state, basis: .judgement,
            reason: by + judgement.reason,
            evidence: evidence, shortfalls: [], nextStep: step)
    }
}

extension LocalizedText {
    /// The shortfalls as one reason; beyond three, how many more there are.
    static func reason(of shortfalls: [Shortfall]) -> LocalizedText {
        let shown = LocalizedText.list(shortfalls.prefix(3).map(\.message), ja: "。", en: "; ")
        guard shortfalls.count > 3 else { return shown }
        let more = shortfalls.count - 3
        return shown + LocalizedText(ja: "。ほか \(more) 件", en: "; and \(more) more")
    }
}

extension [Citation] {
    fileprivate func uniqued() -> [Citation] {
        var seen: Set<String> = []
        return filter { seen.insert($0.record).inserted }
    }
}

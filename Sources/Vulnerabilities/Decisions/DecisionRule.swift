import Kernel
import VersionOrdering

/// Whether a decision holds (guidance 3.1): only for its component *and* its vulnerability *and* its scope,
/// and only while what it rests on has not changed.
public enum DecisionRule {
    private typealias Reason = DecisionAnswer.Reason

    /// Holds one decision against one component, vulnerability and release.
    public static func evaluate(
        _ decision: ExploitabilityDecision, for subject: DecisionSubject
    ) -> DecisionAnswer {
        func answer(_ outcome: DecisionAnswer.Outcome, _ reasons: [Reason]) -> DecisionAnswer {
            DecisionAnswer(decision: decision, outcome: outcome, reasons: reasons)
        }
        let defects = defects(decision)
        guard defects.isEmpty else { return answer(.doesNotCount, defects) }
        let names = Set([decision.vulnerability] + decision.aliases).map { $0.uppercased() }
        guard subject.vulnerabilities.contains(where: { names.contains($0.uppercased()) }) else {
            return answer(.doesNotApply, [.otherVulnerability(decision.vulnerability)])
        }
        var reviews: [Reason] = []
        switch decision.component.select(subject.component) {
        case .otherComponent: return answer(.doesNotApply, [.otherComponent])
        case .otherVersion: return answer(.doesNotApply, [.otherVersion(subject.component.version)])
        case .versionUnknown: reviews.append(.versionUnknown)
        case .selected: break
        }
        if let within = decision.within {
            let answers = subject.containers.map(within.select)
            if !answers.contains(.selected) {
                guard answers.contains(.versionUnknown) else { return answer(.doesNotApply, [.otherProduct]) }
                reviews.append(.versionUnknown)
            }
        }
        let scope = scope(decision, subject)
        if case .left(let reason) = scope { return answer(.doesNotApply, [reason]) }
        if case .review(let reason) = scope { reviews.append(reason) }
        reviews += premises(decision, subject) + dates(decision, subject.day)
        guard reviews.isEmpty else { return answer(.needsReview, reviews) }
        if case .inherited(let from) = scope {
            return answer(.applies, [.inherited(from: from, to: subject.release)])
        }
        return answer(.applies, [.made(scope: decision.scope)])
    }

    /// What makes it no decision that could count.
    private static func defects(_ decision: ExploitabilityDecision) -> [Reason] {
        var defects: [Reason] = []
        if decision.component.isEmpty { defects.append(.noComponent) }
        let hasWords = decision.statement.map { !$0.ja.isEmpty || !$0.en.isEmpty } ?? false
        if decision.status == .notAffected, decision.justification == nil, !hasWords {
            defects.append(.noReason)
        }
        return defects
    }

    // MARK: Scope

    private enum Scope {
        case inside
        case inherited(from: String)
        case review(Reason)
        case left(Reason)
    }

    private static func scope(_ decision: ExploitabilityDecision, _ subject: DecisionSubject) -> Scope {
        let release = subject.release
        let place = subject.releases.firstIndex(of: release)
        switch decision.scope {
        case .everywhere: return .inside
        case .releases(let list): return list.contains(release) ? .inside : .left(.otherRelease(release))
        case .release(let decided):
            if decided == release { return .inside }
            guard let place else { return .review(.unknownRelease(release)) }
            guard let start = subject.releases.firstIndex(of: decided) else {
                return .review(.unknownRelease(decided))
            }
            guard place > start else { return .left(.earlierRelease(release, decided: decided)) }
            let namesVersion = decision.premises.contains { premise in
                switch premise {
                case .componentVersion, .componentVersions: true
                case .advisory, .patch: false
                }
            }
            return namesVersion ? .inherited(from: decided) : .review(.noVersionPremise(release: release))
        case .range(let from, let through):
            if from == release || through == release { return .inside }
            guard let place else { return .review(.unknownRelease(release)) }
            var (first, last) = (0, subject.releases.count - 1)
            if let from {
                guard let start = subject.releases.firstIndex(of: from) else {
                    return .review(.unknownRelease(from))
                }
                first = start
            }
            if let through {
                guard let end = subject.releases.firstIndex(of: through) else {
                    return .review(.unknownRelease(through))
                }
                last = end
            }
            return (first...max(first, last)).contains(place) && place <= last
                ? .inside : .left(.otherRelease(release))
        }
    }

    // MARK: Premises

    private static func premises(
        _ decision: ExploitabilityDecision, _ subject: DecisionSubject
    ) -> [Reason] {
        var reasons: [Reason] = []
        let version = subject.component.version
        var named: Set<[String]> = []
        for premise in decision.premises {
            switch premise {
            case .componentVersion(let wanted):
                if version != wanted { reasons.append(.versionChanged(from: wanted, to: version)) }
            case .componentVersions(let range):
                let holds = version.flatMap { version in
                    (try? VersionRange.read(range, isSimplified: true))?.contains(version)
                }
                if holds != true { reasons.append(.versionChanged(from: range, to: version)) }
            case .patch(let patch):
                if !subject.patches.contains(patch) { reasons.append(.patchMissing(patch)) }
            case .advisory(let source, let id, let modified, let mark):
                named.insert([source, id])
                guard let record = subject.records.first(where: { $0.source == source && $0.id == id }) else {
                    reasons.append(.advisoryGone(source: source, id: id))
                    continue
                }
                // Modified, but nothing that the decision rests on.
                if let mark, mark == record.mark { continue }
                if let reason = change(record, since: modified ?? decision.decidedAt, isMarked: mark != nil) {
                    reasons.append(reason)
                }
            }
        }
        // Records that the decision does not name: newer ones may say what nobody has looked at.
        for record in subject.records where !named.contains([record.source, record.id]) {
            if let reason = change(record, since: decision.decidedAt, isMarked: false) {
                reasons.append(reason)
            }
        }
        return reasons
    }

    private static func change(_ record: AdvisoryStamp, since: Instant?, isMarked: Bool) -> Reason? {
        guard let since else { return nil }
        guard let modified = record.modified else {
            return .advisoryUndated(source: record.source, id: record.id)
        }
        let isNewer = modified > since
        // A mark that differs is a change, whatever the dates say.
        return isNewer || (isMarked && record.mark != nil)
            ? .advisoryChanged(source: record.source, id: record.id) : nil
    }

    private static func dates(_ decision: ExploitabilityDecision, _ day: Day) -> [Reason] {
        var reasons: [Reason] = []
        if decision.decidedAt == nil { reasons.append(.undated) }
        if let end = decision.expires, end < day { reasons.append(.expired(end)) }
        if let due = decision.reviewBy, due < day { reasons.append(.reviewDue(due)) }
        return reasons
    }
}

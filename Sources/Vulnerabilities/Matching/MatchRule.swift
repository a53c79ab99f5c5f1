import Kernel
import VersionOrdering

/// Decides how the components of a bill stand to every vulnerability that the index knows.
public struct MatchRule<Index: AdvisoryIndex> {
    private let index: Index
    private let answer: (ProductStatement) -> Truth
    /// Also what is ruled out already by its range is returned.
    private let explains: Bool

    public init(_ index: Index, inventory: Inventory, explains: Bool = false) {
        self.init(index, explains: explains) { inventory.holds($0) }
    }

    /// - Parameter answer: whether the bill holds what a condition asks for. It is asked for everything that
    ///   a verdict may depend on, whatever it answers.
    init(_ index: Index, explains: Bool, answer: @escaping (ProductStatement) -> Truth) {
        self.index = index
        self.explains = explains
        self.answer = answer
    }

    private struct Hit {
        let lookUp: MatchSubject.LookUp
        let claim: Claim
        let standing: VersionStanding
        /// Of the subject, where it is a package.
        let family: String?
    }

    /// What is said of one component, by vulnerability; those that do not affect it with their ground.
    public func matches(of subject: MatchSubject, at component: Int) -> [Match] {
        var hits: [AdvisoryRef: [Hit]] = [:]
        var outside: [AdvisoryRef] = []
        for lookUp in lookUps(of: subject) {
            let keeps = explains || lookUp.kind == .distribution || lookUp.kind == .package
            index.visit(lookUp.key, version: lookUp.version, all: true) { claim, found in
                guard claim.status != .platform else { return }
                var standing = found
                if found == .undecided, isAnother(lookUp.version, than: index.statement(claim)) {
                    standing = .outside
                }
                if standing == .outside, !keeps {
                    outside.append(claim.ref)
                } else {
                    hits[claim.ref, default: []]
                        .append(
                            Hit(
                                lookUp: lookUp, claim: claim, standing: standing,
                                family: subject.ecosystem?.family))
                }
            }
        }
        var byName: [String: [Match.Evidence]] = [:]
        for (ref, hits) in hits {
            let head = index.head(ref)
            guard let evidence = evidence(ref, head, hits) else { continue }
            for name in head.vulnerabilities { byName[canonical(name), default: []].append(evidence) }
        }
        let ruledOut = Lazy { Set(outside) }
        return byName.keys.sorted().compactMap { name in
            conclude(name, byName[name] ?? [], subject, component, ruledOut)
        }
    }

    /// Those of the subject, its names under every vendor where nothing better is known, and where its vendor
    /// is, the names that the project has as its own vendor.
    private func lookUps(of subject: MatchSubject) -> [MatchSubject.LookUp] {
        let known = Set(subject.lookUps.map(\.key))
        let byName = subject.productNames.flatMap { index.keys(ofProduct: $0) }
        let byProject = subject.projectNames.flatMap { name in
            index.keys(ofProduct: name).filter { $0.isNamedAfterItself(name) }
        }
        let others = (byName + byProject).filter { !known.contains($0) }
        return subject.lookUps
            + others.map { MatchSubject.LookUp(key: $0, version: subject.version, kind: .name) }
    }

    // MARK: One record

    /// What one record says of the component; nil where it says nothing.
    private func evidence(_ ref: AdvisoryRef, _ head: AdvisoryHead, _ hits: [Hit]) -> Match.Evidence? {
        var best: (hit: Hit, verdict: Match.Verdict)?
        let own = hits.filter { !$0.claim.isDefault }
        let hasOwn = own.contains { $0.standing == .inside }
        // A statement that may speak of this version leaves open whether the default does.
        let doubtful = own.first { $0.standing == .undecided }
        for hit in hits where !(hit.claim.isDefault && hasOwn) {
            guard var verdict = verdict(ref, head, hit) else { continue }
            if hit.claim.isDefault, let doubtful, head.state != .withdrawn {
                guard hit.claim.status == .affected else { continue }
                if verdict == .affected { verdict = doubt(of: doubtful) }
            }
            if let known = best, Self.weight(known.verdict) >= Self.weight(verdict) { continue }
            best = (hit, verdict)
        }
        guard let best else { return nil }
        return Match.Evidence(
            ref: ref, source: head.source, asserter: head.asserter, id: head.id,
            statement: best.hit.claim.statement, kind: best.hit.lookUp.kind, key: best.hit.lookUp.key,
            version: best.hit.lookUp.version, verdict: best.verdict)
    }

    /// Of several statements of one record, the one that weighs most: affected, then a statement that this
    /// very version is not, then possible, then outside.
    private static func weight(_ verdict: Match.Verdict) -> Int {
        switch verdict {
        case .affected: 5
        case .notAffected(.statedByAsserter): 4
        case .possible: 3
        case .notAffected(.platformAbsent), .notAffected(.attributesDiffer): 2
        case .notAffected: 1
        }
    }

    private func verdict(_ ref: AdvisoryRef, _ head: AdvisoryHead, _ hit: Hit) -> Match.Verdict? {
        if head.state == .withdrawn { return .notAffected(.withdrawn) }
        if head.state == .rejected { return .notAffected(.rejected) }
        switch hit.standing {
        case .outside:
            guard hit.claim.status == .affected else { return nil }
            return .notAffected(isFixedByDistribution(hit) ? .fixedByDistribution : .outsideRange)
        case .undecided:
            guard hit.claim.status == .affected || hit.claim.status == .unknown else { return nil }
            return doubt(of: hit)
        case .inside: break
        }
        switch hit.claim.status {
        case .notAffected, .fixed: return .notAffected(.statedByAsserter)
        case .underInvestigation: return .possible(.underInvestigation)
        case .unknown: return .possible(.versionsUnstated)
        case .platform: return nil
        case .affected: return inside(ref, hit)
        }
    }

    /// A distribution's version at or behind the fix; one from before the fault came in was never fixed.
    private func isFixedByDistribution(_ hit: Hit) -> Bool {
        guard hit.lookUp.kind == .distribution, let version = hit.lookUp.version else { return false }
        let statement = index.statement(hit.claim)
        guard case .between(_, let upper?) = statement.span else { return false }
        let scheme = statement.scheme ?? Inventory.scheme(of: statement.subject)
        let untilFix = VersionSpan.between(lower: nil, upper: upper)
        return SpanRule.standing(of: version, to: untilFix, scheme: scheme) == .outside
    }

    /// Why it is not known whether the version lies in the span.
    private func doubt(of hit: Hit) -> Match.Verdict {
        if case .unstated = index.statement(hit.claim).span { return .possible(.versionsUnstated) }
        return .possible(hit.lookUp.version == nil ? .noVersion : .versionUnreadable)
    }

    /// A single version in a CPE name that is no version in its product's order (`preview_release`, of
    /// OpenSSL `1.0.1e-25.el7`) is another than one that is. Words that say that none is told are no version.
    private func isAnother(_ version: String?, than statement: ProductStatement) -> Bool {
        guard let version, case .cpe = statement.subject, case .exactly(let other) = statement.span,
            !["_nil_", "nil", "none", "unknown", "unspecified", "n/a", "all", "any"].contains(other)
        else { return false }
        let scheme = statement.scheme ?? Inventory.scheme(of: statement.subject)
        return VersionKey(version, as: scheme) != nil && VersionKey(other, as: scheme) == nil
    }

    /// The version lies in the range: what else the record asks for.
    private func inside(_ ref: AdvisoryRef, _ hit: Hit) -> Match.Verdict {
        var doubt: Match.Doubt?
        if hit.claim.hasAttributes, case .cpe(let text) = index.statement(hit.claim).subject,
            let record = CPEFields(text)
        {
            let own = hit.lookUp.cpe.flatMap { CPEFields($0) }
            switch AttributeRule.agree(record: record, component: own, family: hit.family) {
            case .no: return .notAffected(.attributesDiffer)
            case .unknown: doubt = .attributesUnstated
            case .yes: break
            }
        }
        if hit.claim.isConditional {
            let statements = index.statements(ref)
            let truths = index.conditions(ref).filter { Self.names(hit.claim.statement, in: $0) }
                .map { truth(of: $0, statements, known: hit.claim.statement) }
            switch Truth.any(truths) {
            case .no: return .notAffected(.platformAbsent)
            case .unknown: doubt = doubt ?? .platformUnstated
            case .yes: break
            }
        }
        if hit.lookUp.isUpstreamOfDistribution { return .possible(.upstreamOfDistribution) }
        if hit.lookUp.kind == .name { return .possible(.nameOnly) }
        return doubt.map { .possible($0) } ?? .affected
    }

    private func truth(
        of condition: ApplicabilityCondition, _ statements: [ProductStatement], known: Int
    ) -> Truth {
        switch condition {
        case .statement(let place):
            if place == known { return .yes }
            return statements.indices.contains(place) ? answer(statements[place]) : .unknown
        case .any(let parts): return .any(parts.map { truth(of: $0, statements, known: known) })
        case .all(let parts): return .all(parts.map { truth(of: $0, statements, known: known) })
        case .not(let part): return truth(of: part, statements, known: known).negated
        }
    }

    private static func names(_ statement: Int, in condition: ApplicabilityCondition) -> Bool {
        switch condition {
        case .statement(let place): place == statement
        case .any(let parts), .all(let parts): parts.contains { names(statement, in: $0) }
        case .not(let part): names(statement, in: part)
        }
    }

    // MARK: All records of a vulnerability

    /// The CVE number of an id that has one through its aliases; else the id.
    private func canonical(_ id: String) -> String {
        if id.hasPrefix("CVE-") { return id }
        let names = index.named(id).flatMap { ref -> [String] in
            let head = index.head(ref)
            return head.id == id || head.aliases.contains(id) ? [head.id] + head.aliases : []
        }
        return names.filter { $0.hasPrefix("CVE-") }.min() ?? (names + [id]).min() ?? id
    }

    private func conclude(
        _ name: String, _ evidence: [Match.Evidence], _ subject: MatchSubject, _ component: Int,
        _ ruledOut: Lazy<Set<AdvisoryRef>>
    ) -> Match? {
        let heads = index.named(name).map { ($0, index.head($0)) }
        var verdict = SourceRule.verdict(of: evidence)
        if case .possible = verdict, evidence.allSatisfy({ SourceRule.isWeak($0) }),
            heads.contains(where: { ruledOut.value.contains($0.0) })
        {
            verdict = .notAffected(.outsideRange)
        }
        let isRejected = heads.contains { $0.1.id == name && $0.1.state == .rejected }
        if isRejected { verdict = .notAffected(.rejected) }
        let names = Set([name] + heads.flatMap { [$0.1.id] + $0.1.aliases })
        if !subject.resolved.isDisjoint(with: names) { verdict = .notAffected(.patchedByPedigree) }
        if case .notAffected(.outsideRange) = verdict, !explains { return nil }
        let sorted = evidence.sorted { left, right in
            let (one, two) = (left.verdict == verdict, right.verdict == verdict)
            if one != two { return one }
            return (left.kind, left.source, left.id) < (right.kind, right.source, right.id)
        }
        guard let first = sorted.first else { return nil }
        return Match(
            component: component, vulnerability: name, verdict: verdict, kind: first.kind,
            confidence: SourceRule.confidence(first, phrase: isPhrase(first)), evidence: sorted,
            isContested: SourceRule.isContested(evidence), isDisputed: heads.contains { $0.1.isDisputed })
    }

    private func isPhrase(_ evidence: Match.Evidence) -> Bool {
        let statements = index.statements(evidence.ref)
        return statements.indices.contains(evidence.statement)
            && statements[evidence.statement].basis != .stated
    }
}

/// A value made when it is first asked for.
private final class Lazy<Value> {
    private let make: () -> Value
    private(set) lazy var value: Value = make()

    init(_ make: @escaping () -> Value) { self.make = make }
}

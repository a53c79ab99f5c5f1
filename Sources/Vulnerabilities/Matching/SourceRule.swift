/// What follows when several sources speak of one vulnerability.
enum SourceRule {
    /// A distribution's own word on its package goes first. Else whoever says affected is believed; a range
    /// that rules the version out stands against what only may be by a weaker kind of match.
    static func verdict(of all: [Match.Evidence]) -> Match.Verdict {
        // What was taken back says nothing where anything else is said.
        let standing = all.filter {
            $0.verdict != .notAffected(.withdrawn) && $0.verdict != .notAffected(.rejected)
        }
        let evidence = standing.isEmpty ? all : standing
        let distribution = evidence.filter { $0.kind == .distribution && isDecided($0.verdict) }
        if !distribution.isEmpty {
            if distribution.contains(where: { $0.verdict == .affected }) { return .affected }
            if let first = distribution.first { return first.verdict }
        }
        if evidence.contains(where: { $0.verdict == .affected }) { return .affected }
        let excluded = evidence.filter { isDecided($0.verdict) }
        let doubted = evidence.filter { !isDecided($0.verdict) }
        guard let doubt = doubted.min(by: { $0.kind < $1.kind }) else {
            return excluded.min { $0.kind < $1.kind }?.verdict ?? .possible(.versionsUnstated)
        }
        let isRuledOut = doubted.allSatisfy { one in
            excluded.contains { $0.kind < one.kind || isWeak(one) && $0.kind <= one.kind }
        }
        if isRuledOut, let ground = excluded.min(by: { $0.kind < $1.kind }) { return ground.verdict }
        return doubt.verdict
    }

    /// It says nothing of versions, or only names agree, so that any range that rules the version out
    /// outweighs it.
    static func isWeak(_ evidence: Match.Evidence) -> Bool {
        switch evidence.verdict {
        case .possible(.versionsUnstated), .possible(.nameOnly), .possible(.underInvestigation): true
        default: false
        }
    }

    static func isContested(_ evidence: [Match.Evidence]) -> Bool {
        evidence.contains { $0.verdict == .affected } && evidence.contains { isExcluded($0.verdict) }
    }

    static func confidence(_ evidence: Match.Evidence, phrase: Bool) -> Match.Confidence {
        switch evidence.kind {
        case .name: return .low
        case .vendorAndName: return phrase ? .low : .medium
        case .cpe, .package, .distribution, .identity:
            if case .possible = evidence.verdict { return .medium }
            return phrase ? .medium : .high
        }
    }

    private static func isDecided(_ verdict: Match.Verdict) -> Bool {
        if case .possible = verdict { false } else { true }
    }

    private static func isExcluded(_ verdict: Match.Verdict) -> Bool {
        if case .notAffected = verdict { true } else { false }
    }
}

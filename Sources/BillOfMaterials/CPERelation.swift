/// How what a source says lies to what a target says (NISTIR 7696, 6, table 6-1).
public enum CPERelation: String, CaseIterable, Sendable {
    case equal
    /// The source stands for the target and more.
    case superset
    /// The target stands for the source and more.
    case subset
    case disjoint
    /// The specification defines no relation.
    case undefined
}

extension CPEValue {
    /// The relation of two values of one attribute (NISTIR 7696, 6.1, table 6-2).
    public func relation(to target: CPEValue) -> CPERelation {
        // A target with wildcards is undefined whatever the source; this comes first.
        if case .text(let text) = target, text.hasWildcard { return .undefined }
        switch (self, target) {
        case (.any, .any), (.notApplicable, .notApplicable): return .equal
        case (.any, _): return .superset
        case (_, .any): return .subset
        case (.notApplicable, _), (_, .notApplicable): return .disjoint
        case (.text(let source), .text(let target)):
            if source == target { return .equal }
            return source.hasWildcard && source.stands(for: target.body) ? .superset : .disjoint
        }
    }
}

extension CPEText {
    /// Whether the text with its wildcards stands for another without any (NISTIR 7696, 6.3).
    func stands(for target: String) -> Bool {
        let whole = target.utf8.map(\.lowercased)
        let part = body.utf8.map(\.lowercased)
        let room = whole.count - part.count
        guard room >= 0 else { return false }
        // Characters left before and after the body must each fit their wildcard.
        let last = min(room, leading.longest ?? room)
        let first = max(0, trailing.longest.map { room - $0 } ?? 0)
        guard first <= last else { return false }
        return (first...last).contains { whole[$0..<($0 + part.count)].elementsEqual(part) }
    }
}

extension CPEName {
    /// The relation of each attribute, in order (NISTIR 7696, 6.1).
    public func relations(to target: CPEName) -> [CPERelation] {
        zip(values, target.values).map { $0.relation(to: $1) }
    }

    /// The relation of the names: disjoint when one attribute is; else equal, superset or subset when all
    /// agree (NISTIR 7696, 6.2, table 6-4); else undefined.
    public func relation(to target: CPEName) -> CPERelation {
        let relations = Set(relations(to: target))
        if relations.contains(.disjoint) { return .disjoint }
        if relations.contains(.undefined) { return .undefined }
        if relations == [.equal] { return .equal }
        if relations.isSubset(of: [.equal, .superset]) { return .superset }
        if relations.isSubset(of: [.equal, .subset]) { return .subset }
        return .undefined
    }
}

import VersionOrdering

/// How a version stands to a span.
public enum SpanRule {
    /// Undecided where the span or the version is not told, or cannot be read in the order; equal texts are
    /// equal in every order.
    public static func standing(
        of version: String?, to span: VersionSpan, scheme: VersionScheme
    ) -> VersionStanding {
        switch span {
        case .all: return .inside
        case .unstated: return .undecided
        case .exactly(let other):
            guard let version else { return .undecided }
            if version == other { return .inside }
            guard let order = scheme.compare(version, other) else { return .undecided }
            return order == .equal ? .inside : .outside
        case .between(let lower, let upper):
            guard let version else { return .undecided }
            var isDecided = true
            if let lower {
                switch order(version, lower.version, scheme) {
                case .less?: return .outside
                case .equal? where !lower.isIncluded: return .outside
                case nil: isDecided = false
                default: break
                }
            }
            if let upper {
                switch order(version, upper.version, scheme) {
                case .greater?: return .outside
                case .equal? where !upper.isIncluded: return .outside
                case nil: isDecided = false
                default: break
                }
            }
            return isDecided ? .inside : .undecided
        }
    }

    private static func order(_ left: String, _ right: String, _ scheme: VersionScheme) -> Ordering? {
        left == right ? .equal : scheme.compare(left, right)
    }
}

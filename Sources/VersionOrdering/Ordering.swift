/// How a first version stands to a second one of the same scheme.
public enum Ordering: Int, Sendable, CaseIterable {
    case less = -1
    case equal = 0
    case greater = 1

    /// The same statement with the two versions exchanged.
    @inlinable
    public var reversed: Ordering {
        switch self {
        case .less: .greater
        case .equal: .equal
        case .greater: .less
        }
    }
}

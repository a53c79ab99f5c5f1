/// A located remark on imperfect data: what is wrong, where, and what would be right.
public struct Finding: Hashable, Sendable, Comparable {
    /// How much a finding weighs, lightest first.
    public enum Severity: String, Sendable, CaseIterable, Comparable {
        /// Worth knowing; nothing needs to be done.
        case note
        /// The result stands, but a person should look.
        case warning
        /// The data cannot be used as written.
        case error

        public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
        private var rank: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
    }

    public let severity: Severity
    /// A stable name of the kind of fault, for example `unknown-key`.
    public let code: String
    public let message: LocalizedText
    public let origin: Origin

    public init(_ severity: Severity, _ code: String, _ message: LocalizedText, at origin: Origin) {
        self.severity = severity
        self.code = code
        self.message = message
        self.origin = origin
    }

    /// By place, then by weight (heaviest first), then by code.
    public static func < (left: Finding, right: Finding) -> Bool {
        if left.origin != right.origin { return left.origin < right.origin }
        if left.severity != right.severity { return left.severity > right.severity }
        return (left.code, left.message.en) < (right.code, right.message.en)
    }
}

import Kernel
import Severity
import Vulnerabilities

/// From what on a scan counts as failed: `--fail-on`.
public enum ScanLimit: Hashable, Sendable, CustomStringConvertible {
    /// Whatever affects, or may.
    case possible
    /// Only what affects.
    case affected
    /// What affects or may, and is in CISA's catalogue of exploited vulnerabilities.
    case known
    /// What affects or may, with this priority or a more urgent one.
    case priority(Priority.Level)
    /// What affects or may, with this score in tenths or a higher one; what nobody has scored counts, too.
    case score(Int)
    /// Nothing that is found.
    case never

    private static let levels: [(word: String, level: Priority.Level)] = [
        ("immediate", .immediate), ("prompt", .prompt), ("planned", .planned), ("watched", .watched),
    ]

    /// Reads `possible`, `affected`, `kev`, `immediate`, `prompt`, `planned`, `watched`, `score>=7.0`,
    /// `never`.
    public init?(_ text: String) {
        switch text.lowercased() {
        case "possible": self = .possible
        case "affected": self = .affected
        case "kev": self = .known
        case "never": self = .never
        case let word where word.hasPrefix("score>="):
            guard let score = Score(String(word.dropFirst("score>=".count))) else { return nil }
            self = .score(score.tenths)
        case let word:
            guard let level = Self.levels.first(where: { $0.word == word })?.level else { return nil }
            self = .priority(level)
        }
    }

    public var description: String {
        switch self {
        case .possible: "possible"
        case .affected: "affected"
        case .known: "kev"
        case .priority(let limit): Self.levels.first { $0.level == limit }?.word ?? ""
        case .score(let tenths): "score>=\(tenths / 10).\(tenths % 10)"
        case .never: "never"
        }
    }

    /// Whether a found vulnerability is as grave as that.
    public func isReached(by found: ScanReport.Found) -> Bool {
        switch self {
        case .possible: return true
        case .affected: return found.match.verdict == .affected
        case .known: return found.facts.known != nil
        case .priority(let limit): return found.priority.level <= limit
        case .score(let limit):
            let tenths = found.facts.scores.compactMap { RecomputedScore.counting($0.score)?.score.tenths }
            return tenths.max().map { $0 >= limit } ?? true
        case .never: return false
        }
    }
}

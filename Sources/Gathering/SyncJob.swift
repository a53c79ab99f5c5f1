import Ports
import Kernel

/// One fetch of a sync: a source, or a part of it that has a cursor of its own.
public struct SyncJob: Hashable, Sendable {
    public let source: FeedSource
    /// What is asked of the feed; empty means the source's own choice.
    public let parts: [String]
    /// Under which how it stands is kept: `nvd`, `osv/PyPI`.
    public let name: String

    /// Every source. What endoflife.date has are ends of support, kept beside the records (`KeptSupport`).
    public static let sources = FeedSource.allCases

    /// The ecosystems of OSV that are fetched when none is named.
    public static let ecosystems = [
        "Alpine", "Debian", "Go", "Maven", "NuGet", "PyPI", "RubyGems", "crates.io", "npm",
    ]

    init(_ source: FeedSource, _ parts: [String] = []) {
        self.source = source
        self.parts = parts
        name = ([source.rawValue] + (parts.isEmpty ? [] : [parts.joined(separator: "+")]))
            .joined(separator: "/")
    }

    /// What a request comes to. Parts that were fetched before by name are fetched again with their source.
    static func jobs(_ request: SyncIntelligence.Request, known: IntelligenceStanding) -> [SyncJob] {
        let sources = request.sources.isEmpty ? Self.sources : request.sources
        return sources.flatMap { source -> [SyncJob] in
            guard request.parts.isEmpty else {
                // Years of one fill share the changes that come after it.
                return source == .nvd
                    ? [SyncJob(.nvd, Set(request.parts).sorted())]
                    : request.parts.map { SyncJob(source, [$0]) }
            }
            let before = known.states.filter { $0.cursor != nil }.compactMap { part(of: $0, source) }
            switch source {
            case .osv:
                let others = before.filter { !ecosystems.contains($0) }
                return (ecosystems + others).map { SyncJob(.osv, [$0]) }
            case .csaf, .jvn: return [SyncJob(source)] + before.map { SyncJob(source, [$0]) }
            default: return [SyncJob(source)]
            }
        }
    }

    private static func part(of state: SourceState, _ source: FeedSource) -> String? {
        let head = source.rawValue + "/"
        return state.source.hasPrefix(head) ? String(state.source.dropFirst(head.count)) : nil
    }

    /// Whether it is fetched without being asked for by name.
    var isPreset: Bool { parts.isEmpty || source == .osv && Self.ecosystems.contains(parts[0]) }

    /// The name of its folder among the spools.
    var folder: String {
        var isPlain = true
        let plain = name.utf8.map { byte -> Character in
            let isLetter =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            if isLetter || byte == 0x2E { return Character(Unicode.Scalar(byte)) }
            if byte != UInt8(ascii: "/") { isPlain = false }
            return "-"
        }
        guard !isPlain || plain.count > 60 else { return String(plain) }
        // Two addresses that differ only in signs must not share a folder (FNV-1a).
        let mark = name.utf8.reduce(into: UInt64(0xcbf2_9ce4_8422_2325)) { hash, byte in
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return String(plain.prefix(60)) + "-" + String(mark, radix: 16)
    }

    /// Whether a document of this format may come from the source.
    func accepts(_ format: String) -> Bool {
        switch source {
        case .csaf: format == "csaf"
        default: format == source.rawValue
        }
    }
}

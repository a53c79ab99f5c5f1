import Kernel

/// A value of a YAML document that knows where it is written.
public struct YAMLNode: Sendable {
    /// What is written at the place.
    public indirect enum Content: Sendable {
        /// Nothing: an empty value, `~` or `null`.
        case null
        /// A text; `isPlain` when it is not in quotes, so that `true` and `2026-11-22` may be read as more
        /// than text.
        case scalar(String, isPlain: Bool)
        case list([YAMLNode])
        /// Pairs in the order in which they are written; no key twice.
        case map([Entry])
    }

    /// One key with its value.
    public struct Entry: Sendable {
        public let key: String
        public let keyOrigin: Origin
        public var value: YAMLNode

        public init(key: String, keyOrigin: Origin, value: YAMLNode) {
            self.key = key
            self.keyOrigin = keyOrigin
            self.value = value
        }
    }

    public var content: Content
    public let origin: Origin

    public init(_ content: Content, at origin: Origin) {
        self.content = content
        self.origin = origin
    }

    /// The value under a key of a map.
    public subscript(key: String) -> YAMLNode? {
        guard case .map(let entries) = content else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// The pairs of a map; nil for anything else.
    public var entries: [Entry]? {
        if case .map(let entries) = content { entries } else { nil }
    }

    /// The values of a list; nil for anything else.
    public var items: [YAMLNode]? {
        if case .list(let items) = content { items } else { nil }
    }

    /// The text of a scalar; nil for anything else.
    public var text: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }
}

import Kernel

/// What a bill itself says of how long a component is supported.
public struct SupportStatement: Hashable, Sendable {
    /// The end of support as the bill writes it, if that starts with a day.
    public let end: Day?
    /// The level of support in the bill's word.
    public let level: String?

    public init(end: Day?, level: String?) {
        self.end = end
        self.level = level
    }

    /// Properties that tell the end, the weightier first: ours, and the milestones of the CycloneDX property
    /// taxonomy.
    static let endProperties = [
        PropertyName.supportEnd, "cdx:lifecycle:milestone:endOfSupport",
        "cdx:lifecycle:milestone:endOfGuaranteedSupport",
    ]
    /// Fields of formats without properties: SPDX 2.3, 7.27 and SPDX 3.0, Artifact.
    static let endFields = ["validUntilDate", "validUntilTime"]
    static let levelFields = ["supportLevel"]
    /// Words that say that nobody knows.
    static let unknownWords: Set<String> = ["", "unknown", "noassertion", "noAssertion", "none given"]

    /// What the component's properties and carried fields say.
    public static func of(_ component: Component) -> SupportStatement {
        let ends = endProperties.compactMap { value(of: $0, component) } + carried(endFields, component)
        let levels =
            [value(of: PropertyName.supportLevel, component)].compactMap(\.self)
            + carried(levelFields, component)
        return SupportStatement(
            end: ends.lazy.compactMap { Day(String($0.prefix(10))) }.first,
            level: levels.first { !unknownWords.contains($0) })
    }

    private static func value(of name: String, _ component: Component) -> String? {
        component.properties.first { $0.name == name }?.value
    }

    private static func carried(_ names: [String], _ component: Component) -> [String] {
        guard !component.carried.isEmpty else { return [] }
        return component.carried.compactMap { part -> String? in
            guard let last = part.path.last, names.contains(last) else { return nil }
            switch part.value {
            case .text(let text): return text
            case .list(let items):
                if case .text(let text) = items.first { return text }
                return nil
            default: return nil
            }
        }
    }
}

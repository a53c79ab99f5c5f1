import Documents
import Kernel

/// Where users turn to (問合せ窓口・サービスの照会先, 5. 3)).
public struct ContactPoint: Sendable {
    /// What it answers.
    public enum Kind: String, Sendable {
        case security, service, lay, request
    }

    public let kind: Kind
    public let title: LocalizedText?
    public let channel: String?
    public let hours: LocalizedText?
    public let languages: [String]
    /// institution, lay_user, wearer, dealer, finder; empty while nobody has said.
    public let audiences: [String]
    public let publishedAt: String?
    public let effectiveFrom: Day?
    public let effectiveTo: Day?
    public let source: Sentence.Source

    public init(
        kind: Kind, title: LocalizedText?, channel: String?, hours: LocalizedText?, languages: [String],
        audiences: [String], publishedAt: String?, effectiveFrom: Day?, effectiveTo: Day?,
        source: Sentence.Source
    ) {
        self.kind = kind
        self.title = title
        self.channel = channel
        self.hours = hours
        self.languages = languages
        self.audiences = audiences
        self.publishedAt = publishedAt
        self.effectiveFrom = effectiveFrom
        self.effectiveTo = effectiveTo
        self.source = source
    }

    /// It can be used on this day: there is a way to reach it, and it is open. Without a first day it is not.
    public func isInEffect(on day: Day) -> Bool {
        guard channel != nil, let effectiveFrom, effectiveFrom <= day else { return false }
        return effectiveTo.map { day < $0 } ?? true
    }

    /// It answers people who are not professionals.
    public var isForLayPeople: Bool {
        kind == .lay || audiences.contains("lay_user") || audiences.contains("wearer")
    }

    /// It answers dealers and nobody else.
    public var isForDealersOnly: Bool { audiences == ["dealer"] }
}

import Documents
import Kernel

/// A service about cybersecurity that the maker offers, or the statement that none is offered (3.1, 5. 3)).
public struct ServiceOffer: Sendable {
    /// What is offered; `none` states that nothing is.
    public enum Kind: String, Sendable {
        case maintenance, update, monitoring, consulting, none
    }

    public let kind: Kind
    public let title: LocalizedText?
    public let terms: LocalizedText?
    public let source: Sentence.Source

    public init(kind: Kind, title: LocalizedText?, terms: LocalizedText?, source: Sentence.Source) {
        self.kind = kind
        self.title = title
        self.terms = terms
        self.source = source
    }
}

/// The maker's cybersecurity policy as far as it is told (5. 3)).
public struct PolicyNotice: Sendable {
    public let version: String
    public let publicSummary: LocalizedText?
    public let effectiveFrom: Day?
    public let effectiveTo: Day?
    public let source: Sentence.Source

    public init(
        version: String, publicSummary: LocalizedText?, effectiveFrom: Day?, effectiveTo: Day?,
        source: Sentence.Source
    ) {
        self.version = version
        self.publicSummary = publicSummary
        self.effectiveFrom = effectiveFrom
        self.effectiveTo = effectiveTo
        self.source = source
    }

    /// In force on this day.
    public func isInEffect(on day: Day) -> Bool {
        guard let effectiveFrom, effectiveFrom <= day else { return false }
        return effectiveTo.map { day < $0 } ?? true
    }
}

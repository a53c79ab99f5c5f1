import Documents
import Kernel

/// A place at which texts can be had (5., last paragraph).
public struct Publication: Sendable {
    public let url: String
    /// Anybody can see it.
    public let isPublic: Bool
    /// Ids of the disclosure items there.
    public let items: [String]
    public let source: Sentence.Source

    public init(url: String, isPublic: Bool, items: [String], source: Sentence.Source) {
        self.url = url
        self.isPublic = isPublic
        self.items = items
        self.source = source
    }
}

/// What the people who wear the device are told (5.).
public struct WearerNotice: Sendable {
    public let text: LocalizedText?
    /// Ids of the risks that the text mentions.
    public let risks: [String]
    public let source: Sentence.Source

    public init(text: LocalizedText?, risks: [String], source: Sentence.Source) {
        self.text = text
        self.risks = risks
        self.source = source
    }
}

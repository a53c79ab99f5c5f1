import Documents
import Kernel

/// Something that users must observe (使用者の遵守事項, 5. 1)).
public struct UserObligation: Sendable {
    public let id: String
    public let text: LocalizedText
    /// The same in words for people who are not professionals.
    public let plain: LocalizedText?
    /// Whether it belongs in the package insert; nil while nobody has said.
    public let isInInsert: Bool?
    /// institution, lay_user and wearer, as far as it concerns them.
    public let audiences: [String]
    public let topic: String?
    /// Ids of the residual risks that were accepted together with it.
    public let acceptedRisks: [String]
    public let source: Sentence.Source

    public init(
        id: String, text: LocalizedText, plain: LocalizedText?, isInInsert: Bool?, audiences: [String],
        topic: String?, acceptedRisks: [String], source: Sentence.Source
    ) {
        self.id = id
        self.text = text
        self.plain = plain
        self.isInInsert = isInInsert
        self.audiences = audiences
        self.topic = topic
        self.acceptedRisks = acceptedRisks
        self.source = source
    }

    /// It concerns people who are not professionals.
    public var isForLayPeople: Bool { audiences.contains("lay_user") || audiences.contains("wearer") }
}

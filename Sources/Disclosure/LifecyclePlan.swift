import Documents
import Kernel
import SupportLifecycle

/// How long the maker sells and supports the device, and how it updates it (5. 3)).
public struct LifecyclePlan: Sendable {
    public let lastSale: Day?
    /// End of life (製品寿命終了).
    public let endOfLife: Day?
    /// End of support (サポート終了).
    public let endOfSupport: Day?
    public let updatePolicy: LocalizedText?
    public let afterLifePolicy: LocalizedText?
    public let source: Sentence.Source

    public init(
        lastSale: Day?, endOfLife: Day?, endOfSupport: Day?, updatePolicy: LocalizedText?,
        afterLifePolicy: LocalizedText?, source: Sentence.Source
    ) {
        self.lastSale = lastSale
        self.endOfLife = endOfLife
        self.endOfSupport = endOfSupport
        self.updatePolicy = updatePolicy
        self.afterLifePolicy = afterLifePolicy
        self.source = source
    }
}

/// Software whose support does not last, and the item by which users are told of it (3.1).
public struct SoftwareNotice: Sendable {
    public let software: SupportedSoftware
    public let decision: LocalizedText?
    public let due: Day?
    public let approvedOn: Day?
    /// Users must be told; nil while nobody has said.
    public let isUserInformationNeeded: Bool?
    /// The id of the disclosure item; without one, nothing is told.
    public let item: String?
    public let source: Sentence.Source

    public init(
        software: SupportedSoftware, decision: LocalizedText?, due: Day?, approvedOn: Day?,
        isUserInformationNeeded: Bool?, item: String?, source: Sentence.Source
    ) {
        self.software = software
        self.decision = decision
        self.due = due
        self.approvedOn = approvedOn
        self.isUserInformationNeeded = isUserInformationNeeded
        self.item = item
        self.source = source
    }
}

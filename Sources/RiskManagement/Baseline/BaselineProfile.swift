import Kernel

/// What a kind of device in a kind of place must be able to do, as data (3.1 ベースライン).
public struct BaselineProfile: Sendable {
    /// One thing asked.
    public struct Item: Sendable {
        public let id: String
        public let capability: Capability
        public let asks: LocalizedText
        /// NIST SP 800-53 rev. 5 ids that describe it.
        public let controlIDs: [String]
        /// What calls for it: intended_use, user or environment.
        public let callsFrom: String
        public let reason: LocalizedText
        /// How it is shown.
        public let verification: LocalizedText
        /// Conditions of the device that must all hold; empty for every device of the profile.
        public let conditions: [BaselineCondition]

        public init(
            id: String, capability: Capability, asks: LocalizedText, controlIDs: [String], callsFrom: String,
            reason: LocalizedText, verification: LocalizedText, conditions: [BaselineCondition]
        ) {
            self.id = id
            self.capability = capability
            self.asks = asks
            self.controlIDs = controlIDs
            self.callsFrom = callsFrom
            self.reason = reason
            self.verification = verification
            self.conditions = conditions
        }
    }

    public let id: String
    public let title: LocalizedText
    /// The conditions under which the profile is chosen; one of them is enough.
    public let chosenBy: [BaselineCondition]
    /// Where it comes from, and its date.
    public let source: LocalizedText
    public let items: [Item]

    public init(
        id: String, title: LocalizedText, chosenBy: [BaselineCondition], source: LocalizedText, items: [Item]
    ) {
        self.id = id
        self.title = title
        self.chosenBy = chosenBy
        self.source = source
        self.items = items
    }
}

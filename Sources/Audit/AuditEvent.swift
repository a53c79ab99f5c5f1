import Kernel

/// One thing that somebody did to the records: who, what, when and why.
public struct AuditEvent: Sendable {
    public let actor: Actor
    /// The use case, for example `record-judgement`.
    public let action: String
    /// The path of the record that was written.
    public let record: String
    public let reason: LocalizedText
    public let instant: Instant

    public init(actor: Actor, action: String, record: String, reason: LocalizedText, instant: Instant) {
        self.actor = actor
        self.action = action
        self.record = record
        self.reason = reason
        self.instant = instant
    }
}

import Kernel

/// What a rule says of the records that it looked at.
public struct Verdict: Sendable {
    /// The outcome; a rule never says that it needs a person, the catalogue does.
    public enum Outcome: String, Sendable {
        case met, unmet, notApplicable, noRecord
    }

    public let outcome: Outcome
    /// Why met or not applicable; for the others the shortfalls say it.
    public let remark: LocalizedText
    public let shortfalls: [Shortfall]
}

/// One thing that keeps a demand from being met.
public struct Shortfall: Hashable, Sendable {
    /// The record it lies in, as a path; the section's name when a record is missing.
    public let record: String
    public let message: LocalizedText
    /// What to do about it.
    public let step: LocalizedText
}

import Evidence
import Kernel

/// One reason why a record of the dossier means a threat: pure, with everything that a person needs to
/// decide.
public final class ThreatRule: Sendable {
    /// A stable name, such as `usb-malware`.
    public let id: ID<ThreatRule>
    /// The kind of record that the rule looks at, one at a time: `interface`, `data_flow`,
    /// `environment_profile`…
    public let subject: RecordKind
    /// The threat in a few words; the subject's name is put before it where it is shown.
    public let title: LocalizedText
    /// Why such a record means this threat.
    public let reason: LocalizedText
    /// What a person should check before taking or dismissing it.
    public let question: LocalizedText
    /// When the rule fires and there is no threat all the same.
    public let falsePositive: LocalizedText
    public let stride: [Stride]
    /// The way and the skill that an estimate starts from.
    public let vector: AttackVector
    public let skill: AttackerSkill
    /// Capabilities of which controls against it usually are.
    public let capabilities: [Capability]
    public let references: [ThreatReference]
    /// The clause of the guidance that asks for this look, such as `2.3.2`.
    public let clause: String
    let applies: @Sendable (Observation) -> Bool

    /// A rule. Its closure reads records through the observation only.
    public init(
        _ id: ID<ThreatRule>, on subject: RecordKind, clause: String, title: LocalizedText,
        reason: LocalizedText, question: LocalizedText, falsePositive: LocalizedText, stride: [Stride],
        vector: AttackVector, skill: AttackerSkill, capabilities: [Capability],
        references: [ThreatReference], applies: @escaping @Sendable (Observation) -> Bool
    ) {
        self.id = id
        self.subject = subject
        self.clause = clause
        self.title = title
        self.reason = reason
        self.question = question
        self.falsePositive = falsePositive
        self.stride = stride
        self.vector = vector
        self.skill = skill
        self.capabilities = capabilities
        self.references = references
        self.applies = applies
    }
}

import Evidence
import Kernel

/// A threat that a rule proposes because of records. A person takes, adapts or dismisses it.
public final class ThreatProposal: Sendable {
    /// The rule and the subject: `usb-malware@IF-USB`. It stays the same while both exist.
    public let id: ID<ThreatProposal>
    public let rule: ThreatRule
    /// The path of the record it is about, such as `interfaces/IF-USB`.
    public let subject: String
    /// How a sentence names that record.
    public let subjectLabel: LocalizedText
    /// The line of the record.
    public let origin: Origin
    /// Everything that the rule looked at.
    public let premises: [ThreatPremise]

    init(_ rule: ThreatRule, _ observation: Observation) {
        let content = observation.subject.content
        id = ThreatProposal.id(of: rule.id, subject: content.path)
        self.rule = rule
        subject = content.path
        subjectLabel = observation.subject.label
        origin = content.origin
        premises = observation.premises
    }

    /// The proposal's id: the rule's, and the last part of the subject's path.
    public static func id(of rule: ID<ThreatRule>, subject: String) -> ID<ThreatProposal> {
        ID("\(rule)@\(subject.split(separator: "/").last ?? "")")
    }

    /// What the rule would have liked to know and nobody has written; the threat is proposed all the same.
    public var unknowns: [ThreatPremise] { premises.filter(\.isUnknown) }

    /// The subject and the threat: 「IF-USB（点検用USB）：…」.
    public var title: LocalizedText {
        LocalizedText(
            ja: "\(subjectLabel.ja)：\(rule.title.ja)", en: "\(subjectLabel.en): \(rule.title.en)")
    }
}

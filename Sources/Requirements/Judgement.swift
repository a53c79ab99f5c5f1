import Evidence
import Kernel

/// A person's answer to a demand that no rule can decide alone.
public struct Judgement: Sendable {
    public let path: String
    public let demand: ID<Requirement>
    public let catalogue: ID<Catalogue>
    /// met, unmet or notApplicable.
    public let state: RequirementState
    public let reason: LocalizedText
    public let actor: Actor
    public let day: Day
    public let premises: [Premise]
    let record: EvidenceRecord

    /// The kind under which judgements stand among the evidence.
    public static let kind: RecordKind = "judgement"

    /// Reads a judgement; nil when a field that it needs is missing (reading the file has reported it).
    init?(_ record: EvidenceRecord) {
        let states: [String: RequirementState] = [
            "met": .met, "unmet": .unmet, "not_applicable": .notApplicable,
        ]
        guard case .text(let demand) = record.fields["demand"],
            case .text(let state) = record.fields["state"],
            let state = states[state], case .text(let name) = record.fields["by"],
            case .day(let day) = record.fields["date"]
        else { return nil }
        switch record.fields["reason"] {
        case .text(let text): reason = LocalizedText(same: text)
        case .localized(let text): reason = text
        default: return nil
        }
        path = record.path
        self.demand = ID(demand)
        if case .text(let catalogue) = record.fields["catalogue"] {
            self.catalogue = ID(catalogue)
        } else {
            catalogue = Catalogue.guidanceID
        }
        self.state = state
        if case .text(let role) = record.fields["role"] {
            actor = Actor(name: name, role: role)
        } else {
            actor = Actor(name: name, role: "")
        }
        self.day = day
        premises = Premise.read(from: record)
        self.record = record
    }

    /// What has changed since, premise by premise; empty while the judgement is fresh.
    public func changes(in source: EvidenceSource) -> [LocalizedText] {
        premises.compactMap { $0.change(in: source) }
    }
}

import Evidence
import Kernel

/// One rule's look at one record and at what belongs to it. Everything read becomes a premise.
public struct Observation {
    /// The record that the rule is asked about.
    public let subject: Record
    private let scene: ThreatScene
    private let trail: Trail

    init(_ record: EvidenceRecord, in scene: ThreatScene) {
        trail = Trail(vocabulary: scene.evidence.vocabulary)
        trail.look(at: record)
        subject = Record(content: record, trail: trail)
        self.scene = scene
    }

    /// The record of a kind that exists once, such as `product`.
    public func record(_ kind: RecordKind) -> Record? {
        let records = scene.evidence.records(kind)
        guard let record = records.first else {
            trail.look(at: scene.evidence.section(kind), kind: kind, count: 0)
            return nil
        }
        trail.look(at: record)
        return Record(content: record, trail: trail)
    }

    /// The record of a kind with an id; nil where there is none.
    public func record(_ kind: RecordKind, _ id: String?) -> Record? {
        guard let id else { return nil }
        guard let record = scene.evidence.record(kind, id: id) else {
            // That no such record exists is what the rule goes by.
            trail.look(
                at: Relation(section: scene.evidence.section(kind).name, field: "id", id: id, naming: []))
            return nil
        }
        trail.look(at: record)
        return Record(content: record, trail: trail)
    }

    /// The records of a kind that name an id in a field. Which ones they are is a premise; what they say
    /// becomes
    /// one when it is read.
    public func records(_ kind: RecordKind, naming id: String, in field: String) -> [Record] {
        let records = scene.records(kind, naming: id, in: field)
        trail.look(
            at: Relation(
                section: scene.evidence.section(kind).name, field: field, id: id, naming: records.map(\.path))
        )
        return records.map { Record(content: $0, trail: trail) }
    }

    /// All records of a kind; that there are just these is a premise.
    public func records(_ kind: RecordKind) -> [Record] {
        let records = scene.evidence.records(kind)
        trail.look(at: scene.evidence.section(kind), kind: kind, count: records.count)
        return records.map { Record(content: $0, trail: trail) }
    }

    /// What was looked at so far, in the order of the first look.
    var premises: [ThreatPremise] {
        var premises: [ThreatPremise] = []
        for citation in trail.citations {
            if citation.section != nil {
                premises.append(.section(citation.record, count: citation.count ?? 0))
            }
            for (field, value) in citation.fields.sorted(by: { $0.key < $1.key }) {
                premises.append(.field(record: citation.record, field: field, value: value))
            }
        }
        return premises + trail.relations.map { .relation($0) }
    }

    var wrongReads: [String] { trail.wrongReads }
}

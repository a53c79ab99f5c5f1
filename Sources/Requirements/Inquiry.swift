import Evidence
import Kernel

/// One rule's look at the records: what it reads, what it finds lacking, how it concludes.
///
/// It is used by one evaluation and thrown away. Everything read through it becomes a citation.
public final class Inquiry {
    /// The day on which the evaluation stands.
    public let today: Day
    /// The states of all other demands; only for the rule that looks at the whole (R-N-02).
    public let otherStates: [ID<Requirement>: RequirementState]
    private let source: EvidenceSource
    let trail: Trail
    /// Which records name which, made when it is first asked; by kind and field.
    private var naming: [String: [String: [Record]]] = [:]
    private var failed: [Shortfall] = []
    private var lacking: [Shortfall] = []

    init(source: EvidenceSource, today: Day, otherStates: [ID<Requirement>: RequirementState] = [:]) {
        self.source = source
        self.today = today
        self.otherStates = otherStates
        self.trail = Trail(vocabulary: source.vocabulary)
    }

    // MARK: Reading

    /// All records of a kind. The section itself is cited too: one record more could change the answer.
    public func records(_ kind: RecordKind) -> [Record] {
        let records = source.records(kind)
        trail.look(at: source.section(kind), kind: kind, count: records.count)
        return records.map { Record(content: $0, trail: trail) }
    }

    /// The record of a kind that exists once.
    public func record(_ kind: RecordKind) -> Record? {
        guard let record = source.records(kind).first else {
            trail.look(at: source.section(kind), kind: kind, count: 0)
            return nil
        }
        trail.look(at: record)
        return Record(content: record, trail: trail)
    }

    /// The record of a kind with this id.
    public func record(_ kind: RecordKind, _ id: String?) -> Record? {
        guard let id, let record = source.record(kind, id: id) else { return nil }
        trail.look(at: record)
        return Record(content: record, trail: trail)
    }

    /// The records of a kind that a list names; names without a record are left out (reading reports those).
    public func records(_ kind: RecordKind, _ ids: [String]) -> [Record] {
        ids.compactMap { record(kind, $0) }
    }

    /// Cites the record at a path, for a decision that was made elsewhere and rests on it.
    func cite(path: String, field: String? = nil) {
        guard let record = source.record(path: path) else { return }
        trail.look(at: record)
        if let field { trail.read(field, of: record) }
    }

    /// Cites a record by its path, or a section by its name, for a result that was computed elsewhere.
    func cite(place: String) {
        if let record = source.record(path: place) {
            trail.look(at: record)
        } else if let (kind, section) = source.everySection.first(where: { $0.value.name == place }) {
            trail.look(at: section, kind: kind, count: source.records(kind).count)
        }
    }

    /// The records of a kind whose list in `field` names an id. Every record of the kind is looked at, once.
    public func records(_ kind: RecordKind, naming id: String, in field: String) -> [Record] {
        let key = "\(kind).\(field)"
        if naming[key] == nil {
            var index: [String: [Record]] = [:]
            for record in records(kind) {
                for name in Set(record.texts(field)) { index[name, default: []].append(record) }
            }
            naming[key] = index
        }
        return naming[key]?[id] ?? []
    }

    /// The section of a kind is written, even if it is empty.
    public func isStated(_ kind: RecordKind) -> Bool {
        let section = source.section(kind)
        trail.look(at: section, kind: kind, count: source.records(kind).count)
        return section.isWritten
    }

    // MARK: Noting what is wrong

    /// The record contradicts the demand.
    public func fail(_ record: Record, _ message: LocalizedText, step: LocalizedText) {
        trail.look(at: record.content)
        let named = LocalizedText(ja: record.label.ja + "：", en: record.label.en + ": ") + message
        failed.append(Shortfall(record: record.path, message: named, step: step))
    }

    /// The demand is not met because no record of this kind exists, and the source says that this is a
    /// failure.
    public func fail(missing kind: RecordKind, _ message: LocalizedText, step: LocalizedText) {
        let section = source.section(kind)
        trail.look(at: section, kind: kind, count: source.records(kind).count)
        failed.append(Shortfall(record: section.name, message: message, step: step))
    }

    /// The record does not say something that the rule needs; the demand cannot be decided.
    public func lack(_ record: Record, _ message: LocalizedText, step: LocalizedText) {
        trail.look(at: record.content)
        let named = LocalizedText(ja: record.label.ja + "：", en: record.label.en + ": ") + message
        lacking.append(Shortfall(record: record.path, message: named, step: step))
    }

    /// No record of this kind exists, so the demand cannot be decided.
    public func lack(missing kind: RecordKind, _ message: LocalizedText, step: LocalizedText) {
        let section = source.section(kind)
        trail.look(at: section, kind: kind, count: source.records(kind).count)
        lacking.append(Shortfall(record: section.name, message: message, step: step))
    }

    /// Whether anything was found wrong or lacking so far.
    public var isClear: Bool { failed.isEmpty && lacking.isEmpty }

    // MARK: Concluding

    /// Unmet if anything failed, no record if anything lacks, else met for the reason given.
    public func conclude(_ met: LocalizedText) -> Verdict {
        if !failed.isEmpty {
            return Verdict(
                outcome: .unmet, remark: LocalizedText(same: ""), shortfalls: failed + lacking)
        }
        if !lacking.isEmpty {
            return Verdict(outcome: .noRecord, remark: LocalizedText(same: ""), shortfalls: lacking)
        }
        return Verdict(outcome: .met, remark: met, shortfalls: [])
    }

    /// The demand does not apply, for a reason that a record states; what was noted before still counts.
    public func notApplicable(_ reason: LocalizedText) -> Verdict {
        isClear ? Verdict(outcome: .notApplicable, remark: reason, shortfalls: []) : conclude(reason)
    }
}

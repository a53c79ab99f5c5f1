import Kernel

/// What a rule looked at: records and fields, in the order of the first look.
///
/// A rule can read records only through an `Inquiry`, an `Observation` and `Record`s, which write here; so a
/// citation is never forgotten.
public final class Trail {
    public private(set) var citations: [Citation] = []
    /// Kinds and fields that were asked for and that no schema has: a programmer's error, found by tests.
    public private(set) var wrongReads: [String] = []
    /// Which records name another one, where that was asked.
    public private(set) var relations: [Relation] = []
    private var indexByPath: [String: Int] = [:]
    private let vocabulary: [RecordKind: Set<String>]

    public init(vocabulary: [RecordKind: Set<String>]) { self.vocabulary = vocabulary }

    /// Notes that a whole section was looked at.
    public func look(at section: EvidenceSource.Section, kind: RecordKind, count: Int) {
        if vocabulary[kind] == nil { wrongReads.append("\(kind)") }
        guard indexByPath[section.name] == nil else { return }
        indexByPath[section.name] = citations.count
        citations.append(
            Citation(record: section.name, origin: section.origin, fields: [:], section: kind, count: count))
    }

    /// Notes that a record was looked at.
    public func look(at record: EvidenceRecord) { _ = position(of: record) }

    /// Notes which records of a section name an id in a field; one more of them could change the answer.
    public func look(at relation: Relation) {
        if !relations.contains(relation) { relations.append(relation) }
    }

    /// Notes that a field was read.
    public func read(_ field: String, of record: EvidenceRecord) {
        if let fields = vocabulary[record.kind], !fields.contains(field) {
            wrongReads.append("\(record.kind).\(field)")
        }
        let index = position(of: record)
        citations[index].fields[field] = record.fields[field]?.spelled ?? ""
    }

    private func position(of record: EvidenceRecord) -> Int {
        if let index = indexByPath[record.path] { return index }
        indexByPath[record.path] = citations.count
        citations.append(
            Citation(record: record.path, origin: record.origin, fields: [:], section: nil, count: nil))
        return citations.count - 1
    }
}

/// The records of a section that name an id in one of their fields.
public struct Relation: Hashable, Sendable {
    /// The section, such as `data_flows`.
    public let section: String
    public let field: String
    /// The id that is named.
    public let id: String
    /// The ids of the records that name it, in the order in which they are written.
    public let naming: [String]

    public init(section: String, field: String, id: String, naming: [String]) {
        self.section = section
        self.field = field
        self.id = id
        self.naming = naming
    }
}

/// One record, or one section of records, that an evaluation looked at.
public struct Citation: Hashable, Sendable {
    /// The path in the dossier, for example `interfaces/IF-USB`, or a section's name such as `interfaces`.
    public let record: String
    public let origin: Origin
    /// The fields that were read with what they said; an empty text for a field that is not written.
    public internal(set) var fields: [String: String]
    /// Set when the whole section was looked at: its kind.
    public let section: RecordKind?
    /// How many records the section had.
    public let count: Int?

    public init(record: String, origin: Origin, fields: [String: String], section: RecordKind?, count: Int?) {
        self.record = record
        self.origin = origin
        self.fields = fields
        self.section = section
        self.count = count
    }
}

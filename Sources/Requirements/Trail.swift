import Kernel

/// What a rule looked at: records and fields, in the order of the first look.
///
/// A rule can read records only through `Inquiry` and `Record`, which write here; so a citation is never
/// forgotten.
final class Trail {
    private(set) var citations: [Citation] = []
    private(set) var wrongReads: [String] = []
    private var indexByPath: [String: Int] = [:]
    private let vocabulary: [RecordKind: Set<String>]

    init(vocabulary: [RecordKind: Set<String>]) { self.vocabulary = vocabulary }

    func look(at section: EvidenceSource.Section, kind: RecordKind, count: Int) {
        if vocabulary[kind] == nil { wrongReads.append("\(kind)") }
        guard indexByPath[section.name] == nil else { return }
        indexByPath[section.name] = citations.count
        citations.append(
            Citation(record: section.name, origin: section.origin, fields: [:], section: kind, count: count))
    }

    func look(at record: EvidenceRecord) { _ = position(of: record) }

    func read(_ field: String, of record: EvidenceRecord) {
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
}

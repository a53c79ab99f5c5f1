import Kernel

/// All records about one device and its maker, as the rules see them.
public struct EvidenceSource: Sendable {
    /// Where the records of a kind are written, or would be written when there are none yet.
    public struct Section: Hashable, Sendable {
        /// The section's key, for example `interfaces`.
        public let name: String
        public let origin: Origin
        /// The section is written, even if it is empty.
        public let isWritten: Bool

        public init(name: String, origin: Origin, isWritten: Bool) {
            self.name = name
            self.origin = origin
            self.isWritten = isWritten
        }
    }

    private let recordsByKind: [RecordKind: [EvidenceRecord]]
    private let recordByPath: [String: EvidenceRecord]
    private let recordByID: [RecordKind: [String: EvidenceRecord]]
    private let sections: [RecordKind: Section]
    /// The fields that each kind may have; a rule that asks for any other is wrong.
    public let vocabulary: [RecordKind: Set<String>]

    public init(
        records: [EvidenceRecord], sections: [RecordKind: Section], vocabulary: [RecordKind: Set<String>]
    ) {
        self.recordsByKind = Dictionary(grouping: records, by: \.kind)
        self.recordByPath = Dictionary(records.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        self.recordByID = recordsByKind.mapValues { records in
            Dictionary(
                records.compactMap { record in record.id.map { ($0, record) } },
                uniquingKeysWith: { first, _ in first })
        }
        self.sections = sections
        self.vocabulary = vocabulary
    }

    /// The records of a kind, in the order in which they are written.
    public func records(_ kind: RecordKind) -> [EvidenceRecord] { recordsByKind[kind] ?? [] }

    /// The record of a kind with an id.
    public func record(_ kind: RecordKind, id: String) -> EvidenceRecord? { recordByID[kind]?[id] }

    /// The record at a path such as `interfaces/IF-USB`.
    public func record(path: String) -> EvidenceRecord? { recordByPath[path] }

    /// The same records with more beside them: facts that a workflow computed from several rooms.
    public func adding(_ records: [EvidenceRecord], vocabulary more: [RecordKind: Set<String>])
        -> EvidenceSource
    {
        EvidenceSource(
            records: recordsByKind.keys.sorted().flatMap { recordsByKind[$0] ?? [] } + records,
            sections: sections, vocabulary: vocabulary.merging(more) { $0.union($1) })
    }

    /// Where records of this kind are written.
    public func section(_ kind: RecordKind) -> Section {
        sections[kind] ?? Section(name: kind.name, origin: Origin(file: "device.yaml"), isWritten: false)
    }

    /// Where the records of each kind are written.
    public var everySection: [RecordKind: Section] { sections }

    /// Every record, by kind and then in the order in which it is written.
    public var everyRecord: [EvidenceRecord] {
        recordsByKind.keys.sorted().flatMap { recordsByKind[$0] ?? [] }
    }
}

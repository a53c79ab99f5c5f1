import Evidence

/// The records that rules look at, with the indexes that many looks share.
final class ThreatScene {
    let evidence: EvidenceSource
    private var naming: [String: [String: [EvidenceRecord]]] = [:]

    init(_ evidence: EvidenceSource) { self.evidence = evidence }

    /// The records of a kind whose text or list in a field names an id; indexed when a field is first
    /// asked for.
    func records(_ kind: RecordKind, naming id: String, in field: String) -> [EvidenceRecord] {
        let key = "\(kind).\(field)"
        if naming[key] == nil {
            var index: [String: [EvidenceRecord]] = [:]
            for record in evidence.records(kind) {
                for name in Set(ThreatScene.names(in: record.fields[field])) {
                    index[name, default: []].append(record)
                }
            }
            naming[key] = index
        }
        return naming[key]?[id] ?? []
    }

    static func names(in value: EvidenceValue?) -> [String] {
        switch value {
        case .text(let text): [text]
        case .list(let values): values.flatMap { names(in: $0) }
        default: []
        }
    }
}

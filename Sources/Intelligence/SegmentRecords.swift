/// The records of a segment.
extension SegmentReader {
    /// A record's bytes; empty where the record is damaged.
    func view(_ record: UInt32) -> RecordView {
        let offsets = sections[SegmentLayout.Section.records.rawValue]
        let empty = RecordView(UnsafeRawBufferPointer(start: nil, count: 0))
        let place = Int(record) * 8
        guard Int(record) < recordCount, check(place..<(place + 8), of: .records) else { return empty }
        let at = Int(
            truncatingIfNeeded: offsets.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        guard let bytes = Self.record(in: recordFile.bytes, at: at) else {
            isDamaged = true
            return empty
        }
        return RecordView(bytes)
    }

    /// The bytes of the record that begins there; nil where they are not as they were written.
    static func record(in file: UnsafeRawBufferPointer, at: Int) -> UnsafeRawBufferPointer? {
        let end = file.count - SegmentLayout.recordTail
        guard at >= 8, at <= end - SegmentLayout.recordHead else { return nil }
        let count = Int(file.loadUnaligned(fromByteOffset: at, as: UInt32.self))
        let start = at + SegmentLayout.recordHead
        guard count <= end - start else { return nil }
        let bytes = UnsafeRawBufferPointer(rebasing: file[start..<(start + count)])
        let told = file.loadUnaligned(fromByteOffset: at + 4, as: UInt64.self)
        return Checksum64.of(bytes) == told ? bytes : nil
    }

    /// The living records that have this id, or name it.
    func named(_ hash: UInt64) -> [UInt32] {
        var found: [UInt32] = []
        look(hash, in: names, .names) { if !isDead($0.first) { found.append($0.first) } }
        return found
    }

    /// The numbers of the records of an identity.
    func records(ofIdentity hash: UInt64) -> [UInt32] {
        var found: [UInt32] = []
        look(hash, in: identities, .identities) { entry in
            let last = min(Int(entry.first) + Int(entry.second), recordCount)
            guard Int(entry.first) < last else { return }
            found += (entry.first..<UInt32(last)).filter { !isDead($0) }
        }
        return found
    }

    func replaced() -> ReplacedRecords { ReplacedRecords(sections[SegmentLayout.Section.replaced.rawValue]) }

    /// `debian:12` and the number of statements on its packages.
    func families() -> [String: Int] {
        var reader = ByteReader(sections[SegmentLayout.Section.families.rawValue])
        return Dictionary(reader.list { ($0.text(), $0.number()) }, uniquingKeysWith: { $0 &+ $1 })
    }
}

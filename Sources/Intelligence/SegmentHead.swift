/// What the first block of an index says, held against the size of the file.
struct SegmentHead {
    let sections: [Range<Int>]
    let recordCount: Int
    let recordBytes: UInt64
    let seal: UInt64

    var end: Int { sections[SegmentLayout.Section.checksums.rawValue].lowerBound }
    var blocks: Int { (end + SegmentLayout.block - 1) / SegmentLayout.block }

    init(_ bytes: UnsafeRawBufferPointer, path: String) throws(SegmentFault) {
        guard bytes.count >= SegmentLayout.block,
            bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self) == SegmentLayout.magic
        else { throw .damaged(path: path) }
        var reader = ByteReader(bytes, at: 8)
        guard reader.fixed32() == SegmentLayout.version else { throw .otherVersion(path: path) }
        guard reader.fixed32() == SegmentLayout.Section.allCases.count else { throw .damaged(path: path) }
        var sections: [Range<Int>] = []
        for _ in SegmentLayout.Section.allCases {
            let (start, length) = (reader.fixed64(), reader.fixed64())
            let whole = UInt64(bytes.count)
            guard start >= SegmentLayout.block, start <= whole, length <= whole - start else {
                throw .damaged(path: path)
            }
            sections.append(Int(start)..<Int(start + length))
        }
        self.sections = sections
        let records = reader.fixed64()
        recordBytes = reader.fixed64()
        seal = reader.fixed64()
        // Before anything is counted with it.
        guard records < 1 << 32 else { throw .damaged(path: path) }
        recordCount = Int(records)
        let checksums = sections[SegmentLayout.Section.checksums.rawValue]
        let blocks = (checksums.lowerBound + SegmentLayout.block - 1) / SegmentLayout.block
        guard checksums.count == 8 * blocks, checksums.upperBound == bytes.count,
            sections[SegmentLayout.Section.records.rawValue].count == 8 * recordCount,
            sections.dropLast().allSatisfy({ $0.upperBound <= checksums.lowerBound })
        else { throw .damaged(path: path) }
    }
}

/// What a segment says of records that are no more, and of records with many statements.
struct ReplacedRecords {
    /// For each earlier segment, the records that this one replaces.
    var earlier: [(segment: String, records: [UInt32])] = []
    /// Records that a later one of the same segment replaced.
    var own: [UInt32] = []
    /// Records with more statements than a row can number, and how many numbers they take.
    var continued: [(first: UInt32, count: Int)] = []

    init() {}

    init(_ bytes: UnsafeRawBufferPointer) {
        var reader = ByteReader(bytes)
        func numbers(_ reader: inout ByteReader) -> [UInt32] {
            reader.list { UInt32(truncatingIfNeeded: $0.number()) }
        }
        earlier = reader.list { ($0.text(), numbers(&$0)) }
        own = numbers(&reader)
        continued = reader.list {
            (UInt32(truncatingIfNeeded: $0.number()), max(1, min($0.number(), 1 << 20)))
        }
    }

    func write(into writer: inout ByteWriter) {
        writer.list(earlier) { writer, part in
            writer.text(part.segment)
            writer.list(part.records) { $0.number(Int($1)) }
        }
        writer.list(own) { $0.number(Int($1)) }
        writer.list(continued) { writer, part in
            writer.number(Int(part.first))
            writer.number(part.count)
        }
    }
}

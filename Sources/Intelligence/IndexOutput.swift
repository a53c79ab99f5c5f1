/// Writes an index: the head's block, sections one after the other, and the checksum of every block.
final class IndexOutput {
    private let file: OutputFile
    /// What does not fill a block yet.
    private var rest: [UInt8] = []
    /// Of every block but the head's.
    private var sums: [UInt64] = []
    private var sections: [Range<Int>] = []
    private var start: Int
    private(set) var count: Int

    init(_ path: String) throws(SystemFault) {
        file = try OutputFile(path)
        count = SegmentLayout.block
        start = count
        try file.write([UInt8](repeating: 0, count: count))
    }

    /// A part of the section that is being written.
    func write(_ bytes: [UInt8]) throws(SystemFault) {
        count += bytes.count
        rest += bytes
        let whole = rest.count / SegmentLayout.block * SegmentLayout.block
        guard whole > 0 else { return }
        rest.withUnsafeBytes { raw in
            for at in stride(from: 0, to: whole, by: SegmentLayout.block) {
                sums.append(
                    Checksum64.of(UnsafeRawBufferPointer(rebasing: raw[at..<(at + SegmentLayout.block)])))
            }
        }
        try file.write(Array(rest[..<whole]))
        rest.removeFirst(whole)
    }

    /// The last part of a section; the next begins behind it.
    func section(_ bytes: [UInt8]) throws(SystemFault) {
        try write(bytes)
        sections.append(start..<count)
        try write([UInt8](repeating: 0, count: (8 - count % 8) % 8))
        start = count
    }

    func finish(records: Int, recordBytes: Int, seal: UInt64) throws(SystemFault) {
        if !rest.isEmpty { sums.append(rest.withUnsafeBytes { Checksum64.of($0) }) }
        try file.write(rest)
        let end = count
        var head = ByteWriter()
        head.fixed(SegmentLayout.magic)
        head.fixed32(SegmentLayout.version)
        head.fixed32(sections.count + 1)
        for section in sections + [end..<(end + 8 * (sums.count + 1))] {
            head.fixed(UInt64(section.lowerBound))
            head.fixed(UInt64(section.count))
        }
        head.fixed(UInt64(records))
        head.fixed(UInt64(recordBytes))
        head.fixed(seal)
        let block = head.bytes + [UInt8](repeating: 0, count: SegmentLayout.block - head.count)
        var writer = ByteWriter()
        for sum in [block.withUnsafeBytes { Checksum64.of($0) }] + sums { writer.fixed(sum) }
        try file.write(writer.bytes)
        count += writer.count
        try file.replaceStart(with: block)
        try file.finish()
    }
}

/// The sum over a segment's records that ties its files and the list to each other.
struct RecordSeal {
    private(set) var value: UInt64

    init(_ name: String) { value = Checksum64.of(name) }

    mutating func add(_ sum: UInt64) { value = Checksum64.step(value, sum) }
}

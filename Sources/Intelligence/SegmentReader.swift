import VersionOrdering
import Vulnerabilities

/// One segment, opened by mmap. For one thread; others open their own.
final class SegmentReader {
    let path: String
    private let index: MappedFile
    private let recordFile: MappedFile
    private let sections: [UnsafeRawBufferPointer]
    private let starts: [Int]
    let recordCount: Int
    private let keys: HashTable
    private let products: HashTable
    private let names: HashTable
    private let identities: HashTable
    /// Blocks whose checksum was right.
    private var checked: [Bool]
    /// A checksum was wrong: what was found does not count.
    private(set) var isDamaged = false
    /// A bit a record that a later segment replaced.
    private var dead: [UInt64]

    /// - Parameter path: of the segment, without an ending.
    init(_ path: String) throws(SegmentFault) {
        self.path = path
        do {
            index = try MappedFile(path + ".index")
            recordFile = try MappedFile(path + ".records")
        } catch {
            throw .system(error)
        }
        let bytes = index.bytes
        guard bytes.count >= SegmentLayout.block,
            bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self) == SegmentLayout.magic
        else { throw .damaged(path: path) }
        var reader = ByteReader(bytes, at: 8)
        guard reader.fixed32() == SegmentLayout.version else { throw .otherVersion(path: path) }
        let count = reader.fixed32()
        guard count == SegmentLayout.Section.allCases.count else { throw .damaged(path: path) }
        var parts: [UnsafeRawBufferPointer] = []
        var starts: [Int] = []
        for place in 0..<count {
            let at = 16 + 16 * place
            let start = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            let length = bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self)
            guard start <= bytes.count, length <= UInt64(bytes.count) - start else {
                throw .damaged(path: path)
            }
            starts.append(Int(start))
            parts.append(UnsafeRawBufferPointer(rebasing: bytes[Int(start)..<Int(start + length)]))
        }
        sections = parts
        self.starts = starts
        let tail = 16 + 16 * count
        recordCount = Int(truncatingIfNeeded: bytes.loadUnaligned(fromByteOffset: tail, as: UInt64.self))
        let recordBytes = bytes.loadUnaligned(fromByteOffset: tail + 8, as: UInt64.self)
        let checksums = parts[SegmentLayout.Section.checksums.rawValue]
        let end = starts[SegmentLayout.Section.checksums.rawValue]
        let blocks = (end + SegmentLayout.block - 1) / SegmentLayout.block
        guard recordBytes == recordFile.bytes.count, checksums.count == 8 * blocks,
            parts[SegmentLayout.Section.records.rawValue].count == 8 * recordCount
        else { throw .damaged(path: path) }
        checked = [Bool](repeating: false, count: blocks)
        dead = [UInt64](repeating: 0, count: recordCount / 64 + 1)
        func table(_ section: SegmentLayout.Section) -> HashTable { HashTable(parts[section.rawValue]) }
        (keys, products, names, identities) = (
            table(.keys), table(.products), table(.names), table(.identities)
        )
        guard keys.isSound, products.isSound, names.isSound, identities.isSound, check(0..<8192)
        else { throw .damaged(path: path) }
    }

    // MARK: Checksums

    /// Looks at the checksums of all blocks.
    func checkAll() -> Bool { check(0..<starts[SegmentLayout.Section.checksums.rawValue]) }

    /// Looks at the checksums of the blocks that hold these bytes of the file, each once.
    @inline(__always)
    private func check(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return true }
        let last = min((range.upperBound - 1) / SegmentLayout.block, checked.count - 1)
        var block = range.lowerBound / SegmentLayout.block
        while block <= last {
            if !checked[block], !checkBlock(block) { return false }
            block += 1
        }
        return true
    }

    private func checkBlock(_ block: Int) -> Bool {
        let end = starts[SegmentLayout.Section.checksums.rawValue]
        let at = block * SegmentLayout.block
        let bytes = UnsafeRawBufferPointer(
            rebasing: index.bytes[at..<min(at + SegmentLayout.block, end)])
        let told = sections[SegmentLayout.Section.checksums.rawValue]
            .loadUnaligned(fromByteOffset: 8 * block, as: UInt64.self)
        guard Checksum64.of(bytes) == told else {
            isDamaged = true
            return false
        }
        checked[block] = true
        return true
    }

    private func check(_ range: Range<Int>, of section: SegmentLayout.Section) -> Bool {
        let start = starts[section.rawValue]
        return check((start + range.lowerBound)..<(start + range.upperBound))
    }

    @inline(__always)
    private func look(
        _ hash: UInt64, in table: HashTable, _ section: SegmentLayout.Section,
        _ body: (HashTable.Entry) -> Void
    ) {
        let (directory, entries) = table.ranges(hash)
        guard check(directory, of: section), check(entries, of: section) else { return }
        table.forEach(hash, body)
    }

    // MARK: Products

    /// Hands over each living row of a product with how the version stands to its span.
    @inline(__always)
    func visit(
        _ key: String, hash: UInt64, _ version: inout QueryVersion, _ body: (Row, VersionStanding) -> Void
    ) {
        var block: HashTable.Entry?
        look(hash, in: keys, .keys) { block = $0 }
        guard let block, let rows = rows(of: block, named: key) else { return }
        let bytes = sections[SegmentLayout.Section.rows.rawValue]
        for place in 0..<Int(block.second) {
            let row = Row(bytes, at: rows + Row.bytes * place)
            if isDead(row.record) { continue }
            body(row, standing(row, &version))
        }
    }

    /// Where the rows of a block begin; nil where the block is another product's.
    private func rows(of block: HashTable.Entry, named key: String?) -> Int? {
        let bytes = sections[SegmentLayout.Section.rows.rawValue]
        let at = Int(block.first) * 8
        guard at + 4 <= bytes.count, check(at..<(at + 4), of: .rows) else { return nil }
        let count = Int(bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self))
        let start = at + (4 + count + 7) / 8 * 8
        let end = start + Int(block.second) * Row.bytes
        guard end <= bytes.count, check(at..<end, of: .rows) else { return nil }
        if var key {
            let isSame = key.withUTF8 { utf8 in
                utf8.count == count && bytes[(at + 4)..<(at + 4 + count)].elementsEqual(utf8)
            }
            guard isSame else { return nil }
        }
        return start
    }

    /// The keys of CPE names with this product.
    func keys(ofProduct product: String) -> [String] {
        var found: [String] = []
        let bytes = sections[SegmentLayout.Section.rows.rawValue]
        look(Checksum64.of(product), in: products, .products) { entry in
            guard rows(of: entry, named: nil) != nil else { return }
            let at = Int(entry.first) * 8
            let count = Int(bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self))
            let key = String(decoding: bytes[(at + 4)..<(at + 4 + count)], as: UTF8.self)
            if key.hasSuffix(":\(product)") { found.append(key) }
        }
        return found
    }

    @inline(__always)
    private func standing(_ row: Row, _ version: inout QueryVersion) -> VersionStanding {
        let (lower, upper) = (row.lower, row.upper)
        if row.isUnstated {
            let isSame = row.isExact && version.text != nil && text(row.lowText) == version.text
            return isSame ? .inside : .undecided
        }
        if lower == .none, upper == .none { return .inside }
        version.read(as: row.schemeCode)
        guard version.isReadable else {
            return row.isExact && text(row.lowText) == version.text ? .inside : .undecided
        }
        if lower != .none {
            if version.prefix < row.low { return .outside }
            if version.prefix == row.low {
                switch version.compare(to: text(row.lowText)) {
                case .less?: return .outside
                case .equal?: if lower == .excluded { return .outside }
                case .greater?: break
                case nil: return .undecided
                }
            }
        }
        if upper != .none {
            if version.prefix > row.high { return .outside }
            if version.prefix == row.high {
                switch version.compare(to: text(row.highText)) {
                case .greater?: return .outside
                case .equal?: if upper == .excluded { return .outside }
                case .less?: break
                case nil: return .undecided
                }
            }
        }
        return .inside
    }

    private func text(_ place: UInt32) -> String {
        let bytes = sections[SegmentLayout.Section.texts.rawValue]
        guard check(Int(place)..<min(Int(place) + 10, bytes.count), of: .texts) else { return "" }
        var reader = ByteReader(bytes, at: Int(place))
        var length = reader
        let count = length.number()
        guard count <= bytes.count - length.at, check(length.at..<(length.at + count), of: .texts) else {
            return ""
        }
        return reader.text()
    }

    // MARK: Records

    func isDead(_ record: UInt32) -> Bool {
        let place = Int(record)
        return place >= recordCount || dead[place >> 6] >> UInt64(place & 63) & 1 == 1
    }

    func bury(_ records: [UInt32]) {
        for record in records where Int(record) < recordCount {
            dead[Int(record) >> 6] |= 1 << UInt64(record & 63)
        }
    }

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
        guard at >= 8, at + SegmentLayout.recordHead <= file.count else { return nil }
        let count = Int(file.loadUnaligned(fromByteOffset: at, as: UInt32.self))
        let start = at + SegmentLayout.recordHead
        guard count <= file.count - start else { return nil }
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

    /// The records of an identity.
    func records(ofIdentity hash: UInt64) -> [UInt32] {
        var found: [UInt32] = []
        look(hash, in: identities, .identities) { entry in
            found += (entry.first..<(entry.first &+ entry.second)).filter { !isDead($0) }
        }
        return found
    }

    /// Records of earlier segments that this one replaces, and its own that it replaced itself.
    func replaced() -> (earlier: [(segment: String, records: [UInt32])], own: [UInt32]) {
        let section = sections[SegmentLayout.Section.replaced.rawValue]
        guard check(0..<section.count, of: .replaced) else { return ([], []) }
        var reader = ByteReader(section)
        let earlier = reader.list { reader in
            (reader.text(), reader.list { UInt32(truncatingIfNeeded: $0.number()) })
        }
        return (earlier, reader.list { UInt32(truncatingIfNeeded: $0.number()) })
    }

    /// `debian:12` and the number of statements on its packages.
    func families() -> [String: Int] {
        let section = sections[SegmentLayout.Section.families.rawValue]
        guard check(0..<section.count, of: .families) else { return [:] }
        var reader = ByteReader(section)
        return Dictionary(reader.list { ($0.text(), $0.number()) }, uniquingKeysWith: +)
    }
}

import VersionOrdering
import Vulnerabilities

/// Why a segment cannot be used.
enum SegmentFault: Error, Hashable {
    case system(SystemFault)
    /// It was written by another version of the program.
    case otherVersion(path: String)
    case damaged(path: String)
    case recordsDamaged(path: String)
}

/// One segment, opened by mmap. For one thread; others open their own.
final class SegmentReader {
    let path: String
    private let index: MappedFile
    let recordFile: MappedFile
    let sections: [UnsafeRawBufferPointer]
    private let starts: [Int]
    private let rowBytes: UnsafeRawBufferPointer
    private let textBytes: UnsafeRawBufferPointer
    /// Where the checksums begin, and all that they are of ends.
    private let end: Int
    let recordCount: Int
    private let keys: HashTable
    private let products: HashTable
    let names: HashTable
    let identities: HashTable
    /// A byte a block: 1 where its checksum was right.
    private let checked: UnsafeMutablePointer<UInt8>
    private let blocks: Int
    /// A checksum was wrong: what was found does not count.
    var isDamaged = false
    /// A bit a record that a later segment replaced.
    private let dead: UnsafeMutablePointer<UInt64>
    /// The number of a record whose statements another number goes on counting, and how far it has come.
    private(set) var continued: [UInt32: (first: UInt32, statements: Int)] = [:]

    /// - Parameters:
    ///   - path: of the segment, without an ending.
    ///   - seal: what the list says of it; nil where nothing is said.
    init(_ path: String, seal: UInt64? = nil) throws(SegmentFault) {
        self.path = path
        recordFile = try Self.map(path + ".records", .recordsDamaged(path: path + ".records"))
        index = try Self.map(path + ".index", .damaged(path: path))
        let head = try SegmentHead(index.bytes, path: path)
        guard head.recordBytes == recordFile.bytes.count,
            Self.seal(of: recordFile.bytes) == head.seal, seal == nil || seal == head.seal
        else { throw .damaged(path: path) }
        let bytes = index.bytes
        let parts = head.sections.map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
        sections = parts
        starts = head.sections.map(\.lowerBound)
        end = head.end
        blocks = head.blocks
        recordCount = head.recordCount
        rowBytes = parts[SegmentLayout.Section.rows.rawValue]
        textBytes = parts[SegmentLayout.Section.texts.rawValue]
        func table(_ section: SegmentLayout.Section) -> HashTable { HashTable(parts[section.rawValue]) }
        (keys, products, names, identities) = (
            table(.keys), table(.products), table(.names), table(.identities)
        )
        checked = .allocate(capacity: blocks)
        checked.initialize(repeating: 0, count: blocks)
        dead = .allocate(capacity: recordCount / 64 + 1)
        dead.initialize(repeating: 0, count: recordCount / 64 + 1)
        // The heads of tables are read at once, and what lies about replaced records counts from the start.
        let areSound =
            check(0..<SegmentLayout.block)
            && [.keys, .products, .names, .identities].allSatisfy { check(0..<8, of: $0) }
            && [.replaced, .families].allSatisfy {
                check(0..<sections[$0.rawValue].count, of: $0)
            }
        guard areSound, keys.isSound, products.isSound, names.isSound, identities.isSound else {
            throw .damaged(path: path)
        }
        for part in replaced().continued where part.first < recordCount {
            for number in 1..<max(1, min(UInt32(part.count), UInt32(recordCount) - part.first)) {
                continued[part.first + number] = (part.first, Int(number) * Row.statementMax)
            }
        }
    }

    deinit {
        checked.deallocate()
        dead.deallocate()
    }

    private static func map(_ path: String, _ fault: SegmentFault) throws(SegmentFault) -> MappedFile {
        do {
            return try MappedFile(path)
        } catch {
            if error.isAbsent { throw fault }
            throw .system(error)
        }
    }

    /// What stands at the end of a file of records; nil where it is none.
    static func seal(of records: UnsafeRawBufferPointer) -> UInt64? {
        guard records.count >= 8 + SegmentLayout.recordTail,
            records.loadUnaligned(fromByteOffset: 0, as: UInt64.self) == SegmentLayout.recordsMagic
        else { return nil }
        return records.loadUnaligned(
            fromByteOffset: records.count - SegmentLayout.recordTail, as: UInt64.self)
    }

    // MARK: Checksums

    /// Looks at the checksums of all blocks.
    func checkAll() -> Bool { check(0..<end) }

    /// Looks at the checksums of the blocks that hold these bytes of the file, each once.
    @inline(__always)
    private func check(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return true }
        let last = min((range.upperBound - 1) / SegmentLayout.block, blocks - 1)
        var block = range.lowerBound / SegmentLayout.block
        while block <= last {
            if checked[block] == 0, !checkBlock(block) { return false }
            block += 1
        }
        return true
    }

    @inline(never)
    private func checkBlock(_ block: Int) -> Bool {
        let at = block * SegmentLayout.block
        let bytes = UnsafeRawBufferPointer(
            rebasing: index.bytes[at..<min(at + SegmentLayout.block, end)])
        let told = sections[SegmentLayout.Section.checksums.rawValue]
            .loadUnaligned(fromByteOffset: 8 * block, as: UInt64.self)
        guard Checksum64.of(bytes) == told else {
            isDamaged = true
            return false
        }
        checked[block] = 1
        return true
    }

    @inline(__always)
    func check(_ range: Range<Int>, of section: SegmentLayout.Section) -> Bool {
        let start = starts[section.rawValue]
        return check((start + range.lowerBound)..<(start + range.upperBound))
    }

    @inline(__always)
    func look(
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
        _ key: UnsafeBufferPointer<UInt8>, hash: UInt64, _ version: inout QueryVersion,
        _ body: (Row, VersionStanding) -> Void
    ) {
        look(hash, in: keys, .keys) { block in
            guard let rows = rows(of: block, named: key) else { return }
            for place in 0..<Int(block.second) {
                let row = Row(rowBytes, at: rows + Row.bytes * place)
                if isDead(row.record) { continue }
                body(row, standing(row, &version))
            }
        }
    }

    /// Where the rows of a block begin; nil where the block is another product's.
    private func rows(of block: HashTable.Entry, named key: UnsafeBufferPointer<UInt8>?) -> Int? {
        let at = Int(block.first) * 8
        guard at + 4 <= rowBytes.count, check(at..<(at + 4), of: .rows) else { return nil }
        let count = Int(rowBytes.loadUnaligned(fromByteOffset: at, as: UInt32.self))
        let start = at + (4 + count + 7) / 8 * 8
        let end = start + Int(block.second) * Row.bytes
        guard end <= rowBytes.count, check(at..<end, of: .rows) else { return nil }
        if let key {
            guard key.count == count else { return nil }
            for place in 0..<count where rowBytes[at + 4 + place] != key[place] { return nil }
        }
        return start
    }

    /// The keys of CPE names with this product, of which something living is said.
    func keys(ofProduct product: String) -> [String] {
        var found: [String] = []
        look(Checksum64.of(product), in: products, .products) { entry in
            guard let rows = rows(of: entry, named: nil) else { return }
            let isAlive = (0..<Int(entry.second)).contains { place in
                !isDead(Row(rowBytes, at: rows + Row.bytes * place).record)
            }
            guard isAlive else { return }
            let key = key(of: entry)
            if key.hasSuffix(":\(product)") { found.append(key) }
        }
        return found
    }

    /// The key of a block that `rows` has found to be sound.
    private func key(of block: HashTable.Entry) -> String {
        let at = Int(block.first) * 8
        let count = Int(rowBytes.loadUnaligned(fromByteOffset: at, as: UInt32.self))
        return String(decoding: rowBytes[(at + 4)..<(at + 4 + count)], as: UTF8.self)
    }

    /// Every key, in the order in which their blocks lie.
    func forEachKey(_ body: (String) -> Void) {
        guard check(0..<sections[SegmentLayout.Section.keys.rawValue].count, of: .keys) else { return }
        for entry in keys.all.sorted(by: { $0.first < $1.first }) where rows(of: entry, named: nil) != nil {
            body(key(of: entry))
        }
    }

    /// As `SpanRule.standing`, mostly from prefixes alone.
    @inline(__always)
    private func standing(_ row: Row, _ version: inout QueryVersion) -> VersionStanding {
        if row.isOpen { return row.isUnstated ? .undecided : .inside }
        version.read(as: row.schemeCode)
        guard version.isReadable, !row.isUnstated else { return compared(row, &version) }
        if row.lower != .none {
            if version.prefix < row.low { return .outside }
            if version.prefix == row.low { return compared(row, &version) }
        }
        if row.upper != .none {
            if version.prefix > row.high { return .outside }
            if version.prefix == row.high { return compared(row, &version) }
        }
        return .inside
    }

    /// By the texts of the bounds.
    @inline(never)
    private func compared(_ row: Row, _ version: inout QueryVersion) -> VersionStanding {
        guard version.text != nil else { return .undecided }
        var isDecided = true
        if row.lower != .none {
            switch version.compare(to: text(row.lowText)) {
            case .less?: return .outside
            case .equal?: if row.lower == .excluded { return .outside }
            case .greater?: break
            case nil: isDecided = false
            }
        }
        if row.upper != .none {
            switch version.compare(to: text(row.highText)) {
            case .greater?: return .outside
            case .equal?: if row.upper == .excluded { return .outside }
            case .less?: break
            case nil: isDecided = false
            }
        }
        return isDecided ? .inside : .undecided
    }

    private func text(_ place: UInt32) -> String {
        let place = Int(place)
        guard place < textBytes.count, check(place..<min(place + 10, textBytes.count), of: .texts) else {
            return ""
        }
        var reader = ByteReader(textBytes, at: place)
        var length = reader
        let count = length.number()
        guard count >= 0, count <= length.left, check(length.at..<(length.at + count), of: .texts) else {
            return ""
        }
        return reader.text()
    }

    // MARK: Records

    @inline(__always)
    func isDead(_ record: UInt32) -> Bool {
        let place = Int(record)
        return place >= recordCount || dead[place >> 6] >> UInt64(place & 63) & 1 == 1
    }

    func bury(_ records: [UInt32]) {
        for record in records where Int(record) < recordCount {
            dead[Int(record) >> 6] |= 1 << UInt64(record & 63)
        }
    }
}

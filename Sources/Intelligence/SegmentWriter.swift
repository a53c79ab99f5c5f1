import Kernel
import VersionOrdering
import Vulnerabilities

/// Writes one segment: records as they come, then the index over them.
final class SegmentWriter {
    private let records: OutputFile
    private let indexPath: String
    private var offsets: [UInt64] = []
    private var rows: [(key: UInt32, row: Row)] = []
    private var keys: [String: UInt32] = [:]
    private var keyTexts: [String] = []
    private var texts = VersionTexts()
    private var names: [HashTable.Entry] = []
    private var identities: [UInt64: (records: Range<UInt32>, modified: Int?)] = [:]
    private var families: [String: Int] = [:]
    /// Records that a later one of the same segment replaced.
    private var dead: Set<UInt32> = []
    private var buffer = ByteWriter()
    private var position = 8
    /// Per source: how many, and the newest change.
    private(set) var sources: [String: SegmentInfo.Source] = [:]

    /// - Parameter path: of the segment, without an ending.
    init(_ path: String) throws(SystemFault) {
        records = try OutputFile(path + ".records.part")
        indexPath = path + ".index.part"
        var writer = ByteWriter()
        writer.fixed(SegmentLayout.recordsMagic)
        try records.write(writer.bytes)
    }

    var count: Int { offsets.count - dead.count }

    /// Takes a record; of two of one identity the one changed later stays.
    func add(_ advisory: Advisory) throws(SystemFault) {
        let identity = AdvisoryIdentity.hash(advisory)
        let modified = advisory.modified?.secondsSinceEpoch
        if let earlier = identities[identity] {
            if let old = earlier.modified, let new = modified, new < old { return }
            dead.formUnion(earlier.records)
        }
        let first = UInt32(offsets.count)
        for part in Self.parts(of: advisory) { try write(part) }
        identities[identity] = (first..<UInt32(offsets.count), modified)
        let known = sources[advisory.source] ?? SegmentInfo.Source(records: 0, newest: nil)
        let newest = [
            known.newest, advisory.modified?.secondsSinceEpoch, advisory.published?.secondsSinceEpoch,
        ]
        sources[advisory.source] = SegmentInfo.Source(
            records: known.records + 1, newest: newest.compactMap { $0 }.max())
    }

    /// A record with more statements than a row can number becomes several of the same id, unless conditions
    /// join its statements; then those that cannot be numbered are found through their record alone.
    /// Takes back a record that turned out to be older than what is kept.
    func drop(_ identity: UInt64) {
        guard let known = identities.removeValue(forKey: identity) else { return }
        dead.formUnion(known.records)
    }

    private static func parts(of advisory: Advisory) -> [Advisory] {
        guard advisory.statements.count > Row.statementMax, advisory.conditions.isEmpty else {
            return [advisory]
        }
        return stride(from: 0, to: advisory.statements.count, by: Row.statementMax).map { start in
            var part = advisory
            let end = min(start + Row.statementMax, advisory.statements.count)
            part.statements = Array(advisory.statements[start..<end])
            return part
        }
    }

    private func write(_ advisory: Advisory) throws(SystemFault) {
        let record = offsets.count
        buffer.removeAll()
        RecordEncoding.encode(advisory, into: &buffer)
        var head = ByteWriter()
        head.fixed32(buffer.count)
        head.fixed(buffer.bytes.withUnsafeBytes { Checksum64.of($0) })
        try records.write(head.bytes)
        try records.write(buffer.bytes)
        offsets.append(UInt64(position))
        position += SegmentLayout.recordHead + buffer.count
        for name in Set([advisory.id] + advisory.aliases + advisory.upstream) {
            names.append(HashTable.Entry(hash: Checksum64.of(name), first: UInt32(record), second: 0))
        }
        guard advisory.state != .rejected else { return }
        let conditional = Set(advisory.conditions.flatMap(\.statements))
        for (place, statement) in advisory.statements.prefix(Row.statementMax).enumerated() {
            add(statement, at: place, of: record, isConditional: conditional.contains(place))
        }
    }

    private func add(_ statement: ProductStatement, at place: Int, of record: Int, isConditional: Bool) {
        guard let key = ProductKey.of(statement.subject) else { return }
        let number: UInt32
        if let known = keys[key.text] {
            number = known
        } else {
            number = UInt32(keyTexts.count)
            keys[key.text] = number
            keyTexts.append(key.text)
        }
        if case .package(let ecosystem, _) = statement.subject {
            let (family, release) = ProductKey.split(ecosystem)
            families["\(family):\(release)", default: 0] += 1
        }
        var row = Row(statement, at: place, of: record, isConditional: isConditional)
        switch statement.span {
        case .all, .unstated: break
        case .exactly(let version):
            let known = texts.add(version, as: row.scheme)
            (row.lowText, row.highText) = (known.place, known.place)
            row.setPrefixes(low: known.prefix, high: known.prefix)
        case .between(let lower, let upper):
            let known = (
                lower.map { texts.add($0.version, as: row.scheme) },
                upper.map { texts.add($0.version, as: row.scheme) }
            )
            row.lowText = known.0?.place ?? 0
            row.highText = known.1?.place ?? 0
            row.setPrefixes(low: known.0.map(\.prefix) ?? 0, high: known.1.map(\.prefix) ?? .max)
        }
        rows.append((number, row))
    }

    /// Compiles the index. Both files then lie whole on the medium, under their final names.
    ///
    /// - Parameter replaced: for each earlier segment, the records that this one replaces.
    func finish(
        _ name: String, replaced: [(segment: String, records: [UInt32])]
    ) throws(SystemFault) -> SegmentInfo {
        try records.finish()
        let index = try OutputFile(indexPath)
        let bytes = compile(replaced)
        try index.write(bytes)
        try index.finish()
        let base = String(indexPath.dropLast(".index.part".count))
        try SystemFolder.move(records.path, to: base + ".records")
        try SystemFolder.move(indexPath, to: base + ".index")
        return SegmentInfo(
            name: name, records: count, recordBytes: records.count, indexBytes: bytes.count, sources: sources)
    }

    /// Identities with the time of change, for finding what is replaced elsewhere.
    var changes: [(identity: UInt64, modified: Int?)] { identities.map { ($0.key, $0.value.modified) } }

    private func compile(_ replaced: [(segment: String, records: [UInt32])]) -> [UInt8] {
        var writer = ByteWriter()
        for _ in 0..<SegmentLayout.block { writer.byte(0) }
        var sections: [(Int, Int)] = []
        func section(_ write: () -> Void) {
            while writer.count % 8 != 0 { writer.byte(0) }
            let start = writer.count
            write()
            sections.append((start, writer.count - start))
        }
        var keyEntries: [HashTable.Entry] = []
        var productEntries: [HashTable.Entry] = []
        section { writeRows(&writer, &keyEntries, &productEntries) }
        section { writer.append(texts.bytes) }
        section { HashTable.write(keyEntries, into: &writer) }
        section { HashTable.write(productEntries, into: &writer) }
        section { HashTable.write(names.filter { !dead.contains($0.first) }, into: &writer) }
        section {
            HashTable.write(
                identities.map { identity, known in
                    HashTable.Entry(
                        hash: identity, first: known.records.lowerBound, second: UInt32(known.records.count))
                },
                into: &writer)
        }
        section { for offset in offsets { writer.fixed(offset) } }
        section {
            writer.list(replaced) { writer, part in
                writer.text(part.segment)
                writer.list(part.records) { $0.number(Int($1)) }
            }
            writer.list(dead.sorted()) { $0.number(Int($1)) }
        }
        section {
            writer.list(families.sorted { $0.key < $1.key }) { writer, family in
                writer.text(family.key)
                writer.number(family.value)
            }
        }
        return SegmentWriter.sealed(writer, sections, records: offsets.count, recordBytes: records.count)
    }

    private func writeRows(
        _ writer: inout ByteWriter, _ keyEntries: inout [HashTable.Entry],
        _ productEntries: inout [HashTable.Entry]
    ) {
        let start = writer.count
        // Counting sort by key: rows of one key stand together, in the order in which they came.
        var counts = [Int](repeating: 0, count: keyTexts.count + 1)
        let living = rows.filter { !dead.contains($0.row.record) }
        for entry in living { counts[Int(entry.key) + 1] += 1 }
        for index in 1..<max(counts.count, 1) { counts[index] += counts[index - 1] }
        var order = [UInt32](repeating: 0, count: living.count)
        var next = counts
        for (place, entry) in living.enumerated() {
            order[next[Int(entry.key)]] = UInt32(place)
            next[Int(entry.key)] += 1
        }
        for (number, text) in keyTexts.enumerated() where counts[number] < counts[number + 1] {
            let offset = UInt32((writer.count - start) / 8)
            let count = counts[number + 1] - counts[number]
            keyEntries.append(
                HashTable.Entry(hash: Checksum64.of(text), first: offset, second: UInt32(count)))
            if text.hasPrefix("c:"), let product = text.split(separator: ":").last {
                productEntries.append(
                    HashTable.Entry(
                        hash: Checksum64.of(String(product)), first: offset, second: UInt32(count)))
            }
            writer.fixed32(text.utf8.count)
            writer.append(text: text)
            while (writer.count - start) % 8 != 0 { writer.byte(0) }
            for place in order[counts[number]..<counts[number + 1]] {
                living[Int(place)].row.append(to: &writer)
            }
        }
    }

    private static func sealed(
        _ body: ByteWriter, _ sections: [(Int, Int)], records: Int, recordBytes: Int
    ) -> [UInt8] {
        var writer = body
        while writer.count % 8 != 0 { writer.byte(0) }
        let end = writer.count
        let blocks = (end + SegmentLayout.block - 1) / SegmentLayout.block
        var head = ByteWriter()
        head.fixed(SegmentLayout.magic)
        head.fixed32(SegmentLayout.version)
        head.fixed32(sections.count + 1)
        for (start, count) in sections + [(end, 8 * blocks)] {
            head.fixed(UInt64(start))
            head.fixed(UInt64(count))
        }
        head.fixed(UInt64(records))
        head.fixed(UInt64(recordBytes))
        writer.put(head.bytes, at: 0)
        let sums = writer.bytes.withUnsafeBytes { raw in
            stride(from: 0, to: end, by: SegmentLayout.block).map { at in
                Checksum64.of(
                    UnsafeRawBufferPointer(rebasing: raw[at..<min(at + SegmentLayout.block, end)]))
            }
        }
        for sum in sums { writer.fixed(sum) }
        return writer.bytes
    }
}

extension ApplicabilityCondition {
    /// The places of all statements in it.
    var statements: [Int] {
        switch self {
        case .statement(let place): [place]
        case .any(let parts), .all(let parts): parts.flatMap(\.statements)
        case .not(let part): part.statements
        }
    }
}

/// By what two records are the same one: source, document and id; of a source that gathers the words of
/// several, also who asserts it.
enum AdvisoryIdentity {
    static func hash(_ advisory: Advisory) -> UInt64 {
        // NVD and OSV name whoever reported it, which may change while the record stays the same one.
        let asserter = ["cve", "csaf", "vex"].contains(advisory.source) ? advisory.asserter ?? "" : ""
        let parts = [advisory.source, asserter, advisory.document ?? "", advisory.id]
        return Checksum64.of(parts.joined(separator: "\u{1F}"))
    }
}

/// The texts of versions, each once, and their prefixes.
struct VersionTexts {
    private var places: [String: UInt32] = [:]
    private var prefixes: [UInt64: UInt64?] = [:]
    private var writer = ByteWriter()

    var bytes: [UInt8] { writer.bytes }

    /// Where the text stands, and its prefix; nil where it cannot be read in this order.
    mutating func add(_ version: String, as scheme: VersionScheme) -> (place: UInt32, prefix: UInt64?) {
        let place: UInt32
        if let known = places[version] {
            place = known
        } else {
            place = UInt32(writer.count)
            places[version] = place
            writer.text(version)
        }
        let key = UInt64(place) << 8 | UInt64(scheme.code)
        if let known = prefixes[key] { return (place, known) }
        let prefix = VersionKey(version, as: scheme)?.prefix
        prefixes[key] = .some(prefix)
        return (place, prefix)
    }
}

import Kernel
import VersionOrdering
import Vulnerabilities

/// Writes one segment: records as they come, then the index over them.
final class SegmentWriter {
    /// What is kept of a record for finding those that it replaces.
    struct Known {
        var records: Range<UInt32>
        var modified: Int?
        var source: String
        /// The latest of all days that it tells.
        var newest: Int?
        var statements: Int

        /// Whether this one goes before another of the same identity that came later: it was changed later.
        /// JVN lists the head of a record alone, too, with the same time: there the fuller one stays.
        ///
        /// A record without a time is older than any with one. That way the outcome is the same in whatever
        /// portions records come, and when they are read again to make an index anew.
        func outweighs(_ other: Known) -> Bool {
            let (mine, theirs) = (modified ?? .min, other.modified ?? .min)
            if mine == theirs { return source == "jvn" && statements > other.statements }
            return mine > theirs
        }
    }

    private let records: OutputFile
    private let indexPath: String
    private var offsets: [UInt64] = []
    private var rows: [(key: UInt32, row: Row)] = []
    private var keys = ProductNumbers()
    private var texts = VersionTexts()
    private var names: [HashTable.Entry] = []
    private(set) var known: [UInt64: Known] = [:]
    private var gone = ReplacedRecords()
    /// Numbers of products of which a source speaks that tells all that it knows of their ecosystem.
    private var covered: Set<UInt32> = []
    /// Records that a later one of the same segment replaced.
    private var dead: Set<UInt32> = []
    private var buffer = ByteWriter()
    private var position = 8
    private var seal: RecordSeal

    /// - Parameter path: of the segment, without an ending.
    init(_ path: String, name: String) throws(SystemFault) {
        records = try OutputFile(path + ".records.part")
        indexPath = path + ".index.part"
        seal = RecordSeal(name)
        var writer = ByteWriter()
        writer.fixed(SegmentLayout.recordsMagic)
        try records.write(writer.bytes)
    }

    /// Living records.
    var count: Int { known.count }

    /// Takes a record; of two of one identity the one changed later stays.
    ///
    /// - Parameter encoded: the record's bytes where they are known.
    func add(_ advisory: Advisory, encoded: UnsafeRawBufferPointer? = nil) throws(SystemFault) {
        let identity = AdvisoryIdentity.hash(advisory)
        var new = Known(
            records: 0..<0, modified: advisory.modified?.secondsSinceEpoch, source: advisory.source,
            newest: SegmentWriter.newest(advisory), statements: advisory.statements.count)
        if let earlier = known[identity] {
            if earlier.outweighs(new) { return }
            dead.formUnion(earlier.records)
        }
        let first = UInt32(offsets.count)
        try write(advisory, encoded)
        new.records = first..<UInt32(offsets.count)
        known[identity] = new
    }

    private static func newest(_ advisory: Advisory) -> Int? {
        var times = [advisory.modified?.secondsSinceEpoch, advisory.published?.secondsSinceEpoch]
        for fact in advisory.exploitation {
            switch fact {
            case .known(let day, _, _), .predicted(_, _, let day): times.append(day.ordinal * 86_400)
            case .stakeholder(_, _, _, let instant): times.append(instant?.secondsSinceEpoch)
            }
        }
        return times.compactMap { $0 }.max()
    }

    /// Takes back a record that turned out to be older than what is kept.
    func drop(_ identity: UInt64) {
        guard let gone = known.removeValue(forKey: identity) else { return }
        dead.formUnion(gone.records)
    }

    private func write(_ advisory: Advisory, _ encoded: UnsafeRawBufferPointer?) throws(SystemFault) {
        let record = offsets.count
        buffer.removeAll()
        if let encoded {
            buffer.append(encoded)
        } else {
            RecordEncoding.encode(advisory, into: &buffer)
        }
        var head = ByteWriter()
        let sum = buffer.bytes.withUnsafeBytes { Checksum64.of($0) }
        head.fixed32(buffer.count)
        head.fixed(sum)
        seal.add(sum)
        try records.write(head.bytes)
        try records.write(buffer.bytes)
        // A row numbers so many statements; those behind them are counted under the numbers that follow.
        let numbers = max(1, (advisory.statements.count + Row.statementMax - 1) / Row.statementMax)
        for _ in 0..<numbers { offsets.append(UInt64(position)) }
        if numbers > 1 { gone.continued.append((UInt32(record), numbers)) }
        position += SegmentLayout.recordHead + buffer.count
        for name in Set([advisory.id] + advisory.aliases + advisory.upstream) {
            names.append(HashTable.Entry(hash: Checksum64.of(name), first: UInt32(record), second: 0))
        }
        guard advisory.state != .rejected else { return }
        let conditional = Set(advisory.conditions.flatMap(\.statements))
        // A changelog tells what was mended, not what is left; a CVE record now and then names a package,
        // which says nothing of all the others of its ecosystem.
        let covers = advisory.source == "osv" || advisory.source == "debian-tracker"
        for (place, statement) in advisory.statements.enumerated() {
            add(
                statement, at: place % Row.statementMax, of: record + place / Row.statementMax,
                isConditional: conditional.contains(place), covers: covers)
        }
    }

    private func add(
        _ statement: ProductStatement, at place: Int, of record: Int, isConditional: Bool, covers: Bool
    ) {
        guard let product = keys.number(of: statement.subject) else { return }
        let number = product.number
        if covers { covered.insert(number) }
        var row = Row(
            statement, at: place, of: record, isConditional: isConditional,
            hasAttributes: product.hasAttributes, scheme: statement.scheme ?? product.scheme)
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
        var tail = ByteWriter()
        tail.fixed(seal.value)
        try records.write(tail.bytes)
        try records.finish()
        gone.earlier = replaced
        gone.own = dead.sorted()
        let index = try IndexOutput(indexPath)
        try compile(index)
        try index.finish(records: offsets.count, recordBytes: records.count, seal: seal.value)
        let base = String(indexPath.dropLast(".index.part".count))
        try SystemFolder.move(records.path, to: base + ".records")
        try SystemFolder.move(indexPath, to: base + ".index")
        return SegmentInfo(
            name: name, records: count, recordBytes: records.count, indexBytes: index.count,
            seal: seal.value, sources: sources)
    }

    /// Per source: how many living records, and the newest change.
    private var sources: [String: SegmentInfo.Source] {
        var sources: [String: SegmentInfo.Source] = [:]
        for record in known.values {
            let before = sources[record.source] ?? SegmentInfo.Source(records: 0, newest: nil)
            sources[record.source] = SegmentInfo.Source(
                records: before.records + 1,
                newest: [before.newest, record.newest].compactMap { $0 }.max())
        }
        return sources
    }

    private func compile(_ index: IndexOutput) throws(SystemFault) {
        var keyEntries: [HashTable.Entry] = []
        var productEntries: [HashTable.Entry] = []
        var families: [String: Int] = [:]
        try writeRows(index, &keyEntries, &productEntries, &families)
        try index.section(texts.bytes)
        try index.section(HashTable.bytes(keyEntries))
        try index.section(HashTable.bytes(productEntries))
        try index.section(HashTable.bytes(names.filter { !dead.contains($0.first) }))
        try index.section(
            HashTable.bytes(
                known.map { identity, record in
                    HashTable.Entry(
                        hash: identity, first: record.records.lowerBound,
                        second: UInt32(record.records.count))
                }))
        var writer = ByteWriter()
        for offset in offsets { writer.fixed(offset) }
        try index.section(writer.bytes)
        writer.removeAll()
        gone.write(into: &writer)
        try index.section(writer.bytes)
        writer.removeAll()
        writer.list(families.sorted { $0.key < $1.key }) { writer, family in
            writer.text(family.key)
            writer.number(family.value)
        }
        try index.section(writer.bytes)
    }

    private func writeRows(
        _ index: IndexOutput, _ keyEntries: inout [HashTable.Entry],
        _ productEntries: inout [HashTable.Entry], _ families: inout [String: Int]
    ) throws(SystemFault) {
        // Counting sort by key: rows of one key stand together, in the order in which they came.
        var ends = [Int](repeating: 0, count: keys.texts.count + 1)
        for entry in rows where !dead.contains(entry.row.record) { ends[Int(entry.key) + 1] += 1 }
        for number in 1..<max(ends.count, 1) { ends[number] += ends[number - 1] }
        var order = [UInt32](repeating: 0, count: ends.last ?? 0)
        var next = ends
        for (place, entry) in rows.enumerated() where !dead.contains(entry.row.record) {
            order[next[Int(entry.key)]] = UInt32(place)
            next[Int(entry.key)] += 1
        }
        var writer = ByteWriter()
        var written = 0
        for number in keys.texts.indices where ends[number] < ends[number + 1] {
            let text = keys.texts[number]
            let count = ends[number + 1] - ends[number]
            let entry = HashTable.Entry(
                hash: Checksum64.of(text), first: UInt32((written + writer.count) / 8),
                second: UInt32(count))
            keyEntries.append(entry)
            if let product = keys.products[number] {
                productEntries.append(
                    HashTable.Entry(hash: product, first: entry.first, second: entry.second))
            }
            if covered.contains(UInt32(number)), let family = keys.families[number] {
                families[family, default: 0] += count
            }
            writer.fixed32(text.utf8.count)
            writer.append(text: text)
            writer.pad()
            for place in order[ends[number]..<ends[number + 1]] {
                rows[Int(place)].row.append(to: &writer)
            }
            if writer.count > 1 << 20 {
                written += writer.count
                try index.write(writer.bytes)
                writer.removeAll()
            }
        }
        try index.section(writer.bytes)
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

import Kernel
import Vulnerabilities
import Ports

/// Takes in records into a segment of their own.
final class RecordWriter: IntelligenceWriter {
    let store: RecordStore
    private(set) var list: SegmentList
    private let lock: WriterLock
    private let name: String
    private let segment: SegmentWriter
    private var isCommitted = false
    /// With more segments than this the small ones are joined.
    static let segmentsMax = 8

    init(_ store: RecordStore, list: SegmentList, lock: WriterLock) throws(SystemFault) {
        self.store = store
        self.list = list
        self.lock = lock
        let number = String(list.next)
        name = String(repeating: "0", count: max(0, 6 - number.count)) + number
        segment = try SegmentWriter(store.segmentPath(name), name: name)
    }

    deinit {
        guard !isCommitted else { return }
        remove(name, endings: [".records.part", ".index.part"])
        // Whether the list was replaced is not known when that failed at the last step.
        guard let now = try? store.list(), !now.segments.contains(where: { $0.name == name }) else { return }
        remove(name, endings: [".records", ".index"])
    }

    private func remove(_ name: String, endings: [String] = [".records", ".index"]) {
        for ending in endings { SystemFolder.remove(store.segmentPath(name) + ending) }
    }

    func add(_ advisory: Advisory) throws(IntelligenceRefusal) { try add(advisory, encoded: nil) }

    private func add(
        _ advisory: Advisory, encoded: UnsafeRawBufferPointer?
    ) throws(IntelligenceRefusal) {
        do {
            try segment.add(advisory, encoded: encoded)
        } catch {
            throw RecordStore.refusal(error)
        }
    }

    func commit(_ states: [SourceState]) throws(IntelligenceRefusal) -> IntelligenceStanding {
        var totals = Self.byName(list.states)
        let replaced = try replaced(in: list.segments, &totals)
        let standing = try commit(states, replacing: [], replaced: replaced, totals)
        guard list.segments.count > Self.segmentsMax else { return standing }
        // The records are in, whether or not there is room to join segments.
        return (try? joinSmall()) ?? standing
    }

    /// - Parameters:
    ///   - gone: segments that this one holds all living records of.
    ///   - replaced: for each segment that stays, the records that this one replaces.
    func commit(
        _ states: [SourceState], replacing gone: [SegmentInfo],
        replaced: [(segment: String, records: [UInt32])], _ totals: [String: SourceState]? = nil
    ) throws(IntelligenceRefusal) -> IntelligenceStanding {
        let goneNames = Set(gone.map(\.name))
        let earlier = list.segments.filter { !goneNames.contains($0.name) }
        var totals = totals ?? Self.byName(list.states)
        let info: SegmentInfo
        do {
            info = try segment.finish(name, replaced: replaced)
        } catch {
            throw RecordStore.refusal(error)
        }
        // Records that only moved from one segment to another were counted when they came.
        if gone.isEmpty || earlier.isEmpty {
            if earlier.isEmpty { for source in totals.keys { totals[source]?.records = 0 } }
            count(info, &totals)
        }
        for state in states {
            var known = totals[state.source] ?? SourceState(source: state.source)
            if state.takenAt != nil { (known.takenAt, known.takenFrom) = (state.takenAt, state.takenFrom) }
            (known.triedAt, known.failure) = (state.triedAt ?? state.takenAt, state.failure)
            known.cursor = state.cursor ?? known.cursor
            totals[state.source] = known
        }
        var list = list
        list.generation += 1
        list.next += 1
        list.segments = earlier + (info.records > 0 ? [info] : [])
        list.states = Array(totals.values)
        try store.replaceList(with: list)
        self.list = list
        isCommitted = true
        for segment in gone + (info.records > 0 ? [] : [info]) { remove(segment.name) }
        return list.standing
    }

    private static func byName(_ states: [SourceState]) -> [String: SourceState] {
        Dictionary(states.map { ($0.source, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private func count(_ info: SegmentInfo, _ totals: inout [String: SourceState]) {
        for (source, part) in info.sources {
            var state = totals[source] ?? SourceState(source: source)
            state.records += part.records
            let newest = part.newest.map { Instant(secondsSinceEpoch: $0) }
            state.newest = [state.newest, newest].compactMap { $0 }.max()
            totals[source] = state
        }
    }

    /// Which records of earlier segments the new ones replace. A record that is older than what is kept
    /// already is not taken.
    private func replaced(
        in earlier: [SegmentInfo], _ totals: inout [String: SourceState]
    ) throws(IntelligenceRefusal) -> [(segment: String, records: [UInt32])] {
        guard !earlier.isEmpty else { return [] }
        let index = try index(of: earlier)
        var replaced = [[UInt32]](repeating: [], count: earlier.count)
        for (identity, mine) in segment.known {
            for (place, reader) in index.segments.enumerated() {
                let old = reader.records(ofIdentity: identity)
                guard let first = old.first else { continue }
                let head = reader.view(first).head
                let kept = SegmentWriter.Known(
                    records: 0..<0, modified: head.modified?.secondsSinceEpoch, source: head.source,
                    newest: nil, statements: reader.view(first).statementCount)
                if kept.outweighs(mine) {
                    segment.drop(identity)
                    continue
                }
                replaced[place] += old
                totals[head.source]?.records -= 1
            }
        }
        guard !index.isDamaged else { throw .indexDamaged(path: store.path) }
        return zip(earlier, replaced).compactMap { $1.isEmpty ? nil : ($0.name, $1.sorted()) }
    }

    private func index(of segments: [SegmentInfo]) throws(IntelligenceRefusal) -> CompiledIndex {
        do {
            return try CompiledIndex(store.parts(of: segments))
        } catch {
            throw RecordStore.refusal(error)
        }
    }

    // MARK: Joining

    /// Takes in all records of other segments, oldest first, as if they came anew.
    func replay(_ segments: [SegmentInfo]) throws(IntelligenceRefusal) {
        for segment in segments {
            let path = store.segmentPath(segment.name) + ".records"
            let file: MappedFile
            do {
                file = try MappedFile(path)
            } catch {
                throw error.isAbsent ? .recordsDamaged(path: path) : RecordStore.refusal(error)
            }
            guard SegmentReader.seal(of: file.bytes) == segment.seal else {
                throw .recordsDamaged(path: path)
            }
            var seal = RecordSeal(segment.name)
            var at = 8
            while at < file.bytes.count - SegmentLayout.recordTail {
                guard let record = SegmentReader.record(in: file.bytes, at: at) else {
                    throw .recordsDamaged(path: path)
                }
                seal.add(Checksum64.of(record))
                try add(RecordView(record).lookedUp, encoded: record)
                at += SegmentLayout.recordHead + record.count
            }
            guard seal.value == segment.seal else { throw .recordsDamaged(path: path) }
        }
    }

    /// Joins all segments behind the first, or all when those have grown as large as it.
    private func joinSmall() throws(IntelligenceRefusal) -> IntelligenceStanding {
        let small = list.segments.dropFirst()
        let isMost = small.reduce(0) { $0 + $1.recordBytes } * 2 > (list.segments.first?.recordBytes ?? 0)
        let first = isMost ? 0 : 1
        let joined = Array(list.segments[first...])
        let index = try index(of: list.segments)
        let writer: RecordWriter
        do {
            writer = try RecordWriter(store, list: list, lock: lock)
        } catch {
            throw RecordStore.refusal(error)
        }
        var replaced: [String: Set<UInt32>] = [:]
        for reader in index.segments[first...] {
            for part in reader.replaced().earlier {
                replaced[part.segment, default: []].formUnion(part.records)
            }
            for record in 0..<UInt32(reader.recordCount)
            where !reader.isDead(record) && reader.continued[record] == nil {
                let view = reader.view(record)
                try writer.add(view.lookedUp, encoded: view.bytes)
            }
        }
        guard !index.isDamaged else { throw .indexDamaged(path: store.path) }
        let names = Set(list.segments[..<first].map(\.name))
        let kept = replaced.filter { names.contains($0.key) }.sorted { $0.key < $1.key }
        return try writer.commit(
            [], replacing: joined, replaced: kept.map { ($0.key, $0.value.sorted()) })
    }
}

import Kernel
import Vulnerabilities
import Workflows

/// Takes in records into a segment of their own.
final class RecordWriter: IntelligenceWriter {
    let store: RecordStore
    private(set) var list: SegmentList
    private let lock: WriterLock
    private let name: String
    private let segment: SegmentWriter
    private var isCommitted = false
    /// With more segments than this the small ones are joined.
    private static let segmentsMax = 8

    init(_ store: RecordStore, list: SegmentList, lock: WriterLock) throws(SystemFault) {
        self.store = store
        self.list = list
        self.lock = lock
        let number = String(list.next)
        name = String(repeating: "0", count: max(0, 6 - number.count)) + number
        segment = try SegmentWriter(store.segmentPath(name))
    }

    deinit {
        guard !isCommitted else { return }
        SystemFolder.remove(store.segmentPath(name) + ".records.part")
        SystemFolder.remove(store.segmentPath(name) + ".index.part")
    }

    func add(_ advisory: Advisory) throws(IntelligenceRefusal) {
        do {
            try segment.add(advisory)
        } catch {
            throw RecordStore.refusal(error)
        }
    }

    func commit(_ states: [SourceState]) throws(IntelligenceRefusal) -> IntelligenceStanding {
        let standing = try commit(states, replacing: [])
        guard list.segments.count > Self.segmentsMax else { return standing }
        isCommitted = true
        return try joinSmall()
    }

    /// - Parameter gone: segments that this one holds all records of.
    func commit(
        _ states: [SourceState], replacing gone: [SegmentInfo]
    ) throws(IntelligenceRefusal) -> IntelligenceStanding {
        let goneNames = Set(gone.map(\.name))
        let earlier = list.segments.filter { !goneNames.contains($0.name) }
        var totals = Dictionary(
            list.states.map { ($0.source, $0) }, uniquingKeysWith: { first, _ in first })
        var counted = totals
        let replaced = try replaced(in: earlier, &counted)
        // Records that only moved from one segment to another were counted when they came.
        if gone.isEmpty { totals = counted }
        let info: SegmentInfo
        do {
            info = try segment.finish(name, replaced: replaced)
        } catch {
            throw RecordStore.refusal(error)
        }
        if gone.isEmpty { count(info, &totals) }
        for state in states {
            var known = totals[state.source] ?? SourceState(source: state.source)
            if state.takenAt != nil { (known.takenAt, known.takenFrom) = (state.takenAt, state.takenFrom) }
            (known.triedAt, known.failure) = (state.triedAt ?? state.takenAt, state.failure)
            known.cursor = state.cursor ?? known.cursor
            totals[state.source] = known
        }
        list.generation += 1
        list.next += 1
        list.segments = earlier + (info.records > 0 ? [info] : [])
        list.states = Array(totals.values)
        try store.replaceList(with: list)
        isCommitted = true
        let unused = gone + (info.records > 0 ? [] : [info])
        for segment in unused {
            SystemFolder.remove(store.segmentPath(segment.name) + ".records")
            SystemFolder.remove(store.segmentPath(segment.name) + ".index")
        }
        return list.standing
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
        let index: CompiledIndex
        do {
            index = try CompiledIndex(paths: earlier.map { store.segmentPath($0.name) })
        } catch {
            throw RecordStore.refusal(error)
        }
        var replaced = [[UInt32]](repeating: [], count: earlier.count)
        for change in segment.changes {
            for (place, reader) in index.segments.enumerated() {
                let old = reader.records(ofIdentity: change.identity)
                guard let first = old.first else { continue }
                let head = reader.view(first).head
                if let mine = change.modified, let theirs = head.modified?.secondsSinceEpoch, mine < theirs {
                    segment.drop(change.identity)
                    continue
                }
                replaced[place] += old
                totals[head.source]?.records -= 1
            }
        }
        guard !index.isDamaged else { throw .indexDamaged(path: store.path) }
        return zip(earlier, replaced).compactMap { $1.isEmpty ? nil : ($0.name, $1.sorted()) }
    }

    /// Takes in the living records of other segments, oldest first.
    func addAll(of paths: [String]) throws(IntelligenceRefusal) {
        for path in paths {
            let file: MappedFile
            do {
                file = try MappedFile(path + ".records")
            } catch {
                throw RecordStore.refusal(error)
            }
            var at = 8
            while at < file.bytes.count {
                guard let record = SegmentReader.record(in: file.bytes, at: at) else {
                    throw .recordsDamaged(path: path + ".records")
                }
                try add(RecordView(record).whole)
                at += SegmentLayout.recordHead + record.count
            }
        }
    }

    /// Joins all segments behind the first, or all when those have grown as large as it.
    private func joinSmall() throws(IntelligenceRefusal) -> IntelligenceStanding {
        let small = list.segments.dropFirst()
        let isMost = small.reduce(0) { $0 + $1.recordBytes } * 2 > (list.segments.first?.recordBytes ?? 0)
        let joined = isMost ? list.segments : Array(small)
        let writer: RecordWriter
        do {
            writer = try RecordWriter(store, list: list, lock: lock)
        } catch {
            throw RecordStore.refusal(error)
        }
        try writer.addAll(of: joined.map { store.segmentPath($0.name) })
        return try writer.commit([], replacing: joined)
    }
}

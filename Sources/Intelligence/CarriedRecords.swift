import Foundation
import Kernel
import Vulnerabilities
import Ports

/// Records in files that are carried to another store, one file a source: a title, then length, checksum and
/// bytes of each record. No index is among them; the receiver builds its own.
enum CarriedFormat {
    static let title = Array("mamori-records-\(SegmentLayout.version)\n".utf8)
    static let ending = ".records"
    /// How the sources stand, in the form of the list of segments, with none in it.
    static let sources = "sources.list"
    static let head = 12
}

/// The copies that `RecordStore.carryOut` makes.
final class CarriedCopies: CarriedRecords {
    private(set) var files: [CarriedFile] = []
    let standing: IntelligenceStanding
    private let folder: String
    /// Held for its lock: one export at a time.
    private let writer: RecordWriter

    init(_ store: RecordStore) throws(IntelligenceRefusal) {
        writer = try store.beginWriting()
        folder = store.path + "/outgoing"
        let index = try store.openIndex()
        var list = writer.list
        standing = list.standing
        list.segments = []
        list.states = list.states.map { state in
            var state = state
            // Where a feed goes on is of no use elsewhere.
            state.cursor = nil
            return state
        }
        do {
            try SystemFolder.renew(folder)
            var outputs: [String: OutputFile] = [:]
            for reference in index.references {
                try write(index.advisory(reference), &outputs)
            }
            guard !index.isDamaged else { throw IntelligenceRefusal.indexDamaged(path: store.path) }
            for source in outputs.keys.sorted() {
                guard let output = outputs[source] else { continue }
                try output.finish()
                files.append(
                    CarriedFile(name: source + CarriedFormat.ending, path: output.path, source: source))
            }
            let path = folder + "/" + CarriedFormat.sources
            try SystemFolder.replace(path, with: list.text)
            files.append(CarriedFile(name: CarriedFormat.sources, path: path, source: "mamori"))
        } catch let fault as SystemFault {
            throw RecordStore.refusal(fault)
        } catch let refusal as IntelligenceRefusal {
            throw refusal
        } catch {
            throw .failed(path: folder, reason: "\(error)")
        }
    }

    deinit { SystemFolder.removeAll(folder) }

    private func write(_ advisory: Advisory, _ outputs: inout [String: OutputFile]) throws(SystemFault) {
        let output: OutputFile
        if let known = outputs[advisory.source] {
            output = known
        } else {
            output = try OutputFile("\(folder)/\(advisory.source)\(CarriedFormat.ending)")
            try output.write(CarriedFormat.title)
            outputs[advisory.source] = output
        }
        var writer = ByteWriter()
        RecordEncoding.encode(advisory, into: &writer)
        var head = ByteWriter()
        head.fixed32(writer.count)
        head.fixed(writer.bytes.withUnsafeBytes { Checksum64.of($0) })
        try output.write(head.bytes)
        try output.write(writer.bytes)
    }
}

extension CompiledIndex {
    /// Every living record.
    var references: [AdvisoryRef] {
        var references: [AdvisoryRef] = []
        forEachRecord { references.append($0) }
        return references
    }
}

extension RecordStore {
    public func carryOut() throws(IntelligenceRefusal) -> any CarriedRecords { try CarriedCopies(self) }

    public func note(_ states: [SourceState]) throws(IntelligenceRefusal) {
        let writer = try beginWriting()
        var list = writer.list
        var known = Dictionary(
            list.states.map { ($0.source, $0) }, uniquingKeysWith: { first, _ in first })
        for state in states {
            var merged = known[state.source] ?? SourceState(source: state.source)
            (merged.triedAt, merged.failure) = (state.triedAt ?? merged.triedAt, state.failure)
            if state.takenAt != nil { (merged.takenAt, merged.takenFrom) = (state.takenAt, state.takenFrom) }
            merged.cursor = state.cursor ?? merged.cursor
            known[state.source] = merged
        }
        list.states = Array(known.values)
        try replaceList(with: list)
    }
}

extension RecordWriter {
    func incoming() throws(IntelligenceRefusal) -> String {
        let folder = store.path + "/incoming"
        SystemFolder.removeAll(folder)
        return folder
    }

    func carryIn(_ folder: String) throws(IntelligenceRefusal) -> [SourceState] {
        defer { SystemFolder.removeAll(folder) }
        var counts: [String: Int] = [:]
        for name in SystemFolder.names(folder) where name.hasSuffix(CarriedFormat.ending) {
            try take("\(folder)/\(name)", &counts)
        }
        let path = "\(folder)/\(CarriedFormat.sources)"
        let text: [UInt8]?
        do {
            text = try SystemFolder.read(path, bytesMax: 64 << 20)
        } catch {
            throw RecordStore.refusal(error)
        }
        guard let text, let carried = SegmentList(text) else { throw .listDamaged(path: path) }
        var states = Dictionary(
            carried.states.map { ($0.source, $0) }, uniquingKeysWith: { first, _ in first })
        for (source, count) in counts {
            var state = states[source] ?? SourceState(source: source)
            state.records = count
            states[source] = state
        }
        return states.values.sorted { $0.source < $1.source }
    }

    private func take(_ path: String, _ counts: inout [String: Int]) throws(IntelligenceRefusal) {
        let file: MappedFile
        do {
            file = try MappedFile(path)
        } catch {
            throw RecordStore.refusal(error)
        }
        guard file.bytes.starts(with: CarriedFormat.title) else {
            throw .failed(path: path, reason: "not records of this version of mamori")
        }
        var at = CarriedFormat.title.count
        while at < file.bytes.count {
            guard let record = CarriedFormat.record(in: file.bytes, at: at) else {
                throw .recordsDamaged(path: path)
            }
            let advisory = RecordView(record).whole
            counts[advisory.source, default: 0] += 1
            try add(advisory)
            at += CarriedFormat.head + record.count
        }
    }
}

extension CarriedFormat {
    /// The record at a place; nil where it is cut off or its checksum is another.
    static func record(in bytes: UnsafeRawBufferPointer, at place: Int) -> UnsafeRawBufferPointer? {
        guard place + head <= bytes.count else { return nil }
        let count = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
        let sum = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 4, as: UInt64.self))
        guard place + head + count <= bytes.count else { return nil }
        let record = UnsafeRawBufferPointer(rebasing: bytes[(place + head)..<(place + head + count)])
        return Checksum64.of(record) == sum ? record : nil
    }
}

extension SystemFolder {
    /// An empty folder, whatever lay there.
    static func renew(_ path: String) throws(SystemFault) {
        removeAll(path)
        try make(path)
    }

    static func removeAll(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}

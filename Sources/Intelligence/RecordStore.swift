import Glibc
import Kernel
import Vulnerabilities
import Ports

/// The folder in which published vulnerabilities are kept.
public struct RecordStore: IntelligenceStore {
    public let path: String
    /// How long a writer waits for another to end, in tenths of a second.
    private let patience: Int

    public init(_ path: String, patience: Int = 50) {
        self.path = path
        self.patience = patience
    }

    private static let attemptsMax = 16

    private var listPath: String { path + "/current" }
    func parts(of segments: [SegmentInfo]) -> [(path: String, seal: UInt64?)] {
        segments.map { (segmentPath($0.name), $0.seal) }
    }

    func segmentPath(_ name: String) -> String { "\(path)/segments/\(name)" }

    // MARK: Reading

    public func standing() throws(IntelligenceRefusal) -> IntelligenceStanding { try list().standing }

    public func open() throws(IntelligenceRefusal) -> any IntelligenceIndex { try openIndex() }

    func openIndex() throws(IntelligenceRefusal) -> CompiledIndex {
        // A writer may have replaced the list, and removed a segment, between two of our steps.
        for attempt in 0..<Self.attemptsMax {
            let list = try list()
            guard !list.segments.isEmpty else { throw .empty(path: path) }
            do {
                return try CompiledIndex(parts(of: list.segments))
            } catch {
                let isSame = try self.list().generation == list.generation
                guard isSame || attempt == Self.attemptsMax - 1 else { continue }
                throw RecordStore.refusal(error)
            }
        }
        throw .indexDamaged(path: path)
    }

    func list() throws(IntelligenceRefusal) -> SegmentList {
        do {
            guard let bytes = try SystemFolder.read(listPath, bytesMax: 64 << 20) else {
                // The list is written before the first segment: records without it mean that it was lost.
                let isLost = SystemFolder.names(path + "/segments").contains { $0.hasSuffix(".records") }
                guard !isLost else { throw IntelligenceRefusal.listDamaged(path: listPath) }
                return SegmentList()
            }
            guard let list = SegmentList(bytes) else { throw IntelligenceRefusal.listDamaged(path: listPath) }
            return list
        } catch let fault as SystemFault {
            throw .failed(path: fault.path, reason: fault.reason)
        } catch let refusal as IntelligenceRefusal {
            throw refusal
        } catch {
            throw .failed(path: listPath, reason: "\(error)")
        }
    }

    static func refusal(_ fault: SegmentFault) -> IntelligenceRefusal {
        switch fault {
        case .system(let fault): .failed(path: fault.path, reason: fault.reason)
        case .otherVersion(let path), .damaged(let path): .indexDamaged(path: path)
        case .recordsDamaged(let path): .recordsDamaged(path: path)
        }
    }

    static func refusal(_ fault: SystemFault) -> IntelligenceRefusal {
        .failed(path: fault.path, reason: fault.reason)
    }

    // MARK: Writing

    public func begin() throws(IntelligenceRefusal) -> any IntelligenceWriter { try beginWriting() }

    func beginWriting() throws(IntelligenceRefusal) -> RecordWriter {
        let lock: WriterLock
        do {
            try SystemFolder.make(path + "/segments")
            lock = try WriterLock(path + "/lock", patience: patience)
        } catch {
            throw error.reason == WriterLock.busy ? .busy(path: path) : RecordStore.refusal(error)
        }
        let list = try list()
        if list.generation == 0 { try replaceList(with: list) }
        sweep(keeping: list)
        do {
            return try RecordWriter(self, list: list, lock: lock)
        } catch {
            throw RecordStore.refusal(error)
        }
    }

    /// Removes what a writer that was killed has left, and segments that no longer count.
    private func sweep(keeping list: SegmentList) {
        SystemFolder.remove(listPath + ".part")
        let names = Set(list.segments.map(\.name))
        for file in SystemFolder.names(path + "/segments") {
            let name = String(file.prefix { $0 != "." })
            if !names.contains(name) || file.hasSuffix(".part") {
                SystemFolder.remove("\(path)/segments/\(file)")
            }
        }
    }

    func replaceList(with list: SegmentList) throws(IntelligenceRefusal) {
        do {
            try SystemFolder.replace(listPath, with: list.text)
        } catch {
            throw RecordStore.refusal(error)
        }
    }

    /// Compiles everything anew from the records into one segment; the old index stays in use until then.
    public func rebuild() throws(IntelligenceRefusal) {
        let writer = try beginWriting()
        let old = writer.list
        try writer.replay(old.segments)
        _ = try writer.commit([], replacing: old.segments, replaced: [])
    }
}

/// Held by whoever writes; the system lets go of it when the process ends, however it ends.
final class WriterLock {
    static let busy = "busy"
    private let handle: Int32

    init(_ path: String, patience: Int) throws(SystemFault) {
        handle = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard handle >= 0 else { throw SystemFault(path) }
        var left = patience
        while flock(handle, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else {
                let fault = SystemFault(path)
                close(handle)
                throw fault
            }
            guard left > 0 else {
                close(handle)
                throw SystemFault(path, WriterLock.busy)
            }
            left -= 1
            usleep(100_000)
        }
    }

    deinit { close(handle) }
}
